/** @jest-environment jsdom */
// Calendar health on the screen: what stands first, what could not be read, and a schedule that is dropped.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeskError, type FeedReader } from '../../src/ports';
import type { DeskForTests } from '../support/DeskForTests';
import {
  CALENDAR_OF,
  feedText,
  healthDesk,
  MAYA_BOX,
  readerHere,
  SAMUEL_BOX,
  type FeedName,
} from '../support/healthHouse';
import { openTab, type ShownTab } from '../support/tabHouse';

jest.setTimeout(60_000);

function open(desk: DeskForTests, feedReader: FeedReader = readerHere): ShownTab {
  return openTab(desk, { tab: 'health' }, undefined, null, feedReader);
}

async function stateLine(words: RegExp): Promise<HTMLElement> {
  return screen.findByText(words, {}, { timeout: 10_000 });
}

const quiet = (desk: DeskForTests): DeskForTests => {
  for (const address of [MAYA_BOX, SAMUEL_BOX]) desk.calendar.entries.set(address, []);
  desk.calendar.others.clear();
  for (const address of [MAYA_BOX, SAMUEL_BOX])
    for (const name of Object.values(CALENDAR_OF))
      desk.calendar.others.set(`${address}|${name}`, []);
  return desk;
};

/** The row that says this. */
async function rowWith(words: RegExp): Promise<HTMLElement> {
  const rows = await screen.findAllByRole('listitem');
  const row = rows.find((one) => words.test(one.textContent));
  if (row === undefined) throw new Error(`No row says ${String(words)}`);
  return row;
}

const file = (text: string, name = 'schedule.ics'): File =>
  new File([text], name, { type: 'text/calendar' });

async function choose(name: string, text: string): Promise<void> {
  const input = await screen.findByLabelText<HTMLInputElement>(`File of ${name}`);
  await userEvent.upload(input, file(text));
}

describe('the findings', () => {
  test('stand in one list for both physicians, the nearest first', async () => {
    open(healthDesk());
    await stateLine(/findings in the next four weeks\.$/);
    const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(headings.slice(0, 5)).toEqual([
      expect.stringMatching(/^Needs somebody now \(\d+\)$/),
      expect.stringMatching(/^Within ten days \(\d+\)$/),
      expect.stringMatching(/^Later \(\d+\)$/),
      expect.stringMatching(/^Already over/),
      'OR time that goes back',
    ]);
    expect(screen.getAllByText('Dr. Samuel Brandt').length).toBeGreaterThan(0);
    expect(screen.getByText(/“Thoracic tumor board” and “Post-call recovery/)).toBeTruthy();
  });

  test('each says whose it is to mend and what to do next', async () => {
    open(healthDesk());
    await stateLine(/findings in the next four weeks\.$/);
    const mine = await rowWith(/“1:1 Denise \/ Maya” and “Credentials Committee”/);
    expect(mine.textContent).toContain('You: Move “1:1 Denise / Maya”, or send somebody to it.');
    const swap = await rowWith(/Amion has “CTS Call - Sorrell”/);
    expect(swap.textContent).toContain('Denise Kowalczyk, who keeps QGenda:');
  });

  test('an entry opens in Outlook, where a person mends it', async () => {
    const { user, tabHost } = open(healthDesk());
    await user.click(
      await screen.findByRole('button', { name: /^Open in Outlook: Double-booked, Wed, Dec 2/ }),
    );
    await waitFor(() => expect(tabHost.opened).toHaveLength(1));
    expect(tabHost.opened[0]).toContain('itemid=');
  });

  test('an entry that is gone says so', async () => {
    const desk = healthDesk();
    const { user, tabHost } = open(desk);
    const button = await screen.findByRole('button', {
      name: /^Open in Outlook: Double-booked, Wed/,
    });
    desk.calendar.entries.set(MAYA_BOX, []);
    await user.click(button);
    expect(await screen.findByText(/The entry is gone/)).toBeTruthy();
    expect(tabHost.opened).toEqual([]);
  });

  test('a physician sees the own calendar alone', async () => {
    open(healthDesk({ as: 'samuel.brandt' }));
    await stateLine(/findings in the next four weeks\.$/);
    expect(screen.queryByText(/Credentials Committee/)).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'For' })).toBeNull();
    const row = await rowWith(/“Thoracic tumor board” and/);
    expect(row.textContent).toContain('Jordan Reyes:');
  });

  test('one calendar can be looked at alone', async () => {
    const { user } = open(healthDesk());
    await stateLine(/findings in the next four weeks\.$/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'For' }), 'Dr. Samuel Brandt');
    expect(screen.queryByText(/Credentials Committee/)).toBeNull();
    expect(screen.getByText(/“Thoracic tumor board” and/)).toBeTruthy();
  });

  test('ninety days are read when they are asked for', async () => {
    const { user } = open(healthDesk());
    await stateLine(/findings in the next four weeks\.$/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Ahead' }), '90 days');
    expect(await stateLine(/findings in the next 90 days\.$/)).toBeTruthy();
  });

  test('who covers nobody is told so', async () => {
    open(healthDesk({ as: 'grace.adeyemi-holt' }));
    expect(await screen.findByText(/Nothing here is yours/)).toBeTruthy();
  });
});

describe('when nothing or not everything is there', () => {
  test('a quiet month is said with the weeks that were looked at', async () => {
    open(quiet(healthDesk()));
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Nothing collides in the next four weeks' },
        { timeout: 10_000 },
      ),
    ).toBeTruthy();
  });

  test('one calendar that fails is tried again by itself', async () => {
    const desk = healthDesk();
    const entries = desk.calendar.entries.get(SAMUEL_BOX)!;
    desk.calendar.entries.delete(SAMUEL_BOX);
    const { user } = open(desk);
    const note = await screen.findByRole('region', { name: 'Calendar of Dr. Samuel Brandt' });
    expect(screen.getByText(/Credentials Committee/)).toBeTruthy();
    desk.calendar.entries.set(SAMUEL_BOX, entries);
    const reads: string[] = [];
    const read = desk.calendar.readEntries.bind(desk.calendar);
    desk.calendar.readEntries = async (mailbox, window) => {
      reads.push(mailbox);
      return read(mailbox, window);
    };
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText(/“Thoracic tumor board” and/)).toBeTruthy();
    expect(note.isConnected).toBe(false);
    expect(new Set(reads)).toEqual(new Set([MAYA_BOX, SAMUEL_BOX]));
  });

  test('a passing failure has a button of its own', async () => {
    const desk = healthDesk();
    const read = desk.calendar.readEntries.bind(desk.calendar);
    let reads = 0;
    desk.calendar.readEntries = async (mailbox, window) => {
      if (mailbox === SAMUEL_BOX && reads++ === 0) throw new DeskError('graph/unavailable');
      return read(mailbox, window);
    };
    const { user } = open(desk);
    const note = await screen.findByRole('region', { name: 'Calendar of Dr. Samuel Brandt' });
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/“Thoracic tumor board” and/)).toBeTruthy();
  });

  test('what is read in part is never called quiet', async () => {
    const desk = quiet(healthDesk());
    desk.calendar.readBusy = async (mailboxes) =>
      Promise.resolve(new Map(mailboxes.map((one) => [one, 'unknown' as const])));
    open(desk);
    expect(
      await screen.findByText('Nothing found in what could be read', {}, { timeout: 10_000 }),
    ).toBeTruthy();
    expect(screen.getAllByText(/Private time could not be seen/).length).toBe(2);
    expect(screen.queryByText(/Nothing collides/)).toBeNull();
  });
});

describe('a schedule as a file', () => {
  const shared = (live: readonly FeedName[]): DeskForTests => healthDesk({ live });

  test('what Outlook no longer shows can be dropped and is read at once', async () => {
    open(shared(['qgenda']));
    expect(
      await screen.findAllByText(/Outlook shows you no calendar “CTS on-call grid”/),
    ).toHaveLength(2);
    expect(screen.queryByText(/CTS Call - Sorrell/)).toBeNull();
    await choose('Amion', feedText('amion'));
    expect(await screen.findByText('Amion is up to date')).toBeTruthy();
    expect(await screen.findByText(/Amion has “Sorrell: cts call”/)).toBeTruthy();
    expect(await screen.findByText(/^From a file of today/)).toBeTruthy();
  });

  test('a malformed file is told with its line, and the old one stays dated', async () => {
    const desk = shared(['qgenda']);
    open(desk);
    await choose('Amion', feedText('amion'));
    await screen.findByText('Amion is up to date');
    desk.clock.pass(60);
    const lines = feedText('amion').split(/\r?\n/);
    const at = lines.findIndex((line) => line.startsWith('DTSTART;TZID=Lakeside-Central:20261205'));
    lines[at] = 'DTSTART;TZID=Lakeside-Central:20261305T070000';
    await choose('Amion', lines.join('\r\n'));
    expect(await screen.findByText(`Line ${String(at + 1)} cannot be read`)).toBeTruthy();
    expect(screen.getByText(/is still in use/)).toBeTruthy();
    expect(await screen.findByText(new RegExp(`refused: line ${String(at + 1)}`))).toBeTruthy();
    expect(screen.getByText(/Amion has “Sorrell: cts call”/)).toBeTruthy();
  });

  test('a schedule that is too old says that no times are offered', async () => {
    const desk = shared([]);
    const { user } = open(desk);
    await choose('QGenda', feedText('qgenda'));
    await screen.findByText('QGenda is up to date');
    desk.clock.pass(25 * 60);
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText(/Older than 24 h: drop a fresh one/)).toBeTruthy();
    expect(screen.getAllByText(/Times for meetings are refused until it is fresh/).length).toBe(1);
  });

  test('a reading shows how far it is and can be cancelled', async () => {
    const desk = shared(['qgenda']);
    const patient: FeedReader = {
      readFeed: async (_text, _horizon, watch = {}) => {
        watch.tell?.(0.4);
        return new Promise((resolve) => {
          watch.signal?.addEventListener('abort', () => {
            resolve('cancelled');
          });
        });
      },
    };
    const { user } = open(desk, patient);
    await choose('Amion', feedText('amion'));
    expect(await screen.findByText('Reading, 40 %')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0.4');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('Cancelled')).toBeTruthy();
    expect(desk.lists.written).toEqual([]);
  });

  test('a file may be let go over the page as well', async () => {
    open(shared(['qgenda']));
    const zone = await screen.findByRole('group', { name: 'Drop a schedule file' });
    fireEvent.dragOver(zone);
    fireEvent.drop(zone, { dataTransfer: { files: [file(feedText('amion'))] } });
    expect(await screen.findByText('Amion is up to date')).toBeTruthy();
  });

  test('a failure on the way keeps the file for another try', async () => {
    const desk = shared(['qgenda']);
    desk.lists.mishaps.push({ when: 'before', of: 'add', list: 'AnteroomWork' });
    const { user } = open(desk);
    await choose('Amion', feedText('amion'));
    const group = await screen.findByText('Microsoft 365 cannot be reached');
    expect(group).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Amion is up to date')).toBeTruthy();
  });
});
