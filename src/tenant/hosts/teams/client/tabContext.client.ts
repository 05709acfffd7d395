/** Where a tab is and who is looking, in both forms that teams-js knows. */
import type { TeamsSession } from '../session';

/** What of the context belongs to one loaded tab. */
export interface TabState {
  readonly entityId: string;
  readonly subEntityId: string;
  readonly theme: string;
  /** Of this load of the tab. */
  readonly appSessionId: string;
  /** Of this window of Teams. */
  readonly hostSessionId: string;
  /** When the person asked for the tab, in milliseconds since 1970. */
  readonly openedAt: number;
}

/** The flat context of version 1, which `getContext` answers and teams-js turns into the nested one. */
export function flatContext(session: TeamsSession, state: TabState): object {
  const { viewer, registration, app, client } = session;
  return {
    actionInfo: undefined,
    appId: registration.teamsAppId,
    appLaunchId: state.appSessionId,
    appSessionId: state.appSessionId,
    entityId: state.entityId,
    subEntityId: state.subEntityId,
    frameContext: 'content',
    hostClientType: client,
    hostName: 'Teams',
    isBackgroundLoad: false,
    isFullScreen: false,
    isMultiWindow: false,
    isCallingAllowed: false,
    isPSTNCallingAllowed: false,
    locale: 'en-us',
    loginHint: viewer.mail,
    manifestVersion: app.manifestVersion,
    osLocaleInfo: osLocale(viewer.timeZone),
    ringId: 'general',
    sessionId: state.hostSessionId,
    tenantSKU: 'enterprise',
    theme: state.theme,
    tid: registration.tenantId,
    userClickTime: state.openedAt,
    userClickTimeV2: state.openedAt,
    userDisplayName: viewer.displayName,
    userFileOpenPreference: 'inline',
    userLicenseType: 'Unknown',
    userObjectId: viewer.id,
    userPrincipalName: viewer.mail,
  };
}

/** The nested context (`app.Context`), which the event `contextChange` carries as it is. */
export function nestedContext(session: TeamsSession, state: TabState): object {
  const { viewer, registration, app, client } = session;
  return {
    app: {
      locale: 'en-us',
      sessionId: state.appSessionId,
      theme: state.theme,
      osLocaleInfo: osLocale(viewer.timeZone),
      userClickTime: state.openedAt,
      userFileOpenPreference: 'inline',
      host: {
        name: 'Teams',
        clientType: client,
        sessionId: state.hostSessionId,
        ringId: 'general',
      },
      appLaunchId: state.appSessionId,
      appId: registration.teamsAppId,
      manifestVersion: app.manifestVersion,
    },
    page: {
      id: state.entityId,
      subPageId: state.subEntityId,
      frameContext: 'content',
      isFullScreen: false,
      isMultiWindow: false,
      isBackgroundLoad: false,
    },
    user: {
      id: viewer.id,
      displayName: viewer.displayName,
      licenseType: 'Unknown',
      loginHint: viewer.mail,
      userPrincipalName: viewer.mail,
      tenant: { id: registration.tenantId, teamsSku: 'enterprise' },
    },
    dialogParameters: {},
  };
}

function osLocale(timeZone: string): object {
  return {
    platform: 'windows',
    regionalFormat: 'en-us',
    shortDate: 'M/d/yyyy',
    longDate: 'dddd, MMMM d, yyyy',
    shortTime: 'h:mm tt',
    longTime: 'h:mm:ss tt',
    timeZone,
  };
}
