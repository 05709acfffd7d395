// Reads the identifiers of a mail or a text as the tests of phi need them.
import { readMailText, type Mail, type MailText } from '../../src/domain/mail';
import { detectPhi, type PhiContext, type PhiSpan } from '../../src/domain/phi';
import { directory, HOUSE, mailOf, OKAFOR } from './mails';

const people = directory();

/** A mail to the house with these changes, as the detectors see it. */
export function readForPhiTest(changes: Partial<Mail>): { text: MailText; context: PhiContext } {
  const mail = mailOf(changes);
  return {
    text: readMailText(mail),
    context: {
      from: mail.from,
      recipients: [...mail.to, ...mail.cc],
      people,
      principal: OKAFOR,
      organizationDomains: HOUSE,
    },
  };
}

export function spansOf(changes: Partial<Mail>): PhiSpan[] {
  const { text, context } = readForPhiTest(changes);
  return detectPhi(text, context);
}

function shown(spans: readonly PhiSpan[]): string[] {
  return spans.map(({ type, text }) => `${type} ${text}`);
}

/** What is found in a mail, type and words. */
export function found(changes: Partial<Mail>): string[] {
  return shown(spansOf(changes));
}

/** A text by itself, as a clinician might paste it: no sender, no recipient. */
export function foundInText(body: string): string[] {
  const text = readMailText({ subject: '', bodyType: 'text', body });
  return shown(
    detectPhi(text, {
      from: null,
      recipients: [],
      people: [],
      principal: { name: '', address: '' },
      organizationDomains: [],
    }),
  );
}
