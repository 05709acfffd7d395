/** The frame in which the add-in runs, and its line to the host page. */
import { make } from '../../dom.client';
import type { DialogNews, HostCall, HostEvent } from '../conversation';
import { answerOfficeCall, itemSnapshot, type Surface } from './officeAnswers.client';
import { frameName, openPublishedLine } from './publishedLine.client';

const PERMISSIONS =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** One running copy of the add-in. */
export interface AddInFrame {
  readonly element: HTMLIFrameElement;
  /** Tells the add-in that another item is shown, or none; `stale` tells it and leaves it the old one. */
  announceItem(which: 'open' | 'stale'): void;
  announceSelection(): void;
  announceTheme(): void;
  announceDialog(news: DialogNews): void;
  /** Runs the launch event's handler of this name. */
  announceSend(functionName: string): void;
  /** Loads the add-in anew, as the pane's own reload does. */
  reload(): void;
  close(): void;
}

/**
 * Opens a page of the add-in in a frame as Outlook does and answers it until it is closed.
 *
 * Our shim and the published library are both answered, each in its own language; which of the two a page loads is the
 * page's own choice. The library talks only over https (`NotTrustedWAC`).
 */
export function openAddInFrame(surface: Surface, path: string): AddInFrame {
  const { addIn, origins, profile } = surface.session;
  const origin = origins.pages;
  const platform = profile.platform === 'OfficeOnline' ? 'Web' : 'Win32';
  const address = new URL(path, origin);
  address.search = `?et=&_host_Info=Outlook$${platform}$16.01$en-US$$$$0`;
  const element = make('iframe', {
    class: 'add-in',
    name: frameName(),
    title: addIn.name,
    sandbox: PERMISSIONS,
    src: address.href,
  });
  const post = (message: unknown): void => {
    element.contentWindow?.postMessage(message, origin);
  };
  const send = (event: HostEvent): void => {
    post(event);
  };
  const published = openPublishedLine(surface, post);
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== element.contentWindow || event.origin !== origin) return;
    if (published.answer(event.data)) return;
    if (!isOfficeCall(event.data)) return;
    void answerOfficeCall(surface, event.data).then(post);
  };
  window.addEventListener('message', onMessage);
  return {
    element,
    announceItem: (which) => {
      const item = which === 'stale' ? 'stale' : itemSnapshot(surface);
      send({ kind: 'office-event', name: 'itemChanged', item });
      if (which === 'open') published.announceItem();
    },
    announceSelection: () => {
      send({ kind: 'office-event', name: 'selectedItemsChanged' });
    },
    announceTheme: () => {
      send({ kind: 'office-event', name: 'themeChanged', theme: surface.theme() });
      published.announceTheme();
    },
    announceDialog: (news) => {
      send({ kind: 'office-event', name: 'dialog', news });
    },
    announceSend: (functionName) => {
      send({ kind: 'office-event', name: 'send', functionName });
    },
    reload: () => {
      published.reset();
      element.src = address.href;
    },
    close: () => {
      window.removeEventListener('message', onMessage);
      element.remove();
    },
  };
}

/** Tells a call of the shim from whatever else a frame may post. */
export function isOfficeCall(message: unknown): message is HostCall {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'office-call'
  );
}
