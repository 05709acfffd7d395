/** The two ways in which a tab hangs on its host: a frame in a browser, a web view of its own on a phone. */
import { make } from '../../dom.client';
import { isValidDomain } from '../validDomains';
import { isTabRequest, type TabRequest } from './tabAnswers.client';

export interface TabChannel {
  /** What stands on the stage. */
  readonly element: HTMLElement;
  load(address: string): void;
  send(message: object): void;
  close(): void;
}

/** A frame one level deep; it is heard only while it shows a page of the app's valid domains. */
export function openFrame(
  title: string,
  validDomains: readonly string[],
  receive: (request: TabRequest) => void,
): TabChannel {
  const holder = make('div', { class: 'frame-holder' });
  let frame: HTMLIFrameElement | null = null;
  let origin = '*';
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame?.contentWindow || !isTabRequest(event.data)) return;
    if (!isValidDomain(new URL(event.origin).host, validDomains)) return;
    origin = event.origin;
    receive(event.data);
  };
  window.addEventListener('message', onMessage);
  return {
    element: holder,
    load: (address) => {
      // A new frame each time: the same address with a fragment would not load again.
      frame = make('iframe', { class: 'tab-frame', title, src: address, allow: 'clipboard-write' });
      holder.replaceChildren(frame);
    },
    send: (message) => {
      frame?.contentWindow?.postMessage(message, origin);
    },
    close: () => {
      window.removeEventListener('message', onMessage);
      holder.remove();
    },
  };
}

/**
 * What a phone's web view finds on this page: the address to load, and the channel in both directions.
 *
 * The web view runs `/native.js` before the app's own scripts and hands on what that posts; see docs/tenant.md.
 */
export interface NativeShell {
  address: string;
  /** Takes one message of the app (JSON). */
  fromApp(json: string): void;
  /** Set by the web view: gives one message (JSON) to the app. */
  toApp: ((json: string) => void) | null;
  /** Takes one request of MSAL's and answers it. */
  nestedAuth: ((json: string) => Promise<string>) | null;
}

/** The app runs elsewhere; here stands a note, for people who open this page without a web view. */
export function openNative(
  title: string,
  receive: (request: TabRequest) => void,
  nestedAuth: ((json: string) => Promise<string>) | null,
): TabChannel {
  const shell: NativeShell = {
    address: '',
    fromApp: (json) => {
      const request: unknown = JSON.parse(json);
      if (isTabRequest(request)) receive(request);
    },
    toApp: null,
    nestedAuth,
  };
  Reflect.set(window, 'nativeShell', shell);
  return {
    element: make('p', { class: 'none' }, `${title} runs in the phone’s own web view.`),
    load: (address) => {
      shell.address = address;
    },
    send: (message) => shell.toApp?.(JSON.stringify(message)),
    close: () => {
      Reflect.deleteProperty(window, 'nativeShell');
    },
  };
}
