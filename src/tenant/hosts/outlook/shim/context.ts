/** `Office.context`. */
import type { ClientProfile, StartUp, ThemeColours } from '../conversation';
import { compareVersions, type OfficeClient } from './calls';
import { roamingSettings } from './customProperties';
import { paneUi, type PaneUi } from './dialogs';
import { mailbox, type PaneMailbox } from './mailbox';

type ContextFacts = Pick<
  Office.Context,
  'displayLanguage' | 'contentLanguage' | 'partitionKey' | 'roamingSettings'
>;

/** Members whose published types are enumerations that only the library itself can name. */
export interface PaneContext extends ContextFacts {
  readonly host: `${Office.HostType.Outlook}`;
  readonly platform: ClientProfile['platform'];
  readonly diagnostics: {
    readonly host: string;
    readonly platform: string;
    readonly version: string;
  };
  readonly requirements: { isSetSupported(name: string, minVersion?: string): boolean };
  /** Outlook gives the four colours only; isDarkTheme and themeId are not supported in it. */
  readonly officeTheme: ThemeColours;
  readonly ui: PaneUi;
  readonly mailbox: PaneMailbox;
}

/** Makes the context from what the host said at the start. */
export function officeContext(client: OfficeClient, start: StartUp): PaneContext {
  const { platform, hostVersion } = start.profile;
  let theme = start.theme;
  client.line.hear((event) => {
    if (event.name === 'themeChanged') theme = event.theme;
  });
  return {
    displayLanguage: start.locale,
    contentLanguage: start.locale,
    host: 'Outlook',
    platform,
    diagnostics: { host: 'Outlook', platform, version: hostVersion },
    partitionKey: '',
    requirements: {
      isSetSupported: (name, minVersion = '1.0') => isSetSupported(start, name, minVersion),
    },
    get officeTheme() {
      return { ...theme };
    },
    roamingSettings: roamingSettings(client, start.settings),
    ui: paneUi(client),
    mailbox: mailbox(client, start),
  };
}

function isSetSupported(start: StartUp, name: string, version: string): boolean {
  const offered = new Map([
    ['mailbox', start.profile.mailboxSet],
    // True even where no bridge is present, as on Outlook on the web (MSAL.js issue 7723).
    ['nestedappauth', '1.1'],
  ]).get(name.toLowerCase());
  return offered !== undefined && compareVersions(offered, version) >= 0;
}
