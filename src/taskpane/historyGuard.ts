// Runs before office.js, which takes history.pushState and replaceState away (platform.md section 3.1).
const guarded = {
  pushState: window.history.pushState.bind(window.history),
  replaceState: window.history.replaceState.bind(window.history),
};
Reflect.set(window, 'anteroomHistory', guarded);

export type GuardedHistory = typeof guarded;
