// How MSAL is set up: tokens in sessionStorage, continuous access evaluation, and no log at all.
import { LogLevel, type Configuration } from '@azure/msal-browser';
import type { Settings } from '../../ports';
import { SILENT_MILLISECONDS, WINDOW_MILLISECONDS } from './raceTimer';

/**
 * The configuration for both paths; the nested one uses only the client id and the capabilities.
 *
 * localStorage is not used: MSAL encrypts it with a cookie that browsers block in frames (msal-browser 5, cache encryption).
 */
export function msalConfiguration(settings: Settings, pageAddress: string): Configuration {
  return {
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      knownAuthorities: [...settings.knownAuthorities],
      ...(settings.authorityMetadata === null
        ? {}
        : { authorityMetadata: settings.authorityMetadata }),
      redirectUri: new URL('auth.html', pageAddress).href,
      clientCapabilities: ['CP1'],
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: {
      iframeBridgeTimeout: SILENT_MILLISECONDS,
      popupBridgeTimeout: WINDOW_MILLISECONDS,
      loggerOptions: {
        logLevel: LogLevel.Error,
        piiLoggingEnabled: false,
        loggerCallback: () => undefined,
      },
    },
  };
}
