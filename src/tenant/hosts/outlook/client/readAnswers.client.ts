/** What is asked about the open item in either mode: body, categories, bars, properties, the mailbox it lies in. */
import type { HostCategory } from '../../../hostData';
import type { AskData } from '../../dataCalls.client';
import { keepProperties, keptProperties } from './keptValues.client';
import { draftMeant, isMeant, mailMeant, type Answers, type Surface } from './officeAnswers.client';
import { given, refuse } from './refusals.client';
import { wordHtml } from './wordHtml.client';

type ReadMethod =
  | 'openReply'
  | 'getBody'
  | 'getHeaders'
  | 'getAttachments'
  | 'getAttachmentContent'
  | 'getCustomProperties'
  | 'saveCustomProperties'
  | 'getCategories'
  | 'addCategories'
  | 'removeCategories'
  | 'getShared'
  | 'getNotifications'
  | 'putNotification'
  | 'removeNotification';

export function readAnswers(surface: Surface): Pick<Answers, ReadMethod> {
  return { ...itemAnswers(surface), ...categoryAnswers(surface), ...barAnswers(surface) };
}

function itemAnswers(
  surface: Surface,
): Omit<
  Pick<Answers, ReadMethod>,
  keyof ReturnType<typeof categoryAnswers> | keyof ReturnType<typeof barAnswers>
> {
  const { session } = surface;
  const place = (serial: number): { mailbox: string; itemId: string } => {
    if (surface.composer() === null) {
      const { mailbox, message } = mailMeant(surface, serial);
      return { mailbox, itemId: message.itemId };
    }
    const draft = draftMeant(surface, serial);
    return { mailbox: draft.start.mailbox, itemId: draft.draftId() ?? draft.key };
  };
  return {
    openReply: async (serial, htmlBody, toAll) => {
      await surface.openReply(mailMeant(surface, serial), htmlBody, toAll);
      return null;
    },
    getBody: (serial, format) => {
      if (surface.composer() !== null) {
        const html = draftMeant(surface, serial).getBody(format);
        return format === 'html' && session.profile.editsWithWord ? wordHtml(html) : html;
      }
      const { message } = mailMeant(surface, serial);
      return format === 'html' ? message.bodyHtml : message.bodyText;
    },
    getHeaders: (serial) => mailMeant(surface, serial).message.internetHeaders,
    getAttachments: (serial) => [...draftMeant(surface, serial).attachments()],
    getAttachmentContent: async (serial, id) => {
      const { mailbox, itemId } = place(serial);
      const content = await surface.ask('attachmentContent', mailbox, itemId, id);
      if (content === null) throw refuse(9052);
      return { content, format: 'base64' };
    },
    getCustomProperties: (serial) => {
      const { mailbox, itemId } = place(serial);
      return keptProperties(mailbox, itemId);
    },
    saveCustomProperties: (serial, json) => {
      const { mailbox, itemId } = place(serial);
      keepProperties(mailbox, itemId, json);
      return null;
    },
    getShared: (serial) => {
      mindSerial(surface, serial);
      if (session.quirks.includes('silent-shared-properties'))
        return new Promise<never>(() => undefined);
      const owner = ownerAddress(surface);
      return {
        owner,
        targetMailbox: owner,
        // Read, write, delete and edit own and all: what an editor of the folder holds.
        delegatePermissions: 63,
        targetRestUrl: 'https://outlook.office.com/api',
      };
    },
  };
}

function categoryAnswers(
  surface: Surface,
): Pick<Answers, 'getCategories' | 'addCategories' | 'removeCategories'> {
  const { ask } = surface;
  return {
    getCategories: async (serial) => {
      if (surface.composer() !== null) {
        const draft = draftMeant(surface, serial);
        const known = given(await ask('masterCategories', draft.start.mailbox), 9020);
        return draft.categories.map(
          (name) =>
            known.find(({ displayName }) => displayName === name) ?? {
              displayName: name,
              color: 'none',
            },
        );
      }
      const mail = mailMeant(surface, serial);
      return [...given(await ask('categories', mail.mailbox, mail.message.itemId), 9049)];
    },
    addCategories: async (serial, names) => {
      if (surface.composer() !== null) {
        const draft = draftMeant(surface, serial);
        await mindMasterList(ask, draft.start.mailbox, names);
        draft.categories = [...new Set([...draft.categories, ...names])];
        return null;
      }
      const mail = mailMeant(surface, serial);
      await mindMasterList(ask, mail.mailbox, names);
      if ((await ask('addCategories', mail.mailbox, mail.message.itemId, names)) !== true)
        throw refuse(9049);
      return null;
    },
    removeCategories: async (serial, names) => {
      if (surface.composer() !== null) {
        const draft = draftMeant(surface, serial);
        draft.categories = draft.categories.filter((name) => !names.includes(name));
        return null;
      }
      const mail = mailMeant(surface, serial);
      if ((await ask('removeCategories', mail.mailbox, mail.message.itemId, names)) !== true)
        throw refuse(9049);
      return null;
    },
  };
}

function barAnswers(
  surface: Surface,
): Pick<Answers, 'getNotifications' | 'putNotification' | 'removeNotification'> {
  return {
    getNotifications: (serial) => {
      mindSerial(surface, serial);
      return surface.bars().all();
    },
    putNotification: (serial, bar, mode) => {
      mindSerial(surface, serial);
      const draft = surface.composer();
      if (bar.persistent === true && draft !== null && draft.draftId() === null) throw refuse(9028);
      surface.bars().put(bar, mode);
      return null;
    },
    removeNotification: (serial, key) => {
      mindSerial(surface, serial);
      surface.bars().remove(key);
      return null;
    },
  };
}

function mindSerial(surface: Surface, serial: number): void {
  const open = surface.composer()?.start.serial ?? surface.mail()?.serial;
  if (!isMeant(serial, open)) throw refuse(9030);
}

/** Office refuses a category that the mailbox's master list lacks. */
async function mindMasterList(
  ask: AskData,
  mailbox: string,
  names: readonly string[],
): Promise<void> {
  const known: readonly HostCategory[] = given(await ask('masterCategories', mailbox), 9020);
  if (!names.every((name) => known.some(({ displayName }) => displayName === name))) {
    throw refuse(9044);
  }
}

function ownerAddress(surface: Surface): string {
  const key = surface.mailbox();
  return surface.session.mailboxes.find((mailbox) => mailbox.key === key)?.address ?? key;
}
