// Graph's operation that puts an entry into somebody's Teams activity feed.
import type { ActivityType } from '../../seed/siteFile';
import type { TenantWorld } from '../../tenantWorld';
import { tenantNow } from '../../time/tenantClock';
import { badRequest, GraphError, notImplemented } from '../graphError';
import { isObject, objectBody, param, textMember } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { userNamed } from '../mail/mailRights';
import type { Route } from '../routes';

/** Longest preview that Teams shows (teamwork: sendActivityNotification). */
const LONGEST_PREVIEW = 150;
/** How many a minute one person gets of one app (Best practices for activity feed notifications). */
const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;
const MEMBERS = [
  'topic',
  'activityType',
  'chainId',
  'previewText',
  'teamsAppId',
  'templateParameters',
];
/** The reserved type, whose one parameter is the text itself. */
const SYSTEM_DEFAULT: ActivityType = {
  type: 'systemDefault',
  templateText: '{actor} {systemDefaultText}',
};

export function activityRoutes(world: TenantWorld): Route[] {
  const sent = new Map<string, readonly number[]>();
  return [
    {
      method: 'POST',
      path: 'users/:user/teamwork/sendActivityNotification',
      source: 'https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification',
      needs: ['TeamsActivity.Send'],
      refuses: [
        { status: 403, code: 'Forbidden', when: 'without the scope' },
        {
          status: 403,
          code: 'Forbidden',
          when: 'the recipient does not have the app (microsoft-365-agents-toolkit 6067)',
        },
        {
          status: 400,
          code: 'BadRequest',
          when: 'a type the manifest does not declare, a parameter of its text left out, a link outside Teams, a preview over 150 characters',
        },
        {
          status: 403,
          code: 'Forbidden',
          when: 'to oneself (graph/teams-send-activityfeednotifications)',
        },
        {
          status: 429,
          code: 'TooManyRequests',
          when: 'an eleventh within a minute to one person (graph/teams-activity-feed-notifications-best-practices)',
        },
      ],
      test: 'activity.test.ts › Teams refuses $says',
      answer: (request) => sendActivityNotification(world, sent, request),
    },
  ];
}

function sendActivityNotification(
  world: TenantWorld,
  sent: Map<string, readonly number[]>,
  request: GraphRequest,
): GraphReply {
  if (!request.caller.scopes.includes('TeamsActivity.Send')) {
    throw forbidden(
      "Missing scope permissions on the request. API requires one of 'TeamsActivity.Send'.",
    );
  }
  const recipient = userNamed(world, param(request, 'user'));
  const body = objectBody(request);
  const stranger = Object.keys(body).find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined) {
    throw badRequest(
      `The parameter '${stranger}' in the request payload is not a valid parameter.`,
    );
  }
  const topic = readTopic(body['topic']);
  const previewText = readPreview(body['previewText']);
  const parameters = readParameters(body['templateParameters']);
  const declared = typeOf(world, body['activityType'], parameters);
  if (recipient.key === request.caller.person.key) {
    throw forbidden('A user cannot send an activity notification to themselves.');
  }
  const { installedFor } = world.siteFile.teams;
  if (installedFor?.includes(recipient.key) === false) {
    throw forbidden(
      `Application with AAD App Id '${request.caller.appId}' is not authorized to generate custom text notifications about '${textMember(topic, 'value')}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
    );
  }
  countOne(sent, recipient.key);
  world.activities.send(recipient.key, request.caller.person.key, {
    activityType: declared.type,
    topic: textMember(topic, 'value'),
    webUrl: textMember(topic, 'webUrl'),
    previewText,
    templateParameters: Object.fromEntries(parameters),
  });
  return { status: 204 };
}

function readTopic(topic: unknown): JsonObject {
  if (!isObject(topic)) {
    throw badRequest('Topic and activityType are required.');
  }
  if (topic['source'] === 'entityUrl') {
    throw notImplemented("a topic whose source is 'entityUrl'");
  }
  if (topic['source'] !== 'text') {
    throw badRequest("Topic's source must be 'entityUrl' or 'text'.");
  }
  if (typeof topic['value'] !== 'string' || textMember(topic, 'webUrl') === '') {
    throw badRequest("Topic with source 'text' must have a value and a webUrl.");
  }
  if (!textMember(topic, 'webUrl').startsWith('https://teams.microsoft.com/')) {
    throw badRequest("Topic's webUrl must be a Microsoft Teams deep link.");
  }
  return topic;
}

function readPreview(preview: unknown): string {
  const previewText = isObject(preview) ? textMember(preview, 'content') : '';
  if (previewText.length > LONGEST_PREVIEW) {
    throw badRequest(`Preview text must not be longer than ${String(LONGEST_PREVIEW)} characters.`);
  }
  return previewText;
}

function readParameters(given: unknown): ReadonlyMap<string, string> {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  return new Map(
    list.map((each) => {
      if (!isObject(each) || typeof each['name'] !== 'string') {
        throw badRequest('A template parameter has a name and a value.');
      }
      return [each['name'], textMember(each, 'value')];
    }),
  );
}

/** The declared type, when the caller gave every parameter of its text. */
function typeOf(
  world: TenantWorld,
  asked: unknown,
  parameters: ReadonlyMap<string, string>,
): ActivityType {
  if (typeof asked !== 'string' || asked === '') {
    throw badRequest('Topic and activityType are required.');
  }
  const declared = [SYSTEM_DEFAULT, ...world.siteFile.teams.activityTypes].find(
    ({ type }) => type === asked,
  );
  if (declared === undefined) {
    throw badRequest(`Activity type '${asked}' is not declared in the Teams app manifest.`);
  }
  const missing = [...declared.templateText.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => name !== 'actor' && !parameters.has(name));
  if (missing !== undefined) {
    throw badRequest(`The template parameter '${missing}' of '${asked}' has no value.`);
  }
  return declared;
}

function countOne(sent: Map<string, readonly number[]>, recipient: string): void {
  const now = tenantNow();
  const recent = (sent.get(recipient) ?? []).filter((at) => now - at < MINUTE_MS);
  if (recent.length >= MOST_A_MINUTE) {
    throw new GraphError(429, 'TooManyRequests', 'Too many requests', {
      'Retry-After': String(Math.ceil((MINUTE_MS - (now - (recent[0] ?? now))) / 1000)),
    });
  }
  sent.set(recipient, [...recent, now]);
}

function forbidden(message: string): GraphError {
  return new GraphError(403, 'Forbidden', message);
}
