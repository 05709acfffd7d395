/** The methods of the published library by their dispatch ids, answered out of the same answers as the shim's. */
import {
  OPEN_NOW,
  type BodyFormat,
  type CategoryFacts,
  type HostMethod,
  type HostMethods,
  type Person,
  type RecipientField,
} from '../conversation';
import { answerMethod, failureOf, type Surface } from './officeAnswers.client';
import { publishedAttachment, publishedPerson } from './publishedFacts.client';

/** What a method's parameters may hold; each method reads its own. */
interface Parameters {
  readonly itemId: string;
  readonly id: string;
  readonly data: string;
  readonly appendTxt: string;
  readonly coercionType: number;
  readonly subject: string;
  readonly htmlBody: string | null;
  readonly categories: readonly string[];
  readonly categoryDetails: readonly CategoryFacts[];
  readonly customProperties: object;
  readonly recipientField: number;
  readonly recipientArray: readonly { readonly name: string; readonly address: string }[];
  readonly toRecipients?: readonly string[];
  readonly ccRecipients?: readonly string[];
  readonly bccRecipients?: readonly string[];
  readonly key: string;
  readonly type: number;
  readonly message: string;
  readonly icon?: string;
  readonly persistent?: boolean;
  readonly name: string;
  readonly value: string;
  readonly internetHeaderKeys: readonly string[];
  readonly internetHeaderNameValuePairs: Readonly<Record<string, string>>;
}

type Ask = <M extends HostMethod>(
  method: M,
  ...args: HostMethods[M]['args']
) => Promise<HostMethods[M]['value']>;
type Method = (ask: Ask, parameters: Parameters) => Promise<unknown>;

const HTML = 3;
const FIELDS: readonly RecipientField[] = ['to', 'cc', 'bcc'];
const BAR_TYPES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];

const format = ({ coercionType }: Parameters): BodyFormat =>
  coercionType === HTML ? 'html' : 'text';
const field = ({ recipientField }: Parameters): RecipientField => FIELDS[recipientField] ?? 'to';
const people = ({ recipientArray }: Parameters): readonly Person[] =>
  recipientArray.map(({ name, address }) => ({ displayName: name, emailAddress: address }));
const addressed = (addresses: readonly string[] = []): readonly Person[] =>
  addresses.map((address) => ({ displayName: address, emailAddress: address }));

const write =
  (place: 'selection' | 'start' | 'whole'): Method =>
  (ask, given) =>
    ask('writeBody', OPEN_NOW, place, given.data, format(given));
const reply =
  (toAll: boolean): Method =>
  (ask, { htmlBody }) =>
    ask('openReply', OPEN_NOW, htmlBody ?? '', toAll);
const newMessage: Method = (ask, given) =>
  ask('openNewMessage', {
    to: addressed(given.toRecipients),
    cc: addressed(given.ccRecipients),
    bcc: addressed(given.bccRecipients),
    subject: (given.subject as string | undefined) ?? '',
    htmlBody: given.htmlBody ?? '',
  });
const bar =
  (mode: 'add' | 'replace'): Method =>
  (ask, { key, type, message, icon, persistent }) =>
    ask(
      'putNotification',
      OPEN_NOW,
      { key, type: BAR_TYPES[type] ?? '', message, icon, persistent },
      mode,
    );
/** `Preset0` where Graph writes `preset0`. */
const colours = (all: readonly CategoryFacts[]): CategoryFacts[] =>
  all.map(({ displayName, color }) => ({
    displayName,
    color: color.charAt(0).toUpperCase() + color.slice(1),
  }));

const METHODS: ReadonlyMap<number, Method> = new Map<number, Method>([
  [8, (ask, { itemId }) => ask('openMessage', itemId)],
  [179, (ask, { itemId }) => ask('openMessage', itemId)],
  [9, (ask, { itemId }) => ask('openAppointment', itemId)],
  [180, (ask, { itemId }) => ask('openAppointment', itemId)],
  [10, reply(false)],
  [11, reply(true)],
  [30, reply(false)],
  [31, reply(true)],
  [181, reply(false)],
  [182, reply(true)],
  [183, reply(false)],
  [184, reply(true)],
  [44, newMessage],
  [178, newMessage],
  [13, write('selection')],
  [29, write('selection')],
  [23, write('start')],
  [38, write('whole')],
  [100, (ask, given) => ask('writeOnSend', OPEN_NOW, 'end', given.appendTxt, format(given))],
  [14, () => Promise.resolve('html')],
  [
    15,
    async (ask, given) => (await ask('getRecipients', OPEN_NOW, field(given))).map(publishedPerson),
  ],
  [21, (ask, given) => ask('setRecipients', OPEN_NOW, field(given), people(given), 'set')],
  [22, (ask, given) => ask('setRecipients', OPEN_NOW, field(given), people(given), 'add')],
  [17, (ask, { subject }) => ask('setSubject', OPEN_NOW, subject)],
  [18, (ask) => ask('getSubject', OPEN_NOW)],
  [
    28,
    async (ask, given) => ({
      data: await ask('getSelectedText', OPEN_NOW, format(given)),
      sourceProperty: 'body',
    }),
  ],
  [32, (ask) => ask('saveDraft', OPEN_NOW)],
  [33, bar('add')],
  [34, (ask) => ask('getNotifications', OPEN_NOW)],
  [35, bar('replace')],
  [36, (ask, { key }) => ask('removeNotification', OPEN_NOW, key)],
  [37, (ask, given) => ask('getBody', OPEN_NOW, format(given))],
  [41, (ask) => ask('closeDraft', OPEN_NOW)],
  [107, async (ask) => publishedPerson(await ask('getFrom', OPEN_NOW))],
  [108, (ask) => ask('getShared', OPEN_NOW)],
  [149, async (ask) => (await ask('getAttachments', OPEN_NOW)).map(publishedAttachment)],
  [150, (ask, { id }) => ask('getAttachmentContent', OPEN_NOW, id)],
  [151, (ask, given) => ask('getInternetHeaders', OPEN_NOW, given.internetHeaderKeys)],
  [152, (ask, given) => ask('setInternetHeaders', OPEN_NOW, given.internetHeaderNameValuePairs)],
  [153, (ask, given) => ask('removeInternetHeaders', OPEN_NOW, given.internetHeaderKeys)],
  [157, async (ask) => colours(await ask('getCategories', OPEN_NOW))],
  [158, (ask, { categories }) => ask('addCategories', OPEN_NOW, categories)],
  [159, (ask, { categories }) => ask('removeCategories', OPEN_NOW, categories)],
  [160, async (ask) => colours(await ask('getMasterCategories'))],
  [161, (ask, { categoryDetails }) => ask('addMasterCategories', categoryDetails)],
  [162, (ask, { categories }) => ask('removeMasterCategories', categories)],
  [164, (ask) => ask('getDraftId', OPEN_NOW)],
  [168, (ask) => ask('getHeaders', OPEN_NOW)],
  [
    174,
    async (ask) => ({ composeType: await ask('getComposeType', OPEN_NOW), coercionType: 'html' }),
  ],
  [175, (ask) => ask('isClientSignatureEnabled', OPEN_NOW)],
  [176, (ask) => ask('disableClientSignature', OPEN_NOW)],
  [185, (ask, { name, value }) => ask('setSessionData', OPEN_NOW, name, value)],
  [186, (ask, { name }) => ask('getSessionData', OPEN_NOW, name)],
  [187, (ask) => ask('getAllSessionData', OPEN_NOW)],
  [188, (ask) => ask('clearSessionData', OPEN_NOW)],
  [189, (ask, { name }) => ask('removeSessionData', OPEN_NOW, name)],
]);

const LOAD_PROPERTIES = 3;
const SAVE_PROPERTIES = 4;
const SAVE_SETTINGS = 404;
const NOT_SUPPORTED = 9032;

interface Execution {
  readonly ApiParams?: unknown;
  readonly MethodData: { readonly DispatchId: number };
}

/** Answers one call in the library's own terms: `data`, or the code of the refusal. */
export async function executeMethod(surface: Surface, execution: unknown): Promise<object> {
  const { ApiParams, MethodData } = execution as Execution;
  const ask: Ask = (method, ...args) => answerMethod(surface, method, ...args);
  const parameters = (ApiParams ?? {}) as Parameters;
  const method = METHODS.get(MethodData.DispatchId);
  try {
    switch (MethodData.DispatchId) {
      case LOAD_PROPERTIES:
        return {
          wasSuccessful: true,
          customProperties: await ask('getCustomProperties', OPEN_NOW),
        };
      case SAVE_PROPERTIES: {
        const json = JSON.stringify(parameters.customProperties);
        await ask('saveCustomProperties', OPEN_NOW, json);
        return { wasSuccessful: true };
      }
      case SAVE_SETTINGS: {
        const [settings] = ApiParams as readonly [Readonly<Record<string, string>>];
        await ask('saveSettings', settings);
        return { wasSuccessful: true };
      }
    }
    if (method === undefined) return { error: true, errorCode: NOT_SUPPORTED };
    const data = await method(ask, parameters);
    return data === null ? { wasSuccessful: true } : { data };
  } catch (reason) {
    return { error: true, errorCode: failureOf(reason).code };
  }
}
