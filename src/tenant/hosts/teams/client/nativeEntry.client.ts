/** What Teams on a phone puts into the app's page before its own scripts run: the native channel and the bridge. */

type AuthListener = (answer: string) => void;

/** What the web view gives the page: `teams` takes a message, `auth` answers a request of MSAL's. */
type PostToNative = (kind: 'teams' | 'auth', json: string) => Promise<string>;

type NativeListener = (event: { readonly data: unknown }) => void;

const post = Reflect.get(window, 'postToNative') as PostToNative;

// teams-js: a window without a parent that finds this posts its messages here, as JSON.
Reflect.set(window, 'nativeInterface', {
  framelessPostMessage: (json: string) => {
    void post('teams', json);
  },
});

// The web view calls this; teams-js sets `onNativeMessage` and wants an event with the message as its data.
Reflect.set(window, 'receiveFromNative', (json: string) => {
  const listener = Reflect.get(window, 'onNativeMessage') as NativeListener | undefined;
  listener?.({ data: JSON.parse(json) as unknown });
});

// teams-js leaves the bridge of a frameless window to the phone (internal/nestedAppAuthUtils.ts).
if (Reflect.get(window, 'hasNativeBridge') === true) {
  const listeners = new Set<AuthListener>();
  Reflect.set(window, 'nestedAppAuthBridge', {
    addEventListener: (_name: string, listener: AuthListener) => listeners.add(listener),
    removeEventListener: (_name: string, listener: AuthListener) => listeners.delete(listener),
    postMessage: (request: string) => {
      void post('auth', request).then((answer) => {
        for (const listener of listeners) listener(answer);
      });
    },
  });
}
