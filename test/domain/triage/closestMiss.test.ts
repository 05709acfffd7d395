// The closest rule that did not fire, told in the words of the matrix.
import type { Mail } from '../../../src/domain/mail';
import {
  findClosestMiss,
  triageMail,
  type ClosestMiss,
  type Condition,
  type Matrix,
} from '../../../src/domain/triage';
import { describeCondition } from '../../../src/domain/triage/describeCondition';
import { mailOf, triageSetting } from '../../support/mails';

const setting = triageSetting();

function withHard(when: Condition, rest: readonly Condition[] = []): typeof setting {
  const { matrix } = setting;
  const rule = (id: string, one: Condition): Matrix['rules']['hard'][number] => ({
    id,
    title: `Rule ${id}`,
    // A lane that no model gives these mails: what holds already is no miss.
    lane: 'academic',
    urgency: null,
    when: one,
  });
  const hard = [rule('first', when), ...rest.map((one, index) => rule(`rest-${index}`, one))];
  return { ...setting, matrix: { ...matrix, rules: { ...matrix.rules, hard, plausible: [] } } };
}

function missOf(mail: Partial<Mail>, over: typeof setting): ClosestMiss | null {
  const whole = mailOf(mail);
  return findClosestMiss(whole, over, triageMail(whole, over).verdict);
}

const phrase = (...phrases: string[]): Condition => ({ kind: 'anyPhrase', in: 'fresh', phrases });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const NEWSLETTER: Condition = { kind: 'hasFact', fact: 'newsletter' };

const rows: { says: string; mail: Partial<Mail>; rule: Condition; missed: string | null }[] = [
  {
    says: 'the one absent word is named',
    mail: { body: 'The invoice is attached.' },
    rule: all(phrase('invoice'), phrase('gift card*', 'wire')),
    missed: 'absent “gift card…” or “wire”',
  },
  {
    says: 'a nested list counts as one list',
    mail: { body: 'The invoice is attached.' },
    rule: all(all(phrase('invoice'), phrase('wire')), not(NEWSLETTER)),
    missed: 'absent “wire”',
  },
  {
    says: 'what kept a rule out is named',
    mail: { body: 'The invoice is attached.', headers: { 'List-Unsubscribe': '<x>' } },
    rule: all(phrase('invoice'), not({ kind: 'any', of: [phrase('wire'), NEWSLETTER] })),
    missed: 'present “has an unsubscribe header”',
  },
  {
    says: 'two absent words are no near miss',
    mail: { body: 'The invoice is attached.' },
    rule: all(phrase('invoice'), phrase('wire'), phrase('bank')),
    missed: null,
  },
  {
    says: 'a rule of which only negations hold is near nobody',
    mail: { body: 'The invoice is attached.' },
    rule: all(not(NEWSLETTER), phrase('wire')),
    missed: null,
  },
  {
    says: 'one fact alone brings no rule near',
    mail: { body: 'The invoice.', headers: { 'List-Unsubscribe': '<x>' } },
    rule: all(NEWSLETTER, phrase('wire')),
    missed: null,
  },
  {
    says: 'a rule that fired is no miss',
    mail: { body: 'The invoice is attached.' },
    rule: all(phrase('invoice'), phrase('attached')),
    missed: null,
  },
];

test.each(rows)('$says', ({ mail, rule, missed }) => {
  const miss = missOf(mail, withHard(rule));
  expect(miss === null ? null : `${miss.missed.kind} ${miss.missed.words}`).toBe(missed);
});

test('the rule of which more words hold is nearer', () => {
  const over = withHard(all(phrase('invoice'), phrase('wire')), [
    all(phrase('invoice'), phrase('attached'), phrase('bank')),
  ]);
  expect(missOf({ body: 'The invoice is attached.' }, over)?.missed.words).toBe('“bank”');
});

test('the words of a miss are the matrix’s, never the mail’s', () => {
  const over = withHard(
    all(phrase('invoice'), not({ kind: 'hasPhi', types: ['NAME', 'MRN', 'PHONE'] })),
  );
  const miss = missOf({ body: 'The invoice for my dad Leon Wrenfield, MRN 90417733.' }, over);
  expect(miss?.missed).toEqual({ kind: 'present', words: 'an identifier of a patient' });
});

test('a signal is told by ways of saying it', () => {
  const [concept] = setting.matrix.evidence.concepts;
  const words = describeCondition(
    { kind: 'anySignal', signals: [concept!.id] },
    new Map([[concept!.id, concept!]]),
  );
  expect(words).toContain('words such as “');
});

test('small words are never shown as evidence', () => {
  for (const body of [
    'Thank you for the note, and it is to be in the end of it all.',
    'Could you and he be there for it, or is it the one with the two of you?',
    'My incision is draining and I need a refill of the pills.',
  ]) {
    const { verdict } = triageMail(mailOf({ body }), setting);
    const shown = verdict.evidence.filter(({ where }) => where === 'text');
    for (const { words } of shown)
      expect(words).not.toMatch(/^(?:the|and|of|it|to|for|in|is|a)\b[^a-z]*$/i);
  }
});

test('no reason outside the masked text names a patient', () => {
  const bodies = [
    'Lab results for Leon Wrenfield, MRN 90417733, came back. Please advise.',
    'Leon Wrenfield called again about his refill.',
  ];
  for (const body of bodies) {
    const { verdict } = triageMail(mailOf({ body }), setting);
    const reasons = [verdict.wouldFlip ?? '', ...verdict.urgencyBecause];
    expect(reasons.join(' ')).not.toMatch(/Wrenfield|90417733/);
  }
});
