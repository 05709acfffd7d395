// What roster and release together say about one physician's calendar.
import {
  kindOfCategories,
  type BlockKind,
  type BlockRules,
  type RecoveryRule,
  type SlotRules,
} from '../domain/holds';
import type { CalendarRules } from '../domain/policy';
import { principalAt, type Principal, type Roster } from '../domain/roster';
import type { HouseRules } from './loadHouseRules';

export interface PrincipalRules {
  readonly principal: Principal;
  readonly slots: SlotRules;
  /** Meaning of category names, from the release. */
  readonly kinds: Readonly<Record<string, BlockKind>>;
  readonly holds: CalendarRules['holds'];
  readonly tiers: CalendarRules['tiers'];
  readonly sites: Roster['sites'];
  readonly release: NonNullable<BlockRules['release']>;
  /** Rest after a call week; null when there is no such rule. */
  readonly postCall: RecoveryRule | null;
}

/** The buffer where the release does not name the physician: better too careful than too tight. */
const USUAL_BUFFER_MINUTES = 10;

/**
 * The calendar rules of a physician; the release wins over the roster's working hours.
 *
 * @returns null when the address is no principal's
 */
export function principalRules(houseRules: HouseRules, address: string): PrincipalRules | null {
  const principal = principalAt(houseRules.roster, address);
  if (principal === null) return null;
  const { roster, release } = houseRules;
  const { blockRelease, categoryKinds, holds, physicians, search, tiers } = release.calendarRules;
  const own = physicians[principal.address];
  const early = own?.earlyMeetings;
  return {
    principal,
    kinds: categoryKinds,
    holds,
    tiers,
    sites: roster.sites,
    release: { rules: blockRelease ?? [], zone: principal.zone },
    postCall: own?.postCall ?? null,
    slots: {
      zone: principal.zone,
      workingHours: own?.workingHours ?? principal.workingHours,
      holidays: roster.holidays,
      earlyMeetings:
        early === undefined
          ? null
          : {
              from: early.from,
              notBefore: early.notOn
                .map((category) => kindOfCategories([category], categoryKinds))
                .filter((kind) => kind !== 'meeting'),
            },
      protectedTimes: own?.protectedTimes ?? [],
      bufferMinutes: own?.bufferMinutes ?? USUAL_BUFFER_MINUTES,
      maxMeetingsPerDay: own?.maxMeetingsPerDay ?? null,
      maxMeetingsPerWeek: own?.maxMeetingsPerWeek ?? null,
      maxMeetingMinutesPerDay: own?.maxMeetingMinutesPerDay ?? null,
      maxMeetingMinutesPerWeek: own?.maxMeetingMinutesPerWeek ?? null,
      lunch: own?.lunch ?? null,
      noMeetings: own?.noMeetings ?? [],
      leadMinutes: holds.leadMinutes,
      homeSiteId: principal.homeSiteId ?? null,
      travelMinutes: roster.travelMinutes,
      privileges: principal.privileges ?? [],
      ...(search === undefined
        ? {}
        : {
            usualTravelMinutes: search.usualTravelMinutes,
            stepMinutes: search.stepMinutes,
            grantors: search.grantors,
          }),
    },
  };
}
