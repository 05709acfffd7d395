// The owner's rules of the Inbox. They are kept in order and not run: no mail comes from outside into this tenant.
import type { Person } from '../../directory/people';
import type { MessageRule } from '../../mail/mailboxStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, itemNotFound, notImplemented } from '../graphError';
import { isObject, objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { folderOf } from '../mail/askedMessages';
import { wrongType } from '../mail/messageBody';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import { checkBody, ownerRoute, READ_SETTINGS, WRITE_SETTINGS } from './ownerOnly';

const TYPE = 'microsoft.graph.messageRule';
const WRITABLE = ['displayName', 'sequence', 'isEnabled', 'conditions', 'actions', 'exceptions'];
const READ_ONLY = ['id', 'hasError', 'isReadOnly'];
const PREDICATES = [
  'bodyContains',
  'bodyOrSubjectContains',
  'categories',
  'fromAddresses',
  'hasAttachments',
  'headerContains',
  'importance',
  'isApprovalRequest',
  'isAutomaticForward',
  'isAutomaticReply',
  'isEncrypted',
  'isMeetingRequest',
  'isMeetingResponse',
  'isNonDeliveryReport',
  'isPermissionControlled',
  'isReadReceipt',
  'isSigned',
  'isVoicemail',
  'messageActionFlag',
  'notSentToMe',
  'recipientContains',
  'senderContains',
  'sensitivity',
  'sentCcMe',
  'sentOnlyToMe',
  'sentToAddresses',
  'sentToMe',
  'sentToOrCcMe',
  'subjectContains',
  'withinSizeRange',
];
const ACTIONS = [
  'assignCategories',
  'copyToFolder',
  'delete',
  'forwardAsAttachmentTo',
  'forwardTo',
  'markAsRead',
  'markImportance',
  'moveToFolder',
  'permanentDelete',
  'redirectTo',
  'stopProcessingRules',
];
const LIST = 'users/:user/mailFolders/:folder/messageRules';
const ONE = `${LIST}/:rule`;
const TEST = 'graph/mail/settings.test.ts › rules of the Inbox are kept in order for their owner';
const NOT_FOUND: Refusal = { status: 404, code: 'ErrorItemNotFound', when: 'no rule of this id' };
const ELSEWHERE: Refusal = {
  status: 501,
  code: 'notImplemented',
  when: 'rules of any folder but the Inbox, query options',
};
const WRONG: Refusal = {
  status: 400,
  code: 'RequestBodyRead',
  when: 'an unknown member, condition or action, or a value of another type',
};

export function ruleRoutes(world: TenantWorld): Route[] {
  const route = ownerRoute(world, TEST, [ELSEWHERE], (owner, request) => {
    checkPlace(world, owner, request);
  });
  return [
    route('GET', LIST, 'mailfolder-list-messagerules', READ_SETTINGS, [], (owner, request) => ({
      status: 200,
      body: {
        '@odata.context': contextFor(request),
        value: world.mailboxes.rules(owner.key).map(ruleEntity),
      },
    })),
    route(
      'POST',
      LIST,
      'mailfolder-post-messagerules',
      WRITE_SETTINGS,
      [
        WRONG,
        {
          status: 400,
          code: 'ErrorInvalidRequest',
          when: 'no displayName, sequence or actions',
        },
      ],
      (owner, request) => create(world, owner, request),
    ),
    route('GET', ONE, 'messagerule-get', READ_SETTINGS, [NOT_FOUND], (owner, request) =>
      reply(200, ruleOf(world, owner, request), request),
    ),
    route(
      'PATCH',
      ONE,
      'messagerule-update',
      WRITE_SETTINGS,
      [NOT_FOUND, WRONG],
      (owner, request) => {
        const rule = ruleOf(world, owner, request);
        const doc = { ...rule.doc, ...readRule(objectBody(request)) };
        return reply(200, put(world, owner, doc, rule.id), request);
      },
    ),
    route('DELETE', ONE, 'messagerule-delete', WRITE_SETTINGS, [NOT_FOUND], (owner, request) => {
      world.mailboxes.removeRule(ruleOf(world, owner, request));
      return { status: 204 };
    }),
  ];
}

function checkPlace(world: TenantWorld, owner: Person, request: GraphRequest): void {
  if (folderOf(world, owner, param(request, 'folder')).wellKnownName !== 'inbox') {
    throw notImplemented('rules of a folder other than the Inbox');
  }
  if (request.query.sent.length > 0) {
    throw notImplemented('query options on rules');
  }
}

function create(world: TenantWorld, owner: Person, request: GraphRequest): GraphReply {
  const doc = readRule(objectBody(request));
  const missing = ['displayName', 'sequence', 'actions'].find((name) => !(name in doc));
  if (missing !== undefined) {
    throw badRequest(`The rule lacks ${missing}.`, 'ErrorInvalidRequest');
  }
  return reply(201, put(world, owner, { isEnabled: true, ...doc }), request);
}

function put(world: TenantWorld, owner: Person, doc: JsonObject, id?: string): MessageRule {
  const sequence = Number(doc['sequence']);
  return world.mailboxes.putRule(owner.key, { sequence, doc, ...(id === undefined ? {} : { id }) });
}

function readRule(body: JsonObject): JsonObject {
  checkBody(body, TYPE, WRITABLE, READ_ONLY);
  const { displayName, sequence, isEnabled } = body;
  if (displayName !== undefined && typeof displayName !== 'string') {
    throw wrongType('Edm.String');
  }
  if (sequence !== undefined && !Number.isInteger(sequence)) {
    throw wrongType('Edm.Int32');
  }
  if (isEnabled !== undefined && typeof isEnabled !== 'boolean') {
    throw wrongType('Edm.Boolean');
  }
  checkPart(body, 'conditions', 'microsoft.graph.messageRulePredicates', PREDICATES);
  checkPart(body, 'exceptions', 'microsoft.graph.messageRulePredicates', PREDICATES);
  checkPart(body, 'actions', 'microsoft.graph.messageRuleActions', ACTIONS);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('@')));
}

function checkPart(body: JsonObject, name: string, type: string, known: readonly string[]): void {
  const part = body[name];
  if (part === undefined) {
    return;
  }
  if (!isObject(part)) {
    throw wrongType(type);
  }
  checkBody(part, type, known);
}

function ruleOf(world: TenantWorld, owner: Person, request: GraphRequest): MessageRule {
  const rule = world.mailboxes.rules(owner.key).find((each) => each.id === param(request, 'rule'));
  if (rule === undefined) {
    throw itemNotFound();
  }
  return rule;
}

function ruleEntity(rule: MessageRule): JsonObject {
  return { id: rule.id, ...rule.doc, hasError: false, isReadOnly: false };
}

function contextFor(request: GraphRequest): string {
  return contextOf(request, `users('${param(request, 'user')}')/mailFolders('inbox')/messageRules`);
}

function reply(status: number, rule: MessageRule, request: GraphRequest): GraphReply {
  return {
    status,
    body: { '@odata.context': `${contextFor(request)}/$entity`, ...ruleEntity(rule) },
  };
}
