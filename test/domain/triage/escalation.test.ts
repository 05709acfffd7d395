// Which threshold a mail meets first, by lane, urgency and kind of sender; and how a broken one is refused.
import * as v from 'valibot';
import {
  escalationSchema,
  senderKindsOf,
  thresholdFor,
  type EscalationPolicy,
  type Lane,
  type Urgency,
} from '../../../src/domain/triage';
import { releaseForTests } from '../../support/DeskForTests';

const POLICY = releaseForTests().matrix.escalation!;
const AROUND = {
  colleagues: ['anthony.whitfield@lakesidehealth.example'],
  stakeholders: ['e.harmon@northriver.example'],
  organizationDomains: ['lakesidehealth.example'],
};
const kinds = (address: string): ReadonlySet<string> =>
  senderKindsOf(POLICY, { name: '', address }, AROUND);

test.each([
  { says: 'a board member by domain', address: 'H.Vale@lakesidetrustees.example', is: 'board' },
  { says: 'a reporter', address: 'dorchard@lakefrontledger.example', is: 'press' },
  { says: 'a regulator below its domain', address: 'x@il.medicalboard.example', is: 'regulator' },
  { says: 'a cleared stakeholder', address: 'e.harmon@northriver.example', is: 'stakeholder' },
  { says: 'a colleague', address: 'anthony.whitfield@lakesidehealth.example', is: 'colleague' },
  { says: 'somebody of the house', address: 'new@lakesidehealth.example', is: 'colleague' },
  { says: 'a private person', address: 'ida.moss@example.com', is: 'private-person' },
  { says: 'a company', address: 'sales@valveworks.example', is: 'organization' },
  { says: 'nobody', address: '', is: 'unknown' },
])('$says is told apart', ({ address, is }) => {
  expect([...kinds(address)]).toContain(is);
});

test.each([
  { lane: 'legal-compliance', urgency: 'today', sender: 'a@lakefrontledger.example', is: 'press' },
  { lane: 'legal-compliance', urgency: 'today', sender: 'a@counsel.example', is: 'legal' },
  { lane: 'legal-compliance', urgency: 'week', sender: 'a@counsel.example', is: undefined },
  { lane: 'leadership', urgency: 'today', sender: 'a@lakesidetrustees.example', is: 'board' },
  {
    lane: 'leadership',
    urgency: 'today',
    sender: 'e.harmon@northriver.example',
    is: 'stakeholder',
  },
  { lane: 'leadership', urgency: 'now', sender: 'ida.moss@example.com', is: 'any-now' },
  { lane: 'patient-clinical', urgency: 'now', sender: 'ida.moss@example.com', is: 'red-flag' },
  {
    lane: 'patient-admin',
    urgency: 'today',
    sender: 'ida.moss@example.com',
    is: 'family-complaint',
  },
  { lane: 'patient-admin', urgency: 'today', sender: 'a@valveworks.example', is: undefined },
  { lane: 'vendor', urgency: 'digest', sender: 'a@valveworks.example', is: undefined },
] satisfies { lane: Lane; urgency: Urgency; sender: string; is: string | undefined }[])(
  '$lane, $urgency, from $sender meets $is first',
  ({ lane, urgency, sender, is }) => {
    expect(thresholdFor(POLICY, lane, urgency, kinds(sender))?.id).toBe(is);
  },
);

test.each([
  {
    says: 'a kind of sender that is not listed',
    change: { senders: [] },
    because: /kind of sender that is not listed/,
  },
  {
    says: 'a threshold that tells nobody',
    change: { thresholds: [{ ...POLICY.thresholds[0]!, to: [] }] },
    because: /Invalid length/,
  },
  {
    says: 'an id that stands twice',
    change: { thresholds: [POLICY.thresholds[0]!, POLICY.thresholds[0]!] },
    because: /stands twice/,
  },
] satisfies { says: string; change: Partial<EscalationPolicy>; because: RegExp }[])(
  '$says is refused with its reason',
  ({ change, because }) => {
    const read = v.safeParse(escalationSchema, { ...POLICY, ...change });
    expect(read.issues?.[0].message).toMatch(because);
  },
);
