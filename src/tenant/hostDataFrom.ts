// Answers what the host pages ask, out of the tenant's stores and under the viewer's own rights.
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { appointmentsIn } from './calendar/expandEvents';
import type { Person, Right } from './directory/people';
import { ewsIdFrom, immutableIdFor } from './graph/itemIds';
import type {
  HostAddress,
  HostCategory,
  HostData,
  HostDraftContent,
  HostMessage,
  HostMessageLine,
  HostUser,
} from './hostData';
import { brokerToken } from './issuer/broker';
import type { TokenKeys } from './issuer/tokenKeys';
import { attachmentBytes } from './mail/attachmentBytes';
import { emptyDraft } from './mail/emptyDraft';
import { hasFiles } from './mail/messageDoc';
import type { MessageDoc, Recipient, StoredMessage } from './mail/messageDoc';
import { htmlFromText, previewOf, textFromHtml } from './mail/plainText';
import type { TenantWorld } from './tenantWorld';
import { graphInstant, nowInstant } from './time/zonedTimes';

export function createHostData(world: TenantWorld, keys: TokenKeys): HostData {
  const { directory, mail, calendar } = world;
  const mayMail = (viewer: string, mailbox: string, need: Right): boolean =>
    reaches(directory.mailRight(viewer, mailbox), need);
  const messageFor = (
    viewer: string,
    mailbox: string,
    itemId: string,
    need: Right,
  ): StoredMessage | undefined =>
    mayMail(viewer, mailbox, need) ? mail.message(mailbox, itemId) : undefined;
  const changeCategories = (
    viewer: string,
    mailbox: string,
    itemId: string,
    next: (now: readonly string[]) => string[],
  ): boolean => {
    const message = messageFor(viewer, mailbox, itemId, 'edit');
    if (message === undefined) {
      return false;
    }
    mail.change(message, { ...message.doc, categories: next(message.doc.categories) });
    return true;
  };
  const masterCategories = (mailbox: string): HostCategory[] =>
    world.mailboxes.categories(mailbox).map(({ displayName, color }) => ({ displayName, color }));
  const draftFor = (viewer: string, mailbox: string, itemId: string): StoredMessage | undefined => {
    const message = messageFor(viewer, mailbox, itemId, 'edit');
    return message?.doc.isDraft === true ? message : undefined;
  };
  const addDraft = (
    viewer: string,
    mailbox: string,
    content: HostDraftContent,
    conversation?: string,
  ): HostMessage | undefined => {
    const owner = directory.byKey(mailbox);
    const drafts = mail.folder(mailbox, 'drafts');
    if (owner === undefined || drafts === undefined || !mayMail(viewer, mailbox, 'edit')) {
      return undefined;
    }
    const name = randomUUID();
    return hostMessage(
      mail.add({
        immutableId: immutableIdFor(name),
        mailbox,
        folder: drafts.id,
        headers: [],
        doc: withContent(emptyDraft(owner, name, 'html', conversation), content),
      }),
    );
  };

  return {
    users: () => directory.people.map(hostUser),
    user: (key) => {
      const person = directory.byKey(key);
      return person === undefined ? undefined : hostUser(person);
    },
    delegations: () => directory.delegations,
    mailboxes: (viewer) => {
      const own = directory.byKey(viewer);
      const delegated = directory.delegations.filter(
        (row) => row.delegate === viewer && row.mail !== 'none',
      );
      return [
        ...(own === undefined
          ? []
          : [
              {
                key: own.key,
                address: own.mail,
                displayName: own.displayName,
                relation: 'own' as const,
              },
            ]),
        ...delegated.flatMap((row) => {
          const owner = directory.byKey(row.mailbox);
          return owner === undefined
            ? []
            : [
                {
                  key: owner.key,
                  address: owner.mail,
                  displayName: owner.displayName,
                  relation: 'delegated' as const,
                },
              ];
        }),
      ];
    },

    folders: (viewer, mailbox) =>
      mayMail(viewer, mailbox, 'read')
        ? mail.folders(mailbox).map((folder) => ({
            id: folder.id,
            wellKnownName: folder.wellKnownName,
            displayName: folder.displayName,
            ...mail.counts(folder),
          }))
        : undefined,
    messages: (viewer, mailbox, folderName, page) => {
      const folder = mayMail(viewer, mailbox, 'read')
        ? mail.folder(mailbox, folderName)
        : undefined;
      return folder === undefined
        ? undefined
        : mail
            .messages({ mailbox, folder: folder.id, limit: page.top, offset: page.skip })
            .map(messageLine);
    },
    message: (viewer, mailbox, itemId) => {
      const message = messageFor(viewer, mailbox, itemId, 'read');
      return message === undefined ? undefined : hostMessage(message);
    },
    attachmentContent: (viewer, mailbox, itemId, id) => {
      const found = messageFor(viewer, mailbox, itemId, 'read')?.doc.attachments.find(
        (attachment) => attachment.id === id,
      );
      return found === undefined ? undefined : attachmentBytes(found);
    },
    markMessageRead: (viewer, mailbox, itemId, isRead) => {
      const message = messageFor(viewer, mailbox, itemId, 'edit');
      if (message === undefined) {
        return false;
      }
      if (message.doc.isRead !== isRead) {
        mail.change(message, { ...message.doc, isRead });
      }
      return true;
    },
    moveMessage: (viewer, mailbox, itemId, folderName) => {
      const message = messageFor(viewer, mailbox, itemId, 'edit');
      const folder = mail.folder(mailbox, folderName);
      if (message === undefined || folder === undefined) {
        return false;
      }
      mail.move(message, folder);
      return true;
    },

    masterCategories: (viewer, mailbox) =>
      mayMail(viewer, mailbox, 'read') ? masterCategories(mailbox) : undefined,
    addMasterCategories: (viewer, mailbox, categories) => {
      if (viewer !== mailbox) {
        return undefined;
      }
      const known = masterCategories(mailbox).map(({ displayName }) => displayName.toLowerCase());
      const asked = categories.map(({ displayName }) => displayName.toLowerCase());
      if (new Set([...known, ...asked]).size < known.length + asked.length) {
        return false;
      }
      for (const { displayName, color } of categories) {
        world.mailboxes.addCategory(mailbox, displayName, color.toLowerCase());
      }
      return true;
    },
    removeMasterCategories: (viewer, mailbox, names) => {
      if (viewer !== mailbox) {
        return undefined;
      }
      const asked = names.map((name) => name.toLowerCase());
      const found = world.mailboxes
        .categories(mailbox)
        .filter(({ displayName }) => asked.includes(displayName.toLowerCase()));
      if (found.length < new Set(asked).size) {
        return false;
      }
      found.forEach((category) => {
        world.mailboxes.removeCategory(category);
      });
      return true;
    },
    categories: (viewer, mailbox, itemId) => {
      const master = masterCategories(mailbox);
      return messageFor(viewer, mailbox, itemId, 'read')?.doc.categories.map(
        (name) =>
          master.find((known) => known.displayName.toLowerCase() === name.toLowerCase()) ?? {
            displayName: name,
            color: 'none',
          },
      );
    },
    addCategories: (viewer, mailbox, itemId, names) =>
      changeCategories(viewer, mailbox, itemId, (now) => [...new Set([...now, ...names])]),
    removeCategories: (viewer, mailbox, itemId, names) =>
      changeCategories(viewer, mailbox, itemId, (now) =>
        now.filter((name) => !names.includes(name)),
      ),

    createDraft: (viewer, mailbox, content) => addDraft(viewer, mailbox, content),
    createReply: (viewer, mailbox, itemId, replyAll, content) => {
      const original = messageFor(viewer, mailbox, itemId, 'read');
      const owner = directory.byKey(mailbox);
      if (original === undefined || owner === undefined) {
        return undefined;
      }
      return addDraft(
        viewer,
        mailbox,
        replyContent(original, owner, replyAll, content),
        original.doc.conversationId,
      );
    },
    updateDraft: (viewer, mailbox, itemId, content) => {
      const draft = draftFor(viewer, mailbox, itemId);
      return draft === undefined
        ? undefined
        : hostMessage(mail.change(draft, withContent(draft.doc, content)));
    },
    deleteDraft: (viewer, mailbox, itemId) => {
      const draft = draftFor(viewer, mailbox, itemId);
      const bin = mail.folder(mailbox, 'deleteditems');
      if (draft === undefined || bin === undefined) {
        return false;
      }
      mail.move(draft, bin);
      return true;
    },
    sendDraft: (viewer, mailbox, itemId) => {
      const draft = draftFor(viewer, mailbox, itemId);
      const sent = mail.folder(mailbox, 'sentitems');
      const sender = directory.byKey(viewer);
      if (draft === undefined || sent === undefined || sender === undefined) {
        return false;
      }
      const now = graphInstant(nowInstant());
      world.store.together(() => {
        const signed = mail.change(draft, {
          ...draft.doc,
          isDraft: false,
          sender: recipientOf({ displayName: sender.displayName, emailAddress: sender.mail }),
          sentDateTime: now,
        });
        mail.move(signed, sent);
      });
      return true;
    },

    calendarDay: (viewer, mailbox, day) => {
      const owner = directory.byKey(mailbox);
      if (owner === undefined || !reaches(directory.calendarRight(viewer, mailbox), 'read')) {
        return undefined;
      }
      const start = Temporal.PlainDate.from(day).toZonedDateTime(owner.timeZone);
      return appointmentsIn(
        calendar.events(mailbox),
        start.toInstant(),
        start.add({ days: 1 }).toInstant(),
      )
        .filter(({ event }) => viewer === mailbox || event.doc.sensitivity !== 'private')
        .map(({ event, occurrenceDay, start: from, end: to }) => ({
          id: `${event.restId}${occurrenceDay ?? ''}`,
          subject: event.doc.subject,
          start: graphInstant(from),
          end: graphInstant(to),
          isAllDay: event.doc.isAllDay,
          showAs: showAsOf(event.doc.showAs),
          categories: event.doc.categories,
          location: event.doc.location.displayName,
          isPrivate: event.doc.sensitivity === 'private',
          isRecurring: occurrenceDay !== null || event.kind === 'exception',
        }));
    },

    activities: (person) => world.activities.of(person),
    markActivityRead: (person, id) => world.activities.markRead(person, id),
    brokerToken: (person, params) => brokerToken(world, keys, person, params),
    bridgeFault: (person, method) => world.signIn.meetBridge(person, method),
    onChange: (listener) => world.changes.listen(listener),
  };
}

function reaches(right: Right, need: Right): boolean {
  return right === 'edit' || right === need;
}

function hostUser(person: Person): HostUser {
  const { key, id, displayName, mail, title, role, timeZone, canSignIn } = person;
  return { key, id, displayName, mail, title, role, timeZone, canSignIn };
}

function messageLine(message: StoredMessage): HostMessageLine {
  const { doc } = message;
  return {
    itemId: ewsIdFrom(message.restId),
    subject: doc.subject,
    from: doc.from === null ? null : hostAddress(doc.from),
    preview: previewOf(textOf(doc)),
    receivedAt: doc.receivedDateTime,
    isRead: doc.isRead,
    isDraft: doc.isDraft,
    importance: doc.importance,
    hasAttachments: hasFiles(doc),
    flagged: doc.flag.flagStatus === 'flagged',
    categories: doc.categories,
    isMeetingMessage: false,
    conversationId: doc.conversationId,
    internetMessageId: doc.internetMessageId,
  };
}

function hostMessage(message: StoredMessage): HostMessage {
  const { doc } = message;
  return {
    ...messageLine(message),
    restId: message.restId,
    itemClass: 'IPM.Note',
    normalizedSubject: doc.subject.replace(/^(\s*(re|fw|fwd)\s*:\s*)+/i, ''),
    sender: doc.sender === null ? null : hostAddress(doc.sender),
    to: doc.toRecipients.map(hostAddress),
    cc: doc.ccRecipients.map(hostAddress),
    bcc: doc.bccRecipients.map(hostAddress),
    bodyHtml: doc.body.contentType === 'html' ? doc.body.content : htmlFromText(doc.body.content),
    bodyText: textOf(doc),
    bodyType: doc.body.contentType,
    internetHeaders: message.headers.map(({ name, value }) => `${name}: ${value}\r\n`).join(''),
    attachments: doc.attachments.map((attachment) => ({ isInline: false, ...attachment })),
    createdAt: doc.createdDateTime,
    modifiedAt: doc.lastModifiedDateTime,
    folderId: message.folder,
  };
}

function textOf(doc: MessageDoc): string {
  return doc.body.contentType === 'html' ? textFromHtml(doc.body.content) : doc.body.content;
}

function hostAddress(recipient: Recipient): HostAddress {
  return { displayName: recipient.emailAddress.name, emailAddress: recipient.emailAddress.address };
}

function recipientOf(address: HostAddress): Recipient {
  return { emailAddress: { name: address.displayName, address: address.emailAddress } };
}

function withContent(doc: MessageDoc, content: HostDraftContent): MessageDoc {
  return {
    ...doc,
    ...(content.subject === undefined ? {} : { subject: content.subject }),
    ...(content.to === undefined ? {} : { toRecipients: content.to.map(recipientOf) }),
    ...(content.cc === undefined ? {} : { ccRecipients: content.cc.map(recipientOf) }),
    ...(content.bcc === undefined ? {} : { bccRecipients: content.bcc.map(recipientOf) }),
    ...(content.bodyHtml === undefined
      ? {}
      : { body: { contentType: 'html', content: content.bodyHtml } }),
  };
}

function replyContent(
  original: StoredMessage,
  owner: Person,
  replyAll: boolean,
  content: HostDraftContent,
): HostDraftContent {
  const { doc } = original;
  const answered = doc.replyTo.length > 0 ? doc.replyTo : doc.from === null ? [] : [doc.from];
  const others = replyAll
    ? [...doc.toRecipients, ...doc.ccRecipients].filter(
        (each) => each.emailAddress.address !== owner.mail,
      )
    : [];
  const quote = doc.body.contentType === 'html' ? doc.body.content : htmlFromText(doc.body.content);
  const from =
    doc.from === null
      ? ''
      : `<b>From:</b> ${doc.from.emailAddress.name} &lt;${doc.from.emailAddress.address}&gt;<br>`;
  return {
    subject: content.subject ?? `Re: ${doc.subject.replace(/^re:\s*/i, '')}`,
    to: content.to ?? answered.map(hostAddress),
    cc: content.cc ?? others.map(hostAddress),
    bcc: content.bcc ?? [],
    bodyHtml: `${content.bodyHtml ?? ''}<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${from}<b>Subject:</b> ${doc.subject}</div>${quote}`,
  };
}

function showAsOf(
  value: string,
): 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown' {
  const known = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'] as const;
  return known.find((each) => each === value) ?? 'unknown';
}
