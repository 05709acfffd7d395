import type { Mail } from '../../../src/domain/mail';
import {
  isLockedVerdict,
  LANES,
  readMail,
  triageMail,
  type Lane,
  type Triage,
} from '../../../src/domain/triage';
import { weighTerms } from '../../../src/domain/triage/weighTerms';
import { mailOf, trailOf, triageSetting } from '../../support/mails';

const setting = triageSetting();

function read(changes: Partial<Mail>): Triage {
  return triageMail(mailOf(changes), setting);
}

const DENISE = { name: 'Denise Kowalczyk', address: 'denise.kowalczyk@lakesidehealth.example' };

describe('a hard rule decides before any evidence', () => {
  const rows: { says: string; mail: Partial<Mail>; lane: Lane; rule: string }[] = [
    {
      says: 'chest pain is clinical under any subject',
      mail: { subject: 'MyChart password', body: 'cannot log in. also chest pain since noon' },
      lane: 'patient-clinical',
      rule: 'red-flag',
    },
    {
      says: 'a red flag in Spanish is a red flag',
      mail: { subject: 'urgente', body: 'Mi esposo tiene falta de aire y los labios morados' },
      lane: 'patient-clinical',
      rule: 'red-flag',
    },
    {
      says: 'gift cards in secret are suspicious',
      mail: { body: 'pick up 8 gift cards and send me pictures of the codes' },
      lane: 'suspicious',
      rule: 'gift-cards',
    },
    {
      says: 'a subpoena goes to counsel',
      mail: {
        from: { name: 'M', address: 'm@process.example' },
        body: 'Subpoena duces tecum attached, return date today',
      },
      lane: 'legal-compliance',
      rule: 'subpoena',
    },
    {
      says: 'an automatic reply is for the digest',
      mail: {
        headers: { 'Auto-Submitted': 'auto-replied' },
        body: 'If this is urgent call my assistant',
      },
      lane: 'digest',
      rule: 'automatic-reply',
    },
    {
      says: 'failed checks and a login are suspicious',
      mail: {
        from: { name: 'CAQH', address: 's@caqh-verify.example' },
        headers: { 'Authentication-Results': 'spf=fail; dmarc=fail' },
        body: 'Verify your password now',
      },
      lane: 'suspicious',
      rule: 'failed-checks-credentials',
    },
  ];
  test.each(rows)('$says', ({ mail, lane, rule }) => {
    const triage = read(mail);
    const { verdict } = triage;
    expect([
      verdict.kind === 'decided' ? verdict.lane : 'unsure',
      verdict.hardRule?.id,
      trailOf(triage),
    ]).toEqual([lane, rule, trailOf(triage)]);
  });
});

describe('a red flag in somebody else’s words locks nothing', () => {
  const rows: { says: string; mail: Partial<Mail> }[] = [
    {
      says: 'a newsletter case',
      mail: {
        from: { name: 'CME', address: 'news@cme.example' },
        headers: { 'List-Unsubscribe': '<x>' },
        body: 'Case of the week: chest pain after CABG. Take the quiz.',
      },
    },
    {
      says: 'quoted history',
      mail: { from: DENISE, body: 'Thanks, all settled.\n\n> my dad had chest pain last year' },
    },
  ];
  test.each(rows)('$says', ({ mail }) => {
    expect(read(mail).verdict.hardRule).toBeNull();
  });
});

test('a mail without sender, subject or body is read', () => {
  const triage = read({ from: null, subject: '', body: '', receivedAt: null });
  expect(triage.verdict.evidence.filter(({ where }) => where === 'text')).toEqual([]);
  expect(triage.ask).toBeNull();
});

test('the same mail always gets the same verdict', () => {
  const mail = { body: 'Could we meet Tuesday at 2 for 30 minutes?', from: DENISE };
  expect(read(mail)).toEqual(read(mail));
});

test('a copy of a verdict keeps its reasons', () => {
  const { verdict } = read({ body: 'Can you send the slides for the board meeting by Friday?' });
  const { evidence, urgencyBecause, wouldFlip } = verdict;
  expect(evidence.length).toBeGreaterThan(0);
  expect({ ...verdict }).toMatchObject({ evidence, urgencyBecause, wouldFlip });
  // A worker sends what it found as such a copy.
  expect(structuredClone(verdict)).toEqual({ ...verdict });
});

test('contributions and bias add up to the score exactly', () => {
  const mail = mailOf({ from: DENISE, body: 'Rank the capital budget items by Friday.' });
  const { reading, terms, text } = readMail(mail, setting);
  const { model } = reading.compiled;
  const { unit, laneWeights: rows, laneBias: bias } = model;
  const voices = weighTerms(terms, model, { rows, unit, bias }, text.text).with([]).voices();
  const places = Array.from({ length: voices.count }, (_, place) => place);
  const { verdict } = triageMail(mail, setting);
  LANES.forEach((lane, index) => {
    const sum = places.reduce(
      (total, voice) => total + voices.weight(voice, index),
      model.laneBias[index] ?? 0,
    );
    expect(sum).toBeCloseTo(verdict.scores[lane], 5);
  });
  const shown = verdict.evidence.filter(({ where }) => where === 'text');
  expect(shown.length).toBeGreaterThan(0);
  for (const { signal, toward, weight } of shown) {
    const voice = places.find((place) => voices.at(place).signal === signal) ?? -1;
    expect(voices.weight(voice, LANES.indexOf(toward))).toBe(weight);
  }
});

test('the words that decided stand where the evidence says', () => {
  const { verdict, text } = read({ body: 'My incision is draining and I need a refill.' });
  const spoken = verdict.evidence.filter((one) => one.where === 'text');
  expect(spoken.length).toBeGreaterThan(1);
  for (const one of spoken) expect(text.text.slice(one.start ?? 0, one.end ?? 0)).toBe(one.words);
});

test('a patient matter is never slower than today', () => {
  const triage = read({ body: 'My incision itches a little, is this normal? No rush at all.' });
  expect([isLockedVerdict(triage.verdict), triage.verdict.urgency]).toEqual([true, 'today']);
});

test('a deadline days ahead is never now, a time of today may be', () => {
  const subpoena = (until: string): Mail =>
    mailOf({
      from: { name: 'Clerk', address: 'clerk@county-court.example' },
      subject: 'Subpoena',
      body: `SUBPOENA DUCES TECUM. URGENT: the records must be produced ${until}, without fail.`,
      importance: 'high',
    });
  const urgencyOf = (until: string): string => triageMail(subpoena(until), setting).verdict.urgency;
  const later = urgencyOf('by November 20');
  expect(later).not.toBe('now');
  expect(urgencyOf('today by 5:00 pm')).toBe('now');
});

test('a plausible locked lane stays among the options', () => {
  const triage = read({
    from: DENISE,
    subject: 'one more thing',
    body: 'Thanks for your time. Should he stop the warfarin before Thursday?',
  });
  const { verdict } = triage;
  expect(
    verdict.kind === 'unsure' ? [...verdict.options] : [verdict.lane, trailOf(triage)],
  ).toContain('patient-clinical');
});

test('an appointment of a patient is no meeting ask', () => {
  expect(
    read({ body: 'I need to move my appointment from Jan 29 at 9:15 to Tuesday afternoon.' }).ask,
  ).toBeNull();
});
