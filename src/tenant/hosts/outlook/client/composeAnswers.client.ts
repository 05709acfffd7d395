/** What is asked about the open draft. */
import type { HostMethod } from '../conversation';
import type { Composer } from './composer.client';
import { draftMeant, type Answers, type Surface } from './officeAnswers.client';
import { refuse } from './refusals.client';

type ComposeMethod = Extract<
  HostMethod,
  | 'getSubject'
  | 'setSubject'
  | 'getRecipients'
  | 'setRecipients'
  | 'getFrom'
  | 'writeBody'
  | 'writeOnSend'
  | 'saveDraft'
  | 'getDraftId'
  | 'getComposeType'
  | 'getSelectedText'
  | 'getSessionData'
  | 'getAllSessionData'
  | 'setSessionData'
  | 'removeSessionData'
  | 'clearSessionData'
  | 'getInternetHeaders'
  | 'setInternetHeaders'
  | 'removeInternetHeaders'
  | 'isClientSignatureEnabled'
  | 'disableClientSignature'
  | 'sendDraft'
  | 'closeDraft'
>;

export function composeAnswers(surface: Surface): Pick<Answers, ComposeMethod> {
  const draftOf = (serial: number): Composer => draftMeant(surface, serial);
  return {
    getSubject: (serial) => draftOf(serial).getSubject(),
    setSubject: (serial, subject) => {
      draftOf(serial).setSubject(subject);
      return null;
    },
    getRecipients: (serial, field) => draftOf(serial).getRecipients(field),
    setRecipients: (serial, field, people, mode) => {
      draftOf(serial).setRecipients(field, people, mode);
      return null;
    },
    getFrom: (serial) => draftOf(serial).start.from,
    writeBody: (serial, place, content, format) => {
      draftOf(serial).writeBody(place, content, format);
      return null;
    },
    writeOnSend: (serial, place, content, format) => {
      draftOf(serial).writeOnSend(place, content, format);
      return null;
    },
    saveDraft: (serial) => draftOf(serial).save(),
    getDraftId: (serial) => {
      const id = draftOf(serial).draftId();
      if (id === null) throw refuse(9046);
      return id;
    },
    getComposeType: (serial) => draftOf(serial).start.composeType,
    getSelectedText: (serial, format) => draftOf(serial).selected(format),
    ...draftDataAnswers(draftOf),
    // The tenant adds no signature of its own to a draft.
    isClientSignatureEnabled: (serial) => draftOf(serial).hasClientSignature,
    disableClientSignature: (serial) => {
      draftOf(serial).hasClientSignature = false;
      return null;
    },
    sendDraft: async (serial) => {
      await surface.sendDraft(draftOf(serial));
      return null;
    },
    closeDraft: async (serial) => {
      await surface.closeDraft(draftOf(serial));
      return null;
    },
  };
}

type DraftDataMethod = Extract<ComposeMethod, `${string}SessionData` | `${string}InternetHeaders`>;

function draftDataAnswers(draftOf: (serial: number) => Composer): Pick<Answers, DraftDataMethod> {
  return {
    getSessionData: (serial, name) => draftOf(serial).sessionData.get(name),
    getAllSessionData: (serial) => draftOf(serial).sessionData.all(),
    setSessionData: (serial, name, value) => {
      draftOf(serial).sessionData.set(name, value);
      return null;
    },
    removeSessionData: (serial, name) => {
      draftOf(serial).sessionData.remove(name);
      return null;
    },
    clearSessionData: (serial) => {
      draftOf(serial).sessionData.clear();
      return null;
    },
    getInternetHeaders: (serial, names) => draftOf(serial).headers.some(names),
    setInternetHeaders: (serial, headers) => {
      for (const [name, value] of Object.entries(headers)) draftOf(serial).headers.set(name, value);
      return null;
    },
    removeInternetHeaders: (serial, names) => {
      for (const name of names) draftOf(serial).headers.remove(name);
      return null;
    },
  };
}
