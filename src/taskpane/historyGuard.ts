// Runs before office.js, which takes history.pushState and replaceState away (Microsoft's page on referencing office.js from its CDN).
const guarded = {
  pushState: window.history.pushState.bind(window.history),
  replaceState: window.history.replaceState.bind(window.history),
};
Reflect.set(window, 'anteroomHistory', guarded);

export type GuardedHistory = typeof guarded;
