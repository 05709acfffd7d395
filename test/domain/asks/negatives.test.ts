import { readAsk } from '../../../src/domain/asks';
import { readMailText, type Mail } from '../../../src/domain/mail';
import { at, HOUSE, mailOf, OKAFOR } from '../../support/mails';

function asks(changes: Partial<Mail>): boolean {
  const mail = mailOf({
    from: { name: 'Ilya Markov', address: 'ilya.markov@lakesidehealth.example' },
    ...changes,
  });
  const ask = readAsk(readMailText(mail), {
    receivedAt: at('2026-11-16T14:00:00Z'),
    zone: 'America/Chicago',
    from: mail.from,
    recipients: mail.to,
    principal: OKAFOR,
    organizationDomains: HOUSE,
  });
  return ask !== null;
}

describe('dates that invite nobody are no ask', () => {
  const rows: { says: string; mail: Partial<Mail> }[] = [
    {
      says: 'a deadline for an answer',
      mail: { body: 'I need your ranking by Friday 1/30, noon.' },
    },
    {
      says: 'an automatic reply',
      mail: { subject: 'Automatic reply', body: 'I am out of the office until Monday at 9:00.' },
    },
    {
      says: 'a patient who moves a visit',
      mail: {
        from: { name: 'B', address: 'b@example.com' },
        body: 'I have my appointment Jan 29 at 9:15, can I come Tuesday afternoon?',
      },
    },
    {
      says: 'a swap of call',
      mail: { body: 'SWAP APPROVED\nOkafor gives Thu Feb 19 Backup (5p-7a)\nNo reply needed.' },
    },
    {
      says: 'a flight that moved',
      mail: { body: 'Thu Apr 30, flight SW 826 departs 3:40p, arrives 5:58p.' },
    },
    {
      says: 'a maintenance notice',
      mail: { body: 'Maintenance: Sunday, March 8, 1:00 AM to 5:00 AM. Mail will be restarted.' },
    },
    {
      says: 'an attorney who wants an informal word',
      mail: {
        from: { name: 'C', address: 'c@llp.example' },
        body: 'This firm represents the estate. Call Thursday at 2 pm.',
      },
    },
    {
      says: 'a meeting that is cancelled',
      mail: { body: 'The meeting on Thursday at 2 pm has been cancelled.' },
    },
    {
      says: 'lengths without an invitation',
      mail: { body: 'The class takes 40 min. The fee is $275.' },
    },
  ];
  test.each(rows)('$says', ({ mail }) => {
    expect(asks(mail)).toBe(false);
  });
});
