// What jsdom lacks and Fluent or the hashes ask for; nothing here replaces a part of the product.
import { TextDecoder, TextEncoder } from 'node:util';

class SilentResizeObserver implements ResizeObserver {
  observe(): void {
    // jsdom lays nothing out, so there is never a size to report.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
}

if (typeof window !== 'undefined' && typeof window.ResizeObserver === 'undefined') {
  window.ResizeObserver = SilentResizeObserver;
}

if (typeof globalThis.TextEncoder === 'undefined') {
  Object.assign(globalThis, { TextEncoder, TextDecoder });
}
