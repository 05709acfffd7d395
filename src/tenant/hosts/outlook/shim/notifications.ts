/** `item.notificationMessages`: the bars above a mail. */
import type { NotificationFacts } from '../conversation';
import { refuseLongerThan, settle, type Tail } from './asyncResults';
import { nothing } from './body';
import { LIMITS } from './constants';
import type { HostLine } from './hostLine';

/** Bars are keyed; the host refuses a sixth one (9025), a used key (9023) and an unknown key (9024). */
export function notificationMessages(line: HostLine, serial: number): Office.NotificationMessages {
  const put =
    (mode: 'add' | 'replace') =>
    (key: string, message: Office.NotificationMessageDetails, ...tail: Tail<void>) => {
      refuseLongerThan(key, LIMITS.notificationKey, 'key');
      refuseLongerThan(message.message, LIMITS.notificationMessage, 'message');
      settle(tail, line.ask('putNotification', serial, toFacts(key, message), mode).then(nothing));
    };
  return {
    addAsync: put('add'),
    replaceAsync: put('replace'),
    removeAsync: (key: string, ...tail: Tail<void>) => {
      settle(tail, line.ask('removeNotification', serial, key).then(nothing));
    },
    getAllAsync: (...tail: Tail<Office.NotificationMessageDetails[]>) => {
      settle(
        tail,
        line.ask('getNotifications', serial).then((all) => all.map(toDetails)),
      );
    },
  };
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
