// What jsdom lacks and Fluent asks for; nothing here replaces a part of the product.
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
