import type { Mail } from '../../../src/domain/mail';
import { detectPhi, hasClinicalContent } from '../../../src/domain/phi';
import { found, readForPhiTest } from '../../support/phiOf';

const DENISE = { name: 'Denise Kowalczyk', address: 'denise.kowalczyk@lakesidehealth.example' };
const SOCIETY = { name: 'Birgit Solheim, MD', address: 'bsolheim@umctsociety.example' };

describe('what identifies nobody under care is left alone', () => {
  const rows: { says: string; mail: Partial<Mail> }[] = [
    {
      says: 'a signature of a professional',
      mail: {
        from: SOCIETY,
        body: 'See you in Minneapolis.\n\nBirgit Solheim, MD\nProgram Chair\n202-555-0138',
      },
    },
    {
      says: 'candidate slots and deadlines of staff',
      mail: { from: DENISE, body: 'Friday 1/30 noon, or Wed 2/4 at 2:00. Reply by February 9.' },
    },
    {
      says: 'a number of our own tracker',
      mail: { from: DENISE, body: 'The patient list: LSH-RF-2207 and LSH-PA-0417 are open.' },
    },
    {
      says: 'a meeting id and a dial-in',
      mail: { from: DENISE, body: 'Meeting ID: 274 018 552 90\nDial in by phone: 312-555-0100' },
    },
    {
      says: 'colleagues who are named without a patient',
      mail: { from: DENISE, body: 'Grace Adeyemi-Holt and Devin Sorrell will join you.' },
    },
    {
      says: 'a confirmation number of a hotel',
      mail: {
        from: { name: 'Hotel', address: 'stay@hotel.example' },
        body: 'Reservation 88217734, guest Okafor, Maya',
      },
    },
    {
      says: 'a vendor who tells an anecdote',
      mail: {
        from: { name: 'Paige', address: 'paige@scribebridge.example' },
        body: 'A cardiac surgeon in Tulsa got nine hours back. Call 415-555-0101.',
      },
    },
  ];
  test.each(rows)('$says', ({ mail }) => {
    expect(found(mail)).toEqual([]);
  });
});

describe('clinical words of nobody in particular do not count', () => {
  const rows: { says: string; mail: Partial<Mail> }[] = [
    {
      says: 'a teaching case in a newsletter',
      mail: {
        from: { name: 'News', address: 'news@cme.example' },
        body: 'A woman presents with fever after CABG. Take the quiz. Unsubscribe',
      },
    },
    {
      says: 'an operation without a name for it',
      mail: { from: DENISE, body: 'Her operation went well and care continues.' },
    },
  ];
  test.each(rows)('$says', ({ mail }) => {
    const { text, context } = readForPhiTest(mail);
    expect(hasClinicalContent(text, detectPhi(text, context), context)).toBe(false);
  });
});
