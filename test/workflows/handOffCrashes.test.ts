// Every write of every step of a hand-off fails once, before and after the service took it: doing the step again heals it.
import { workIdForHandOff } from '../../src/domain/log';
import { DeskError, type Desk } from '../../src/ports';
import { closeHandOff } from '../../src/workflows/closeHandOff';
import { handOff } from '../../src/workflows/handOff';
import { takeHandOff } from '../../src/workflows/takeHandOff';
import { undoHandOff } from '../../src/workflows/undoHandOff';
import { houseRulesForTests, type DeskForTests } from '../support/DeskForTests';
import { deskWithMail, RECEIVED_AT, REFERENCE } from '../support/mailCases';

const houseRules = houseRulesForTests();
const workId = workIdForHandOff(REFERENCE, 'nurse-line');
const WRITES = ['add', 'change', 'draftForward', 'changeCategories', 'removeDraft'];

const STEPS = {
  open: async (desk: Desk) =>
    handOff(desk, {
      houseRules,
      reference: REFERENCE,
      lane: 'patient-clinical',
      urgency: 'today',
      receivedAt: RECEIVED_AT,
      channelId: 'nurse-line',
    }),
  take: async (desk: Desk) =>
    takeHandOff(desk, { houseRules, workId, who: 'charge nurse', how: 'phone' }),
  close: async (desk: Desk) => closeHandOff(desk, { houseRules, workId }),
  undo: async (desk: Desk) => undoHandOff(desk, { houseRules, workId }),
} as const;
type Step = keyof typeof STEPS;

/** The desk, whose nth write of lists and mailbox is lost. */
function faultyDesk(desk: DeskForTests, nth: number, when: 'before' | 'after'): Desk {
  let writes = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          const write = async (): Promise<unknown> => await Reflect.apply(member, target, values);
          if (!WRITES.includes(String(name)) || ++writes !== nth) return write();
          if (when === 'after') await write();
          throw new DeskError('graph/unreachable');
        };
      },
    });
  return {
    clock: desk.clock,
    ids: desk.ids,
    identity: desk.identity,
    calendar: desk.calendar,
    categories: desk.categories,
    policy: desk.policy,
    activity: desk.activity,
    shelf: desk.shelf,
    clientId: desk.clientId,
    lists: guarded(desk.lists),
    mailbox: guarded(desk.mailbox),
  };
}

function looksOf(desk: DeskForTests): unknown {
  const [row] = desk.lists.site.rowsOf('AnteroomWork');
  return {
    state: row?.fields['State'],
    categories: [...desk.mailbox.mails[0]!.categories].sort(),
    log: desk.lists.site.rowsOf('AnteroomLog').map(({ fields }) => fields['Kind']),
    drafts: desk.mailbox.drafts.length,
  };
}

async function after(steps: readonly Step[]): Promise<DeskForTests> {
  const desk = deskWithMail();
  for (const step of steps) await STEPS[step](desk);
  return desk;
}

test.each([
  { step: 'open', before: [] },
  { step: 'take', before: ['open'] },
  { step: 'close', before: ['open', 'take'] },
  { step: 'undo', before: ['open'] },
] as const)('$step is healed wherever it broke off', async ({ step, before }) => {
  const whole = looksOf(await after([...before, step]));
  let broken = 0;
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; ; nth += 1) {
      const desk = await after(before);
      const failed = await STEPS[step](faultyDesk(desk, nth, when)).then(
        () => false,
        () => true,
      );
      if (!failed) break;
      broken += 1;
      await STEPS[step](desk);
      // Only between the making of a draft and its note there is a second one, which a person sees.
      const isBetween = step === 'open' && nth === (when === 'after' ? 2 : 3);
      const drafts = isBetween ? { drafts: 2 } : {};
      expect([when, nth, looksOf(desk)]).toEqual([when, nth, { ...(whole as object), ...drafts }]);
    }
  }
  expect(broken).toBeGreaterThanOrEqual(6);
});
