// Runs after office.js: gives the page its history back. A file of its own, since the CSP allows no inline script.
import type { GuardedHistory } from './historyGuard';

const guarded = Reflect.get(window, 'anteroomHistory') as GuardedHistory | undefined;
if (guarded !== undefined) {
  window.history.pushState = guarded.pushState;
  window.history.replaceState = guarded.replaceState;
}
