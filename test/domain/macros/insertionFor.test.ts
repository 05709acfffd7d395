import {
  insertionFor,
  mayTypeFreely,
  rulingOf,
  type Insertion,
  type LaneRuling,
  type Macro,
} from '../../../src/domain/macros';
import { isLockedLane, LANES, PATIENT_LANES, type Lane } from '../../../src/domain/triage';
import { releaseForTests } from '../../support/DeskForTests';
import { decided, unsure } from '../../support/mailCases';

const { macros, matrix } = releaseForTests();
const TODAY = '2026-11-18';

function macro(id: string): Macro {
  const found = macros.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No macro ${id}`);
  return found;
}

function ask(
  id: string,
  ruling: LaneRuling,
  place: 'read' | 'compose' = 'read',
  today = TODAY,
): Insertion {
  return insertionFor({ macro: macro(id), ruling, place, matrix, macros, today });
}

const lane = (name: Lane): LaneRuling => ({ kind: 'lane', lane: name });

test.each([
  {
    says: 'the portal redirect for a clinical mail',
    id: 'mac-patient-portal',
    in: 'patient-clinical',
    is: { kind: 'new-message', to: 'sender' },
  },
  {
    says: 'directions for a patient',
    id: 'mac-patient-scheduling',
    in: 'patient-admin',
    is: { kind: 'new-message', to: 'sender' },
  },
  {
    says: 'the hand-off note',
    id: 'mac-clinical-handoff',
    in: 'patient-clinical',
    is: { kind: 'new-message', to: 'channel' },
  },
  {
    says: 'the legal escalation',
    id: 'mac-escalate-legal',
    in: 'legal-compliance',
    is: { kind: 'new-message', to: 'channel' },
  },
  {
    says: 'the phishing report',
    id: 'mac-report-suspicious',
    in: 'suspicious',
    is: { kind: 'new-message', to: 'channel' },
  },
  { says: 'a vendor refusal', id: 'mac-vendor-decline', in: 'vendor', is: { kind: 'reply' } },
  {
    says: 'offered times',
    id: 'mac-scheduling-options',
    in: 'meeting-request',
    is: { kind: 'reply' },
  },
  {
    says: 'the digest cover',
    id: 'mac-digest-cover',
    in: 'digest',
    is: { kind: 'new-message', to: 'physician' },
  },
] as const)('$says goes where the lane allows', ({ id, in: name, is }) => {
  expect(ask(id, lane(name))).toEqual(is);
});

test('no macro of the house ever replies in a locked or patient lane', () => {
  for (const one of macros) {
    for (const name of LANES) {
      if (!isLockedLane(name) && !(PATIENT_LANES as readonly Lane[]).includes(name)) continue;
      for (const place of ['read', 'compose'] as const) {
        const { kind } = ask(one.id, lane(name), place);
        expect({ id: one.id, name, place, kind }).not.toMatchObject({ kind: 'reply' });
        expect({ id: one.id, name, place, kind }).not.toMatchObject({ kind: 'cursor' });
      }
    }
  }
});

test('a locked lane takes nothing that the signed matrix does not name', () => {
  for (const name of LANES.filter(isLockedLane)) {
    const allowed = matrix.lanes.find((policy) => policy.lane === name)?.allowedMacros ?? [];
    for (const one of macros.filter((each) => !allowed.includes(each.id))) {
      expect(ask(one.id, lane(name)).kind).toBe('refused');
    }
  }
});

test('a macro that names a locked lane itself is not enough', () => {
  const widened = { ...macro('mac-vendor-decline'), lanes: [...LANES] };
  const signed = macros.map((one) => (one.id === widened.id ? widened : one));
  const asked = { macro: widened, place: 'read', matrix, macros: signed, today: TODAY } as const;
  expect(insertionFor({ ...asked, ruling: lane('patient-clinical') })).toEqual({
    kind: 'refused',
    reason: 'not-for-this-lane',
  });
});

test('the sender of a legal or suspicious mail is never written to', () => {
  for (const name of ['legal-compliance', 'suspicious'] as const) {
    const id = name === 'suspicious' ? 'mac-report-suspicious' : 'mac-escalate-legal';
    const toSender: Macro = { ...macro(id), goesTo: 'sender' };
    const signed = macros.map((one) => (one.id === id ? toSender : one));
    expect(
      insertionFor({
        macro: toSender,
        ruling: lane(name),
        place: 'read',
        matrix,
        macros: signed,
        today: TODAY,
      }),
    ).toEqual({ kind: 'refused', reason: 'never-to-this-sender' });
  }
});

test.each([
  {
    says: 'a locked lane may be meant',
    ruling: rulingOf(unsure(['patient-clinical', 'digest']), null),
    reason: 'unsure-and-may-be-locked',
  },
  {
    says: 'nobody has chosen the lane',
    ruling: rulingOf(unsure(['vendor', 'digest']), null),
    reason: 'choose-the-lane-first',
  },
  { says: 'no mail is known', ruling: rulingOf(null, null), reason: 'choose-the-lane-first' },
])('nothing is inserted while $says', ({ ruling, reason }) => {
  for (const one of macros) {
    const answer = ask(one.id, ruling);
    expect(answer.kind).toBe('refused');
  }
  expect(ask('mac-vendor-decline', ruling)).toEqual({ kind: 'refused', reason });
});

test.each([
  { says: 'an expired text', id: 'mac-speaking-decline', in: 'travel-speaking', reason: 'expired' },
  {
    says: 'the text of an automatic reply',
    id: 'mac-autoreply-away',
    in: 'patient-clinical',
    reason: 'automatic-reply-text',
  },
  {
    says: 'a text of another lane',
    id: 'mac-vendor-decline',
    in: 'leadership',
    reason: 'not-for-this-lane',
  },
] as const)('$says is refused with its reason', ({ id, in: name, reason }) => {
  expect(ask(id, lane(name))).toEqual({ kind: 'refused', reason });
});

test('a text that differs from the signed one is refused', () => {
  const drifted = { ...macro('mac-vendor-decline'), bodyHtml: '<p>Yes, please call.</p>' };
  expect(
    insertionFor({
      macro: drifted,
      ruling: lane('vendor'),
      place: 'read',
      matrix,
      macros,
      today: TODAY,
    }),
  ).toEqual({ kind: 'refused', reason: 'not-in-the-release' });
});

test('at the cursor of an unknown draft only harmless texts go', () => {
  const unknown = rulingOf(null, null);
  expect(ask('mac-vendor-decline', unknown, 'compose')).toEqual({ kind: 'cursor' });
  expect(ask('mac-patient-portal', unknown, 'compose')).toEqual({
    kind: 'refused',
    reason: 'open-it-from-the-mail',
  });
  expect(ask('mac-professional-clinical', unknown, 'compose').kind).toBe('refused');
});

test('a lane that a person settled wins over the verdict', () => {
  expect(rulingOf(decided('vendor'), 'travel-speaking')).toEqual(lane('travel-speaking'));
  expect(rulingOf(decided('vendor'), null)).toEqual(lane('vendor'));
});

test('free words never go to a sender in a guarded lane', () => {
  expect(mayTypeFreely(macro('mac-patient-portal'), 'patient-clinical')).toBe(false);
  expect(mayTypeFreely(macro('mac-patient-scheduling'), 'patient-admin')).toBe(false);
  expect(mayTypeFreely(macro('mac-escalate-legal'), 'legal-compliance')).toBe(true);
  expect(mayTypeFreely(macro('mac-scheduling-options'), 'meeting-request')).toBe(true);
});
