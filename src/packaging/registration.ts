// The one set of values from which every file of an installation is written.

export interface Installation {
  /** Where the pages are served: `https://anteroom.hospital.example`. */
  readonly origin: string;
  readonly tenantId: string;
  /** Application (client) id of the Entra registration. */
  readonly clientId: string;
  readonly siteHostname: string;
  /** `/sites/NAME`. */
  readonly sitePath: string;
  readonly version: string;
}

/** Id of the Outlook add-in; the same in every installation, so that an update is an update. */
export const ADD_IN_ID = '5b0de5a9-0d3c-4b7e-8f7f-2c4de0b1a911';
/** Id of the Teams app. */
export const TEAMS_APP_ID = '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44';

/** The installation that the committed manifests and `npm start` describe. */
export const LOCAL_INSTALLATION: Omit<Installation, 'version'> = {
  origin: 'https://localhost:4401',
  tenantId: '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30',
  clientId: '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11',
  siteHostname: 'lakesidehealth.sharepoint.example',
  sitePath: '/sites/Anteroom',
};
