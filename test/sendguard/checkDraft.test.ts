// What the send guard says and, as important, what it lets pass without a word.
import { checkDraft } from '../../src/sendguard/checkDraft';

const outside = {
  sender: 'jordan.reyes@lakesidehealth.example',
  recipients: ['someone@example.com'],
  subject: 'Times',
};

test.each([
  {
    says: 'an open fill-in in the body is named',
    body: 'Hello {{contact_name}},',
    finds: 'fill-in',
  },
  {
    says: 'a Social Security number going outside is named',
    body: 'SSN 219-09-9999',
    finds: 'Social Security',
  },
  {
    says: 'a medical record number going outside is named',
    body: 'MRN 90417733 please',
    finds: 'medical record number',
  },
  {
    says: 'a record number in the quote counts too',
    body: 'Thanks\n\n> MRN: 90417733',
    finds: 'medical record number',
  },
  {
    says: 'a Medicare number going outside is named',
    body: 'Her number is 1EG4-TE5-MK73.',
    finds: 'Medicare',
  },
  { says: 'a date of birth going outside is named', body: 'DOB 4/12/1951', finds: 'date of birth' },
])('$says', ({ body, finds }) => {
  expect(checkDraft({ ...outside, body }).join(' ')).toContain(finds);
});

test.each([
  { says: 'a phone number is no identifier for the guard', body: 'Call me at 312-555-0104.' },
  { says: 'a date and a room are no identifier', body: 'Tuesday 11/24 at 15:00 in 4-200.' },
  {
    says: 'an invalid Social Security range is left alone',
    body: 'Ticket 000-12-3456 and 666-12-3456',
  },
  { says: 'a flight and an order number are left alone', body: 'Flight UA 1182, order 90417733' },
  { says: 'an empty draft is left alone', body: '' },
])('$says', ({ body }) => {
  expect(checkDraft({ ...outside, body })).toEqual([]);
});

test('a mail inside the house may carry what an approved channel needs', () => {
  const draft = {
    ...outside,
    recipients: ['ct-nurse-queue@lakesidehealth.example'],
    body: 'MRN 90417733',
  };
  expect(checkDraft(draft)).toEqual([]);
});

test('the finding never repeats the words that it found', () => {
  expect(checkDraft({ ...outside, body: 'MRN 90417733' }).join(' ')).not.toContain('90417733');
});
