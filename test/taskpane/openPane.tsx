// Opens the whole pane over doubles of the ports, as Outlook would, and finds things in it as a person does.
import { configure, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { Mail } from '../../src/domain/mail';
import type { Triager } from '../../src/ports';
import { App } from '../../src/taskpane/App';
import { PaneWork } from '../../src/taskpane/PaneWork';
import type { DeskForTests } from '../support/DeskForTests';
import { HostForTests, openMail } from '../support/HostForTests';
import { deskWithMail, MESSAGE_ID, PLANTED_MAIL } from '../support/mailCases';
import { TEST_SETTINGS } from '../support/scriptedDesk';

// A busy machine paints late; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

export interface OpenPane {
  readonly desk: DeskForTests;
  readonly host: HostForTests;
  readonly user: UserEvent;
  /** The person closes the pane; what the device has kept stays. */
  readonly close: () => void;
}

/** Renders the pane; `mail` stands open in Dr. Okafor's mailbox unless `open` says otherwise. */
export function openPane(
  options: {
    readonly mail?: Mail;
    readonly desk?: DeskForTests;
    /** None: long mail is read on the screen's own thread. */
    readonly triager?: Triager;
    readonly prepare?: (host: HostForTests, desk: DeskForTests) => void;
  } = {},
): OpenPane {
  const desk = options.desk ?? deskWithMail().provision();
  const host = new HostForTests(desk.identity.account.address);
  host.item = openMail(options.mail ?? PLANTED_MAIL, MESSAGE_ID);
  options.prepare?.(host, desk);
  const { triager } = options;
  const around = { desk, host, settings: TEST_SETTINGS };
  const pane = {
    host,
    open: async () => Promise.resolve(triager === undefined ? around : { ...around, triager }),
  };
  const { unmount } = render(
    <App pane={pane} loadWork={async () => Promise.resolve({ PaneWork })} />,
  );
  return { desk, host, user: userEvent.setup(), close: unmount };
}

/** A mail of a vendor: nothing locked, nothing about a patient. */
export const VENDOR_MAIL: Mail = {
  ...PLANTED_MAIL,
  from: { name: 'Trent Maddox', address: 'tmaddox@valveworks.example' },
  subject: 'Quick demo of our new valve catalog',
  body: 'Hi, I am the sales representative for ValveWorks. May I offer a product demo and our brochure and pricing? Unsubscribe any time.',
};

export async function findApply(): Promise<HTMLElement> {
  return screen.findByRole('button', { name: /^Apply/ });
}
