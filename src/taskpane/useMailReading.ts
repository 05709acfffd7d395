// Reads the open mail on this device: text, identifiers, verdict, ask. Nothing leaves it and nothing is written.
import { useEffect, useMemo, useState } from 'react';
import type { Mail } from '../domain/mail';
import { principalAt, principalsOf, type Principal } from '../domain/roster';
import { findClosestMiss, triageMail, type ClosestMiss, type Triage } from '../domain/triage';
import type { OpenMail } from '../ports';
import { useDesk, useDeskSurroundings, useMailHost } from '../ui/DeskContext';
import type { HouseRules } from '../workflows/loadHouseRules';

/** Longer bodies are read in the worker: a slow machine reads so many characters in 16 ms, the time between two frames. */
const LONG_BODY = 10_000;

/** Of bodies longer than this the screen says that they take a moment. */
const VERY_LONG_BODY = 200_000;

export type FindMiss = () => ClosestMiss | null | Promise<ClosestMiss | null>;

export type MailReading =
  | { readonly kind: 'reading'; readonly isLong: boolean }
  | {
      readonly kind: 'read';
      readonly triage: Triage;
      /** Reads the mail once more, so ask only when somebody wants to know; a long one in the worker. */
      readonly findMiss: FindMiss;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The covered physicians whose mailbox this mail may be in, the likeliest first. */
export function candidatesOf(
  open: OpenMail,
  rules: HouseRules,
  userAddress: string,
): readonly string[] {
  const covered = principalsOf(rules.roster, userAddress).map(({ address }) => address);
  return [...new Set([...open.mailboxCandidates.map((one) => one.toLowerCase()), ...covered])];
}

/** The physician for whom the verdict is made until the mailbox is confirmed. */
export function likelyPrincipal(
  candidates: readonly string[],
  rules: HouseRules,
): Principal | null {
  for (const address of candidates) {
    const principal = principalAt(rules.roster, address);
    if (principal !== null) return principal;
  }
  return null;
}

/** Runs the triage once for each mail, release and physician. */
export function useMailReading(mail: Mail, rules: HouseRules, principal: Principal): MailReading {
  const desk = useDesk();
  const host = useMailHost();
  const userAddress = host.userAddress();
  const setting = useMemo(
    () => ({
      matrix: rules.release.matrix,
      people: rules.roster.colleagues,
      principal,
      zone: principal.zone,
      organizationDomains: domainsOf([principal.address, userAddress]),
      now: desk.clock.now(),
    }),
    [rules, principal, userAddress, desk],
  );
  const { triager } = useDeskSurroundings();
  const isLong = mail.body.length > VERY_LONG_BODY;
  const [reading, setReading] = useState<MailReading>({ kind: 'reading', isLong });
  useEffect(() => {
    const leaving = new AbortController();
    const readsHere = triager === undefined || mail.body.length <= LONG_BODY;
    const take = (triage: Triage): void => {
      const { verdict } = triage;
      const findMiss: FindMiss = readsHere
        ? () => findClosestMiss(mail, setting, verdict)
        : async () => {
            const miss = await triager.findMiss(mail, setting, verdict, leaving.signal);
            return miss === 'cancelled' ? null : miss;
          };
      setReading({ kind: 'read', triage, findMiss });
    };
    const fail = (error: unknown): void => {
      if (!leaving.signal.aborted) setReading({ kind: 'failed', error });
    };
    const readHere = (): void => {
      try {
        take(triageMail(mail, setting));
      } catch (error) {
        fail(error);
      }
    };
    if (readsHere) readHere();
    else
      triager.triage(mail, setting, leaving.signal).then((answer) => {
        if (answer !== 'cancelled' && !leaving.signal.aborted) take(answer);
      }, fail);
    return () => {
      leaving.abort();
    };
  }, [mail, setting, triager]);
  return reading;
}

function domainsOf(addresses: readonly string[]): readonly string[] {
  const domains = addresses.map((address) => address.split('@').at(-1) ?? '');
  return [...new Set(domains.filter((domain) => domain !== ''))];
}
