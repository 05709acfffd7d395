/** The frame in which the add-in runs, and its line to the host page. */
import { make } from '../../dom.client';
import type { HostCall, HostEvent } from '../conversation';
import { answerOfficeCall, itemSnapshot, type Surface } from './officeAnswers.client';

const PERMISSIONS =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** One running copy of the add-in. */
export interface AddInFrame {
  readonly element: HTMLIFrameElement;
  /** Tells the add-in that another item is shown, or none. */
  announceItem(): void;
  announceTheme(): void;
  /** Loads the add-in anew, as the pane's own reload does. */
  reload(): void;
  close(): void;
}

/** Opens the pane page in a frame as Outlook does and answers it until it is closed. */
export function openAddInFrame(surface: Surface): AddInFrame {
  const { addIn, origins, profile } = surface.session;
  const origin = origins.pages;
  const platform = profile.platform === 'OfficeOnline' ? 'Web' : 'Win32';
  const address = new URL(addIn.panePath, origin);
  address.search = `?et=&_host_Info=Outlook$${platform}$16.01$en-US$$$$0`;
  const element = make('iframe', {
    class: 'add-in',
    title: addIn.name,
    sandbox: PERMISSIONS,
    src: address.href,
  });
  const send = (event: HostEvent): void => {
    element.contentWindow?.postMessage(event, origin);
  };
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== element.contentWindow || event.origin !== origin) return;
    if (!isOfficeCall(event.data)) return;
    void answerOfficeCall(surface, event.data).then((answer) => {
      element.contentWindow?.postMessage(answer, origin);
    });
  };
  window.addEventListener('message', onMessage);
  return {
    element,
    announceItem: () => {
      send({ kind: 'office-event', name: 'itemChanged', item: itemSnapshot(surface) });
    },
    announceTheme: () => {
      send({ kind: 'office-event', name: 'themeChanged', theme: surface.theme() });
    },
    reload: () => {
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
