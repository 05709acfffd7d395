/** What is asked about the client and the user, whatever item is open. */
import type { Person, StartUp } from '../conversation';
import { answerNestedAuth } from '../../nestedAuth.client';
import { keptRecord, keepRecord } from './keptValues.client';
import { itemSnapshot, readSnapshot, type Answers, type Surface } from './officeAnswers.client';
import { given, refuse } from './refusals.client';

type SessionMethod =
  | 'start'
  | 'getMasterCategories'
  | 'addMasterCategories'
  | 'removeMasterCategories'
  | 'saveSettings'
  | 'getSelectedItems'
  | 'loadItem'
  | 'unloadItem'
  | 'openNewMessage'
  | 'openAppointment'
  | 'openMessage'
  | 'openDialog'
  | 'closeDialog'
  | 'tellDialog'
  | 'tellParent'
  | 'nestedAuth'
  | 'completeSend'
  | 'launchReady'
  | 'launchFailed';

export function sessionAnswers(surface: Surface): Pick<Answers, SessionMethod> {
  const { session, ask } = surface;
  /** A delegate can read the list and not change it. */
  const changed = (isDone: boolean | null, otherwise: 9044 | 9045): null => {
    if (isDone === null) throw refuse(9038);
    if (!isDone) throw refuse(otherwise);
    return null;
  };
  return {
    start: () => startUp(surface),
    getMasterCategories: async () => [
      ...given(await ask('masterCategories', surface.mailbox()), 9020),
    ],
    addMasterCategories: async (categories) =>
      changed(await ask('addMasterCategories', surface.mailbox(), categories), 9045),
    removeMasterCategories: async (names) =>
      changed(await ask('removeMasterCategories', surface.mailbox(), names), 9044),
    saveSettings: (all) => {
      keepRecord(settingsName(surface), all);
      return null;
    },
    getSelectedItems: () => [...surface.selection()],
    loadItem: async (itemId) => {
      if (surface.loaded() !== null) throw refuse(9020);
      return readSnapshot(session, await surface.load(itemId));
    },
    unloadItem: () => {
      surface.unload();
      return null;
    },
    openNewMessage: async (message) => {
      await surface.openNewMessage(message);
      return null;
    },
    openAppointment: async (id) => {
      await surface.openAppointment(id);
      return null;
    },
    openMessage: async (id) => {
      await surface.openMessage(id);
      return null;
    },
    openDialog: async (request) => {
      await surface.openDialog(request);
      return null;
    },
    closeDialog: () => {
      surface.closeDialog();
      return null;
    },
    tellDialog: (message) => {
      surface.tellDialog(message);
      return null;
    },
    tellParent: () => {
      // Only a dialog has a parent to tell; its window is answered elsewhere.
      throw refuse(9020);
    },
    nestedAuth: (request) => answerNestedAuth(surface.askAsAccount, request),
    completeSend: (verdict) => {
      surface.completeSend(verdict);
      return null;
    },
    launchReady: (names) => {
      surface.launched(names);
      return null;
    },
    launchFailed: () => {
      surface.launched(null);
      return null;
    },
  };
}

/** What the library is given before Office.onReady answers. */
export function startUp(surface: Surface): StartUp {
  const { session } = surface;
  return {
    profile: session.profile,
    locale: 'en-US',
    user: userOf(surface),
    timeZone: session.viewer.timeZone,
    theme: surface.theme(),
    hasBridge: session.hasBridge,
    permission: session.permission,
    isLaunchEvent: surface.isLaunchEvent,
    settings: keptRecord(settingsName(surface)),
    item: itemSnapshot(surface),
  };
}

/** The user of the client; of a shared mailbox added as an account the client says that its owner is the user. */
function userOf(surface: Surface): Person {
  const { session } = surface;
  const { viewer } = session;
  const owner = session.mailboxes.find(({ key }) => key === surface.mailbox());
  return session.quirks.includes('shared-mailbox-as-account') && owner !== undefined
    ? { displayName: owner.displayName, emailAddress: owner.address }
    : { displayName: viewer.displayName, emailAddress: viewer.mail };
}

function settingsName({ session }: Surface): string {
  return `settings ${session.viewer.key}`;
}
