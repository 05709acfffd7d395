// A whole desk in memory: faithful doubles of every port, the demonstration's house, and a list of all that was written.
import type { Roster } from '../../src/domain/roster';
import { readRoster } from '../../src/domain/roster';
import type { Release } from '../../src/domain/policy';
import { addMinutes, parseInstant, type Instant } from '../../src/domain/time';
import { LAKESIDE } from '../../src/packaging/site/lakeside';
import { buildSite, releaseFor } from '../../src/packaging/site/buildSite';
import type { SiteFile } from '../../src/packaging/site/siteFile';
import { rosterItems } from '../../src/packaging/site/rosterItems';
import type {
  Activity,
  ActivityFeed,
  Clock,
  Desk,
  Ids,
  ListName,
  PolicyLibrary,
  ReleaseFile,
  Shelf,
  SignedInAccount,
  TokenSource,
} from '../../src/ports';
import { DeskError } from '../../src/ports';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { CalendarForTests } from './CalendarForTests';
import { CategoriesForTests } from './CategoriesForTests';
import { ListsForTests, SiteForTests } from './ListsForTests';
import { MailboxForTests } from './MailboxForTests';

export class ClockForTests implements Clock {
  time: Instant;
  constructor(time: Instant) {
    this.time = time;
  }
  now(): Instant {
    return this.time;
  }
  pass(minutes: number): void {
    this.time = addMinutes(this.time, minutes);
  }
}

export class IdsForTests implements Ids {
  #next = 1;
  newId(): string {
    return `00000000-0000-4000-8000-${String(this.#next++).padStart(12, '0')}`;
  }
}

export class IdentityForTests implements TokenSource {
  account: SignedInAccount;
  constructor(account: SignedInAccount) {
    this.account = account;
  }
  signIn(): Promise<SignedInAccount> {
    return Promise.resolve(this.account);
  }
  signInWithWindow(): Promise<SignedInAccount> {
    return Promise.resolve(this.account);
  }
  token(): Promise<string> {
    return Promise.resolve('token');
  }
}

export class LibraryForTests implements PolicyLibrary {
  /** Newest first. */
  files: ReleaseFile[] = [];
  failWith: Error | null = null;
  readReleases(limit: number): Promise<readonly ReleaseFile[]> {
    if (this.failWith !== null) return Promise.reject(this.failWith);
    return Promise.resolve(this.files.slice(0, limit));
  }
  /** Files of evidence models by their hash. */
  readonly models = new Map<string, string>();
  readEvidence(hash: string): Promise<string> {
    if (this.failWith !== null) return Promise.reject(this.failWith);
    const model = this.models.get(hash);
    return model === undefined
      ? Promise.reject(new DeskError('policy/missing', { name: hash }))
      : Promise.resolve(model);
  }
}

export class FeedForTests implements ActivityFeed {
  readonly told: Activity[] = [];
  reaches = true;
  tell(activity: Activity): Promise<'told' | 'undelivered'> {
    if (!this.reaches) return Promise.resolve('undelivered');
    this.told.push(activity);
    return Promise.resolve('told');
  }
}

export class ShelfForTests implements Shelf {
  readonly things = new Map<string, string>();
  read(key: string): string | null {
    return this.things.get(key) ?? null;
  }
  write(key: string, value: string): void {
    this.things.set(key, value);
  }
  remove(key: string): void {
    this.things.delete(key);
  }
}

/** Wednesday of the anchor week, 09:05 in Chicago. */
export const NOON_LESS = parseInstant('2026-11-18T15:05:00Z')!;

const PEOPLE = [
  ...LAKESIDE.principals,
  ...LAKESIDE.assistants,
  ...LAKESIDE.signers,
  ...LAKESIDE.colleagues,
];

/** Somebody of the demonstration's house. */
export function person(key: string): {
  readonly id: string;
  readonly address: string;
  readonly name: string;
} {
  const found = PEOPLE.find((one) => one.key === key);
  if (found === undefined) throw new Error(`Nobody is called ${key}`);
  return { id: found.id, address: found.address, name: found.name };
}

let release: Release | null = null;

/** The demonstration's release, unshifted; built once for all tests of a file. */
export function releaseForTests(): Release {
  release ??= releaseFor(LAKESIDE, 0);
  return release;
}

/** The demonstration's roster. */
export function rosterForTests(): Roster {
  const rows = rosterItems(LAKESIDE, 'tom.weller', '2026-10-16T13:00:00Z').map(({ fields }) => ({
    kind: fields['Kind'],
    key: fields['Key'],
    data: fields['Data'],
  }));
  const read = readRoster(rows);
  if (read.kind === 'broken') throw new Error(`${read.row}: ${read.field}`);
  return read.roster;
}

const sites = new Map<Instant, SiteFile>();

/** The demonstration's site at a time; built once for all tests of a file. */
function siteAt(now: Instant): SiteFile {
  const site = sites.get(now) ?? buildSite(LAKESIDE, now);
  sites.set(now, site);
  return site;
}

/** What `loadHouseRules` gives for the demonstration's house. */
export function houseRulesForTests(): HouseRules {
  return {
    roster: rosterForTests(),
    release: releaseForTests(),
    freshness: 'live',
    asOf: NOON_LESS,
    passedOver: [],
  };
}

export class DeskForTests implements Desk {
  readonly clock: ClockForTests;
  readonly ids: Ids = new IdsForTests();
  readonly identity: IdentityForTests;
  readonly mailbox: MailboxForTests;
  readonly calendar: CalendarForTests;
  /** Each person's own, so that a desk beside this one has another. */
  readonly categories = new CategoriesForTests();
  readonly lists: ListsForTests;
  readonly policy: LibraryForTests;
  readonly activity = new FeedForTests();
  readonly shelf = new ShelfForTests();
  readonly clientId: string;

  /** `beside` is a desk that another person has open on the same tenant. */
  constructor(
    options: { readonly as?: string; readonly now?: Instant; readonly beside?: DeskForTests } = {},
  ) {
    const who = person(options.as ?? 'jordan.reyes');
    const { beside } = options;
    this.clock = beside?.clock ?? new ClockForTests(options.now ?? NOON_LESS);
    this.identity = new IdentityForTests({ ...who, roles: [] });
    this.mailbox = beside?.mailbox ?? new MailboxForTests();
    this.calendar = beside?.calendar ?? new CalendarForTests();
    this.policy = beside?.policy ?? new LibraryForTests();
    this.lists = new ListsForTests(beside?.lists.site ?? new SiteForTests(), who, () =>
      this.clock.now(),
    );
    this.clientId = `11111111-1111-4111-8111-${who.id.slice(-12)}`;
  }

  /** Provisions the demonstration's site: roster, release, signature, history. */
  provision(): this {
    const site = siteAt(this.clock.now());
    for (const list of site.lists) {
      for (const item of list.items) {
        this.lists.plant(list.name as ListName, item.fields, person(item.createdBy));
      }
    }
    const files = site.libraries.flatMap((library) => library.files);
    this.policy.files = files
      .filter(({ path }) => path.startsWith('releases/'))
      .map((file) => ({
        number: file.path.slice(-9, -5),
        content: JSON.parse(JSON.stringify(file.content)) as unknown,
        createdById: person(file.createdBy).id,
        lastModifiedById: person(file.createdBy).id,
      }));
    for (const { path, content } of files) {
      const hash = /^models\/(.+)\.json$/.exec(path)?.[1];
      if (hash !== undefined && typeof content === 'string') this.policy.models.set(hash, content);
    }
    this.subscribe();
    return this;
  }

  /** Every schedule that the roster names can be read in each physician's Outlook, and holds no duty. */
  subscribe(): void {
    for (const { address } of LAKESIDE.principals)
      for (const { calendarName } of LAKESIDE.feeds)
        this.calendar.others.set(`${address}|${calendarName}`, []);
  }

  /** Everything that left the mailbox: list fields, activities, event titles, the browser's shelf. */
  everythingEmitted(): string {
    return JSON.stringify([
      this.lists.written,
      this.activity.told,
      this.calendar.placed,
      [...this.shelf.things],
    ]);
  }
}
