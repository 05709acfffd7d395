/** `item.notificationMessages`: the bars above a mail. */
import type { NotificationFacts } from '../conversation';
import { nothing, type OfficeClient, type Tail } from './calls';
import { argumentError, mindFilledText, nullArgument, wrongType } from './checks';
import { LIMITS } from './constants';

const TYPES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];

/** Bars are keyed; the host refuses a sixth one (9025), a used key (9023) and an unknown key (9024). */
export function notificationMessages(
  client: OfficeClient,
  item: number,
): Office.NotificationMessages {
  const { line } = client;
  const put =
    (mode: 'add' | 'replace') =>
    (key: string, message: Office.NotificationMessageDetails, ...tail: Tail<void>) => {
      client.call({ name: `notificationMessages.${mode}Async`, needs: 'ReadItem' }, tail, () => {
        mindFilledText(key, 'key', LIMITS.notificationKey);
        mindDetails(message);
        return line.ask('putNotification', item, toFacts(key, message), mode).then(nothing);
      });
    };
  return {
    addAsync: put('add'),
    replaceAsync: put('replace'),
    removeAsync: (key: string, ...tail: Tail<void>) => {
      client.call({ name: 'notificationMessages.removeAsync', needs: 'ReadItem' }, tail, () => {
        mindFilledText(key, 'key', LIMITS.notificationKey);
        return line.ask('removeNotification', item, key).then(nothing);
      });
    },
    getAllAsync: (...tail: Tail<Office.NotificationMessageDetails[]>) => {
      client.call(
        { name: 'notificationMessages.getAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => line.ask('getNotifications', item).then((all) => all.map(toDetails)),
      );
    },
  };
}

/** An informational bar needs an icon and says whether it stays; the others may have neither. */
function mindDetails(details: Partial<Office.NotificationMessageDetails>): void {
  const type: unknown = details.type;
  mindFilledText(type, 'type');
  if (type === 'informationalMessage') {
    mindFilledText(details.icon, 'icon', LIMITS.notificationIcon);
    if (details.persistent === undefined) throw nullArgument('persistent');
    if (typeof details.persistent !== 'boolean') throw wrongType('persistent');
  } else if (type === 'insightMessage') {
    mindFilledText(details.icon, 'icon', LIMITS.notificationIcon);
    if (details.persistent !== undefined) throw argumentError('persistent');
    if (details.actions === undefined) throw nullArgument('actions');
  } else {
    if (details.icon !== undefined) throw argumentError('icon');
    if (details.persistent !== undefined) throw argumentError('persistent');
  }
  if (type !== 'insightMessage' && details.actions !== undefined) throw argumentError('actions');
  mindFilledText(details.message, 'message', LIMITS.notificationMessage);
  if (!TYPES.includes(String(type))) throw argumentError('type');
}

function toFacts(key: string, details: Office.NotificationMessageDetails): NotificationFacts {
  return {
    key,
    type: details.type,
    message: details.message,
    icon: details.icon,
    persistent: details.persistent?.valueOf(),
  };
}

function toDetails(facts: NotificationFacts): Office.NotificationMessageDetails {
  return {
    key: facts.key,
    type: facts.type,
    message: facts.message,
    ...(facts.icon === undefined ? {} : { icon: facts.icon }),
    ...(facts.persistent === undefined ? {} : { persistent: facts.persistent }),
  };
}
