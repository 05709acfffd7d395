// Writes the Teams app manifest of one installation: a personal app with static tabs and content-free activities.
import { TEAMS_APP_ID, type Installation } from './registration';

/** Entity ids are part of deep links that people keep: they never change. */
const TABS = [
  { entityId: 'approvals', name: 'Approvals' },
  { entityId: 'inbox', name: 'Inbox' },
  { entityId: 'health', name: 'Calendar health' },
  { entityId: 'standup', name: 'Stand-up' },
] as const;

/** Every text is constant: a notification carries no content of a mail. Same types as ports/ActivityFeed. */
const ACTIVITIES = [
  {
    type: 'proposalWaiting',
    description: 'Holds wait for a decision',
    templateText: 'Holds wait for your decision',
  },
  {
    type: 'proposalDecided',
    description: 'Holds were decided',
    templateText: 'Holds were decided',
  },
  {
    type: 'nowMailWaiting',
    description: 'Mail marked now is waiting',
    templateText: 'Mail marked now is waiting',
  },
  {
    type: 'handOffUntaken',
    description: 'A hand-off was not taken',
    templateText: 'A hand-off was not taken in time',
  },
  {
    type: 'mailEscalated',
    description: 'A mail has waited too long',
    templateText: 'A mail has waited longer than the matrix allows',
  },
] as const;

const SCHEMA_VERSION = '1.25';
/** The exact text that prefetch needs (Teams manifest schema, nestedAppAuthInfo.claims). */
const CAE_CLAIMS = '{"access_token":{"xms_cc":{"values":["CP1"]}}}';

/** The manifest object; packaging writes it as manifest.json at the root of the app zip. */
export function teamsManifest(installation: Installation): Readonly<Record<string, unknown>> {
  const host = new URL(installation.origin).host;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: installation.version,
    id: TEAMS_APP_ID,
    developer: {
      name: 'Anteroom',
      websiteUrl: installation.origin,
      privacyUrl: `${installation.origin}/about.html`,
      termsOfUseUrl: `${installation.origin}/about.html`,
    },
    name: { short: 'Anteroom', full: 'Anteroom for physician-leaders and their assistants' },
    description: {
      short: 'Clear the inbox, approve calendar holds and run the weekly stand-up.',
      full: 'Anteroom is where an assistant clears the inboxes of the physicians whom she covers, where a physician approves the holds that an assistant proposed, and where the weekly 25-minute stand-up fills itself from the log and the calendar. It keeps all its state in the customer’s own Microsoft 365 tenant and cannot send mail.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B5A6E',
    staticTabs: TABS.map((tab) => ({
      entityId: tab.entityId,
      name: tab.name,
      contentUrl: `${installation.origin}/tab.html#/${tab.entityId}`,
      websiteUrl: `${installation.origin}/tab.html#/${tab.entityId}`,
      scopes: ['personal'],
    })),
    permissions: ['identity'],
    validDomains: [host],
    activities: { activityTypes: ACTIVITIES },
    showLoadingIndicator: true,
    webApplicationInfo: {
      id: installation.clientId,
      nestedAppAuthInfo: [
        { redirectUri: `brk-multihub://${host}`, scopes: ['User.Read'], claims: CAE_CLAIMS },
      ],
    },
  };
}
