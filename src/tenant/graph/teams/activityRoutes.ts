// Graph's operation that puts an entry into somebody's Teams activity feed.
import type { TenantWorld } from '../../tenantWorld';
import { userNamed } from '../mail/mailRights';
import { badRequest, GraphError } from '../graphError';
import { isObject, objectBody, param, textMember } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import type { Route } from '../routes';

/** Longest preview that Teams shows (teamwork: sendActivityNotification). */
const LONGEST_PREVIEW = 150;

export function activityRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'POST',
      path: 'users/:user/teamwork/sendActivityNotification',
      answer: (request) => sendActivityNotification(world, request),
    },
  ];
}

function sendActivityNotification(world: TenantWorld, request: GraphRequest): GraphReply {
  if (!request.caller.scopes.includes('TeamsActivity.Send')) {
    throw new GraphError(
      403,
      'Forbidden',
      "Missing scope permissions on the request. API requires one of 'TeamsActivity.Send'.",
    );
  }
  const recipient = userNamed(world, param(request, 'user'));
  const body = objectBody(request);
  const topic = body['topic'];
  const activityType = body['activityType'];
  const preview = body['previewText'];
  if (!isObject(topic) || typeof activityType !== 'string' || activityType === '') {
    throw badRequest('Topic and activityType are required.');
  }
  if (
    topic['source'] === 'text' &&
    (typeof topic['value'] !== 'string' ||
      typeof topic['webUrl'] !== 'string' ||
      topic['webUrl'] === '')
  ) {
    throw badRequest("Topic with source 'text' must have a value and a webUrl.");
  }
  if (
    topic['source'] === 'text' &&
    !textMember(topic, 'webUrl').startsWith('https://teams.microsoft.com/')
  ) {
    throw badRequest("Topic's webUrl must be a Microsoft Teams deep link.");
  }
  if (topic['source'] !== 'text' && topic['source'] !== 'entityUrl') {
    throw badRequest("Topic's source must be 'entityUrl' or 'text'.");
  }
  const declared = world.siteFile.teams?.activityTypes;
  if (
    declared !== undefined &&
    activityType !== 'systemDefault' &&
    !declared.includes(activityType)
  ) {
    throw badRequest(`Activity type '${activityType}' is not declared in the Teams app manifest.`);
  }
  const previewText =
    isObject(preview) && typeof preview['content'] === 'string' ? preview['content'] : '';
  if (previewText.length > LONGEST_PREVIEW) {
    throw badRequest(`Preview text must not be longer than ${String(LONGEST_PREVIEW)} characters.`);
  }
  const parameters = Array.isArray(body['templateParameters']) ? body['templateParameters'] : [];
  world.activities.send(recipient.key, request.caller.person.key, {
    activityType,
    topic: textMember(topic, 'value'),
    webUrl: textMember(topic, 'webUrl'),
    previewText,
    templateParameters: Object.fromEntries(
      parameters.flatMap((each: unknown) =>
        isObject(each) && typeof each['name'] === 'string'
          ? [[each['name'], textMember(each, 'value')]]
          : [],
      ),
    ),
  });
  return { status: 204 };
}
