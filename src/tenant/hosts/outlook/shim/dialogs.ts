/** `Office.context.ui`: windows of the add-in's own, with the codes of Microsoft's page on dialog errors. */
import type { HostEvent } from '../conversation';
import type { OfficeClient, Tail } from './calls';
import { mindFilledText } from './checks';

type Handler = (news: { readonly message: string } | { readonly error: number }) => void;

interface OfficeDialog {
  readonly addEventHandler: (type: string, handler: Handler) => void;
  readonly close: () => void;
  readonly messageChild: (message: string) => void;
}

interface DialogOptions extends Office.AsyncContextOptions {
  readonly width?: number;
  readonly height?: number;
  readonly promptBeforeOpen?: boolean;
}

export interface PaneUi extends Pick<Office.UI, 'openBrowserWindow' | 'closeContainer'> {
  readonly displayDialogAsync: (address: string, ...tail: Tail<OfficeDialog>) => void;
  readonly messageParent: (message: string) => void;
  readonly addHandlerAsync: (type: string, handler: Handler, ...tail: Tail<void>) => void;
}

/** Full screen but for a small edge, as Office has it. */
const LARGEST_PERCENT = 99;

/** Makes the member; the host opens one window at a time (12007) and reports its end (12006). */
export function paneUi(client: OfficeClient): PaneUi {
  const { line } = client;
  let handlers = new Map<string, Handler>();
  const fromParent = new Set<Handler>();
  line.hear((event: HostEvent) => {
    if (event.name === 'dialog') {
      const type = 'message' in event.news ? 'dialogMessageReceived' : 'dialogEventReceived';
      handlers.get(type)?.(event.news);
    } else if (event.name === 'parentMessage') {
      for (const handler of fromParent) handler({ message: event.message });
    }
  });
  const dialog: OfficeDialog = {
    addEventHandler: (type, handler) => {
      handlers.set(type, handler);
    },
    close: () => {
      void line.ask('closeDialog');
    },
    messageChild: (message) => {
      void line.ask('tellDialog', message);
    },
  };
  return {
    openBrowserWindow: (url: string) => {
      window.open(url, '_blank', 'noopener');
    },
    closeContainer: () => {
      void line.ask('closeDialog');
    },
    displayDialogAsync: (address, ...tail) => {
      client.call({ name: 'ui.displayDialogAsync', needs: 'Restricted' }, tail, async (given) => {
        const { width = 80, height = 80, promptBeforeOpen = true } = given as DialogOptions;
        await line.ask('openDialog', {
          address: mindFilledText(address, 'startAddress'),
          width: percent(width),
          height: percent(height),
          asksFirst: promptBeforeOpen,
        });
        handlers = new Map();
        return dialog;
      });
    },
    messageParent: (message) => {
      void line.ask('tellParent', mindFilledText(message, 'messageToParent'));
    },
    addHandlerAsync: (_type, handler, ...tail) => {
      client.call({ name: 'ui.addHandlerAsync', needs: 'Restricted' }, tail, () => {
        fromParent.add(handler);
        return Promise.resolve();
      });
    },
  };
}

function percent(wanted: number): number {
  return Math.min(LARGEST_PERCENT, Math.max(1, wanted));
}
