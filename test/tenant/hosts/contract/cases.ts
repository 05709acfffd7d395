/** What an add-in sees of Outlook, once: the shim and the published library both have to answer every case like this. */
import type { OfficeBench } from '../../../adapters/support/officePage';

/** Put into every page of the contract by its own script. */
export interface ContractPage {
  /** Calls an Office method and answers what its callback was given. */
  readonly ask: (start: (done: (result: Office.AsyncResult<unknown>) => void) => void) => Promise<{
    readonly status: string;
    readonly value?: unknown;
    readonly code?: number;
    readonly name?: string;
  }>;
  /** What the function threw, by name; an unnamed error by its message. */
  readonly thrown: (work: () => void) => string;
  readonly draft: () => Office.MessageCompose;
  readonly mail: () => Office.MessageRead;
}

declare global {
  interface Window {
    office: OfficeBench;
    contract: ContractPage;
  }
}

/** The script behind `window.contract`. */
export const CONTRACT_SCRIPT = `
  window.contract = {
    ask: (start) => new Promise((resolve) => start((result) => resolve({
      status: String(result.status),
      ...(result.value === undefined || result.value === null ? {} : { value: result.value }),
      ...(result.error ? { code: result.error.code, name: result.error.name } : {}),
    }))),
    thrown: (work) => {
      try { work(); return 'nothing'; } catch (error) {
        return error.name === 'Error' ? error.message : error.name;
      }
    },
    draft: () => Office.context.mailbox.item,
    mail: () => Office.context.mailbox.item,
  };`;

/** What the published library needs of MicrosoftAjax.js, which it would else load from another machine. */
export const AJAX_SCRIPT = `
  window.Sys = { StringBuilder: function () {} };
  window.Type = Function;
  Type.registerNamespace = (name) => { window[name] = window[name] || {}; };
  Type.registerClass = () => undefined;
  Type.prototype.registerClass = () => undefined;
  Function._validateParams = () => null;`;

/** Which page a case needs; cases of one page run in order and see what the ones before did. */
export type Scene =
  'mail' | 'ownMail' | 'draft' | 'nothing' | 'mailReadOnly' | 'draftReadOnly' | 'mailRestricted';

export interface ContractCase {
  readonly says: string;
  readonly scene: Scene;
  /** Runs in the add-in's page. */
  readonly run: () => unknown;
  readonly expected: unknown;
}

const ok = (value?: unknown): object =>
  value === undefined ? { status: 'succeeded' } : { status: 'succeeded', value };
const failed = (code: number, name: string): object => ({ status: 'failed', code, name });

const PERSON = {
  emailAddress: 'ann@sender.example',
  displayName: 'Ann Sender',
  recipientType: 'other',
  appointmentResponse: 'none',
};

const READ: readonly ContractCase[] = [
  {
    says: 'the facts of the open mail are there at once',
    scene: 'mail',
    run: () => {
      const item = window.contract.mail();
      return {
        itemType: item.itemType,
        itemClass: item.itemClass,
        itemId: item.itemId,
        subject: item.subject,
        normalizedSubject: item.normalizedSubject,
        from: { ...item.from },
        sender: item.sender.emailAddress,
        to: item.to.map(({ emailAddress }) => emailAddress),
        cc: item.cc,
        created: item.dateTimeCreated.toISOString(),
        conversationId: item.conversationId,
        internetMessageId: item.internetMessageId,
        attachments: item.attachments.map(({ name, size, attachmentType }) => ({
          name,
          size,
          attachmentType,
        })),
      };
    },
    expected: {
      itemType: 'message',
      itemClass: 'IPM.Note',
      itemId: 'AAMk/1+Q=',
      subject: 'RE: Subject 1',
      normalizedSubject: 'Subject 1',
      from: PERSON,
      sender: 'ann@sender.example',
      to: ['maya.okafor@lakesidehealth.example'],
      cc: [],
      created: '2026-11-16T15:00:00.000Z',
      conversationId: 'conversation-1',
      internetMessageId: '<m1@sender.example>',
      attachments: [{ name: 'agenda.pdf', size: 2048, attachmentType: 'file' }],
    },
  },
  {
    says: 'the user and the client say who they are',
    scene: 'mail',
    run: () => {
      const { mailbox, requirements } = Office.context;
      return {
        user: [
          mailbox.userProfile.accountType,
          mailbox.userProfile.displayName,
          mailbox.userProfile.emailAddress,
          mailbox.userProfile.timeZone,
        ],
        hostVersion: mailbox.diagnostics.hostVersion,
        view: mailbox.diagnostics.OWAView,
        sets: ['1.1', '1.8', '1.13', '1.14', '1.15', '1.16'].map((set) =>
          requirements.isSetSupported('Mailbox', set),
        ),
        nested: requirements.isSetSupported('NestedAppAuth', '1.1'),
        unknown: requirements.isSetSupported('Nonsense', '1.1'),
      };
    },
    expected: {
      user: ['office365', 'Jordan Reyes', 'jordan.reyes@lakesidehealth.example', 'America/Chicago'],
      hostVersion: '16.0.19127.20000',
      view: 'ThreeColumns',
      sets: [true, true, true, true, true, false],
      nested: true,
      unknown: false,
    },
  },
  {
    says: 'the body is given as text and as HTML with the context',
    scene: 'mail',
    run: async () => {
      const { body } = window.contract.mail();
      const text = await new Promise<Office.AsyncResult<string>>((resolve) => {
        body.getAsync('text', { asyncContext: 'mine' }, resolve);
      });
      const html = await window.contract.ask((done) => {
        body.getAsync('html', done);
      });
      return { text: text.value, context: text.asyncContext as unknown, html };
    },
    expected: {
      text: 'Could we meet, number 1?',
      context: 'mine',
      html: ok('<p>Could we meet, number 1?</p>'),
    },
  },
  {
    says: 'a received mail does not say what kind its body is',
    scene: 'mail',
    run: () => typeof (window.contract.mail().body as Partial<Office.Body>).getTypeAsync,
    expected: 'undefined',
  },
  {
    says: 'a kind of body that is none throws',
    scene: 'mail',
    run: () => {
      const { body } = window.contract.mail();
      const nobody = (): void => undefined;
      return [
        window.contract.thrown(() => {
          body.getAsync('rtf', nobody);
        }),
        window.contract.thrown(() => {
          body.getAsync('text');
        }),
        window.contract.thrown(() => {
          (body.getAsync as (...all: unknown[]) => void)('text', {}, nobody, nobody);
        }),
      ];
    },
    expected: ['Sys.ArgumentException', 'Sys.ArgumentNullException', 'Sys.ParameterCountException'],
  },
  {
    says: 'a mail in another person’s folder says whose it is',
    scene: 'mail',
    run: () =>
      window.contract.ask((done) => {
        window.contract.mail().getSharedPropertiesAsync(done);
      }),
    expected: ok({
      owner: 'maya.okafor@lakesidehealth.example',
      targetMailbox: 'maya.okafor@lakesidehealth.example',
      delegatePermissions: 63,
      targetRestUrl: 'https://outlook.office.com/api',
    }),
  },
  {
    says: 'one’s own mail has no such member',
    scene: 'ownMail',
    run: () =>
      typeof (window.contract.mail() as Partial<Office.MessageRead>).getSharedPropertiesAsync,
    expected: 'undefined',
  },
  {
    says: 'categories are read, added and taken away',
    scene: 'mail',
    run: async () => {
      const { ask, mail } = window.contract;
      const { categories } = mail();
      return [
        await ask((done) => {
          categories.getAsync(done);
        }),
        await ask((done) => {
          categories.addAsync(['Anteroom: now'], done);
        }),
        await ask((done) => {
          categories.getAsync(done);
        }),
        await ask((done) => {
          categories.removeAsync(['Anteroom: now'], done);
        }),
        await ask((done) => {
          categories.addAsync(['Not in the list'], done);
        }),
      ];
    },
    expected: [
      ok([]),
      ok(),
      ok([{ displayName: 'Anteroom: now', color: 'Preset0' }]),
      ok(),
      failed(9044, 'InvalidCategory'),
    ],
  },
  {
    says: 'no category, or one too long, throws',
    scene: 'mail',
    run: () => {
      const { thrown, mail } = window.contract;
      const { categories } = mail();
      return [[], ['x'.repeat(256)], [''], 'Work', undefined].map((names) =>
        thrown(() => {
          categories.addAsync(names as string[]);
        }),
      );
    },
    expected: [
      'Sys.ArgumentException',
      'Sys.ArgumentOutOfRangeException',
      'Sys.ArgumentException',
      'Sys.ArgumentTypeException',
      'Sys.ArgumentException',
    ],
  },
  {
    says: 'the master list is read, and a delegate may not change it',
    scene: 'mail',
    run: async () => {
      const { ask, thrown } = window.contract;
      const { masterCategories } = Office.context.mailbox;
      return [
        await ask((done) => {
          masterCategories.getAsync(done);
        }),
        await ask((done) => {
          masterCategories.addAsync([{ displayName: 'New', color: 'Preset3' }], done);
        }),
        thrown(() => {
          masterCategories.addAsync([{ displayName: 'New', color: 'Preset99' }]);
        }),
        await ask((done) => {
          masterCategories.removeAsync(['New'], done);
        }),
      ];
    },
    expected: [
      ok([{ displayName: 'Anteroom: now', color: 'Preset0' }]),
      failed(9038, 'InsufficientItemPermissionsError'),
      'Sys.ArgumentException',
      failed(9038, 'InsufficientItemPermissionsError'),
    ],
  },
  {
    says: 'five bars fit on a mail, by their keys',
    scene: 'mail',
    run: async () => {
      const { ask, mail } = window.contract;
      const { notificationMessages } = mail();
      const bar = {
        type: 'errorMessage',
        message: 'Look here',
      } as unknown as Office.NotificationMessageDetails;
      const add = (key: string): Promise<unknown> =>
        ask((done) => {
          notificationMessages.addAsync(key, bar, done);
        });
      const answers = [];
      for (const key of ['1', '2', '3', '4', '5', '6', '1']) answers.push(await add(key));
      answers.push(
        await ask((done) => {
          notificationMessages.replaceAsync('9', bar, done);
        }),
        await ask((done) => {
          notificationMessages.removeAsync('9', done);
        }),
      );
      for (const key of ['2', '3', '4', '5'])
        await ask((done) => {
          notificationMessages.removeAsync(key, done);
        });
      answers.push(
        await ask((done) => {
          notificationMessages.getAllAsync(done);
        }),
      );
      await ask((done) => {
        notificationMessages.removeAsync('1', done);
      });
      return answers;
    },
    expected: [
      ...Array.from({ length: 5 }, () => ok()),
      failed(9025, 'NumberOfNotificationsExceeded'),
      failed(9023, 'DuplicateNotificationKey'),
      failed(9024, 'NotificationKeyNotFound'),
      failed(9024, 'NotificationKeyNotFound'),
      ok([{ key: '1', type: 'errorMessage', message: 'Look here' }]),
    ],
  },
  {
    says: 'a bar with too long a text, a wrong icon or no key throws',
    scene: 'mail',
    run: () => {
      const { thrown, mail } = window.contract;
      const { notificationMessages } = mail();
      const add = (key: string, bar: object): string =>
        thrown(() => {
          notificationMessages.addAsync(key, bar as Office.NotificationMessageDetails);
        });
      return [
        add('a', { type: 'errorMessage', message: 'x'.repeat(151) }),
        add('x'.repeat(33), { type: 'errorMessage', message: 'x' }),
        add('', { type: 'errorMessage', message: 'x' }),
        add('a', { type: 'errorMessage', message: 'x', icon: 'i' }),
        add('a', { type: 'informationalMessage', message: 'x', persistent: false }),
        add('a', { type: 'informationalMessage', message: 'x', icon: 'Icon.16' }),
        add('a', { type: 'shout', message: 'x' }),
      ];
    },
    expected: [
      'Sys.ArgumentOutOfRangeException',
      'Sys.ArgumentOutOfRangeException',
      'Sys.ArgumentNullException',
      'Sys.ArgumentException',
      'Sys.ArgumentNullException',
      'Sys.ArgumentNullException',
      'Sys.ArgumentException',
    ],
  },
  {
    says: 'all headers come as one block',
    scene: 'mail',
    run: () =>
      window.contract.ask((done) => {
        window.contract.mail().getAllInternetHeadersAsync(done);
      }),
    expected: ok('X-Test: yes\r\n'),
  },
  {
    says: 'an attachment is handed out, and one that is not there is refused',
    scene: 'mail',
    run: async () => [
      await window.contract.ask((done) => {
        window.contract.mail().getAttachmentContentAsync('a1', done);
      }),
      await window.contract.ask((done) => {
        window.contract.mail().getAttachmentContentAsync('a9', done);
      }),
      window.contract.thrown(() => {
        window.contract.mail().getAttachmentContentAsync('', () => undefined);
      }),
    ],
    expected: [
      { status: 'succeeded', value: { content: 'YWdlbmRhLnBkZg==', format: 'base64' } },
      failed(9052, 'AttachmentResourceNotFound'),
      'Sys.ArgumentNullException',
    ],
  },
  {
    says: 'ids change alphabet, and only ids do',
    scene: 'mail',
    run: () => {
      const { mailbox } = Office.context;
      const { thrown } = window.contract;
      return [
        mailbox.convertToRestId('AA/+k=', 'v2.0'),
        mailbox.convertToEwsId('AA-_k=', 'v2.0'),
        thrown(() => mailbox.convertToRestId(null as unknown as string, 'v2.0')),
        thrown(() => mailbox.convertToRestId('AA', 'v9.0')),
      ];
    },
    expected: ['AA-_k=', 'AA/+k=', 'Sys.ArgumentNullException', 'Sys.ArgumentException'],
  },
  {
    says: 'custom properties keep values and dates up to 2,500 characters',
    scene: 'mail',
    run: async () => {
      const { ask, mail, thrown } = window.contract;
      const load = async (): Promise<Office.CustomProperties> =>
        (
          await ask((done) => {
            mail().loadCustomPropertiesAsync(done);
          })
        ).value as Office.CustomProperties;
      const first = await load();
      first.set('lane', 'clinical');
      first.set('seen', new Date(86_400_000) as unknown as string);
      const saved = await ask((done) => {
        first.saveAsync(done);
      });
      const again = await load();
      again.set('long', 'x'.repeat(2_500));
      return [
        saved,
        again.get('lane') as unknown,
        (again.get('seen') as Date).toISOString(),
        again.get('absent') === undefined,
        thrown(() => {
          again.saveAsync();
        }),
      ];
    },
    expected: [
      ok(),
      'clinical',
      '1970-01-02T00:00:00.000Z',
      true,
      'Sys.ArgumentOutOfRangeException',
    ],
  },
  {
    says: 'settings hold 32 KB and no more',
    scene: 'mail',
    run: async () => {
      const { ask } = window.contract;
      const { roamingSettings } = Office.context;
      roamingSettings.set('width', 320);
      const saved = await ask((done) => {
        roamingSettings.saveAsync(done);
      });
      const kept = roamingSettings.get('width') as unknown;
      roamingSettings.set('long', 'x'.repeat(33_000));
      const tooLong = await ask((done) => {
        roamingSettings.saveAsync(done);
      });
      roamingSettings.remove('long');
      return [saved, kept, tooLong];
    },
    expected: [ok(), 320, failed(9019, 'GenericSettingsError')],
  },
  {
    says: 'forms longer than 32 KB and odd arguments throw',
    scene: 'mail',
    run: () => {
      const { thrown, mail } = window.contract;
      const { mailbox } = Office.context;
      const long = 'x'.repeat(32 * 1024 + 1);
      return [
        thrown(() => {
          mail().displayReplyForm(long);
        }),
        thrown(() => {
          mail().displayReplyForm({ htmlBody: long });
        }),
        thrown(() => {
          mail().displayReplyFormAsync(5 as unknown as string);
        }),
        thrown(() => {
          mailbox.displayNewMessageForm({ htmlBody: long });
        }),
        thrown(() => {
          mailbox.displayNewMessageForm({ subject: 'x'.repeat(256) });
        }),
        thrown(() => {
          mailbox.displayNewMessageForm({ toRecipients: Array(101).fill('a@b.example') });
        }),
        thrown(() => {
          mailbox.displayMessageForm('');
        }),
        thrown(() => {
          mailbox.displayAppointmentForm(7 as unknown as string);
        }),
      ];
    },
    expected: [
      ...Array.from({ length: 2 }, () => 'Sys.ArgumentOutOfRangeException'),
      'Sys.ArgumentException',
      ...Array.from({ length: 3 }, () => 'Sys.ArgumentOutOfRangeException'),
      'Sys.ArgumentNullException',
      'Sys.ArgumentTypeException',
    ],
  },
  {
    says: 'our adapter reads the open mail',
    scene: 'mail',
    run: () => window.office.told(window.office.host.readOpenItem()),
    expected: expect.objectContaining({
      kind: 'read',
      restId: 'AAMk-1_Q=',
      internetMessageId: '<m1@sender.example>',
      mailboxCandidates: [
        'maya.okafor@lakesidehealth.example',
        'samuel.brandt@lakesidehealth.example',
        'jordan.reyes@lakesidehealth.example',
      ],
      mail: expect.objectContaining({
        subject: 'RE: Subject 1',
        bodyType: 'html',
        body: '<p>Could we meet, number 1?</p>',
        attachmentNames: ['agenda.pdf'],
        headers: { 'X-Test': 'yes' },
      }) as unknown,
    }),
  },
  {
    says: 'our adapter reads one’s own mail',
    scene: 'ownMail',
    run: () => window.office.told(window.office.host.readOpenItem()),
    expected: expect.objectContaining({
      kind: 'read',
      mailboxCandidates: [
        'samuel.brandt@lakesidehealth.example',
        'jordan.reyes@lakesidehealth.example',
      ],
    }),
  },
];

const NOTHING: readonly ContractCase[] = [
  {
    says: 'a pane without a mail has a user and no item',
    scene: 'nothing',
    run: () => [
      Office.context.mailbox.item === undefined,
      Office.context.mailbox.userProfile.emailAddress,
    ],
    expected: [true, 'jordan.reyes@lakesidehealth.example'],
  },
  {
    says: 'our adapter finds nothing open',
    scene: 'nothing',
    run: () => window.office.told(window.office.host.readOpenItem()),
    expected: { kind: 'none' },
  },
];

const DRAFT: readonly ContractCase[] = [
  {
    says: 'a draft has fields to be asked and no item id yet',
    scene: 'draft',
    run: async () => {
      const { ask, draft } = window.contract;
      const item = draft();
      return {
        kinds: [typeof item.subject, typeof item.to, typeof item.internetHeaders],
        noNewMessage: typeof (Office.context.mailbox as Partial<Office.Mailbox>)
          .displayNewMessageForm,
        noShared: typeof (item as Partial<Office.MessageCompose>).getSharedPropertiesAsync,
        id: await ask((done) => {
          item.getItemIdAsync(done);
        }),
        type: await ask((done) => {
          item.getComposeTypeAsync(done);
        }),
        body: await ask((done) => {
          item.body.getTypeAsync(done);
        }),
        signature: await ask((done) => {
          item.isClientSignatureEnabledAsync(done);
        }),
        from: await ask((done) => {
          item.from.getAsync(done);
        }),
      };
    },
    expected: {
      kinds: ['object', 'object', 'object'],
      noNewMessage: 'undefined',
      noShared: 'undefined',
      id: failed(9046, 'ItemNotSaved'),
      type: ok({ composeType: 'newMail', coercionType: 'html' }),
      body: ok('html'),
      signature: ok(false),
      from: ok({
        ...PERSON,
        emailAddress: 'maya.okafor@lakesidehealth.example',
        displayName: 'Dr. Maya Okafor',
      }),
    },
  },
  {
    says: 'subject and recipients are set, added and read',
    scene: 'draft',
    run: async () => {
      const { ask, draft, thrown } = window.contract;
      const { subject, to, cc } = draft();
      return [
        await ask((done) => {
          subject.setAsync('A subject', done);
        }),
        await ask((done) => {
          subject.getAsync(done);
        }),
        thrown(() => {
          subject.setAsync('x'.repeat(256));
        }),
        await ask((done) => {
          to.setAsync(['ann@sender.example'], done);
        }),
        await ask((done) => {
          to.addAsync([{ displayName: 'Bo', emailAddress: 'bo@sender.example' }], done);
        }),
        await ask((done) => {
          to.getAsync(done);
        }),
        await ask((done) => {
          cc.getAsync(done);
        }),
        thrown(() => {
          to.setAsync(Array<string>(101).fill('a@b.example'), () => undefined);
        }),
        thrown(() => {
          to.setAsync([''], () => undefined);
        }),
      ];
    },
    expected: [
      ok(),
      ok('A subject'),
      'Sys.ArgumentOutOfRangeException',
      ok(),
      ok(),
      ok([
        { ...PERSON, displayName: 'ann@sender.example' },
        { ...PERSON, displayName: 'Bo', emailAddress: 'bo@sender.example' },
      ]),
      ok([]),
      'Sys.ArgumentOutOfRangeException',
      'Sys.ArgumentException',
    ],
  },
  {
    says: 'text goes into the body at its places',
    scene: 'draft',
    run: async () => {
      const { ask, draft } = window.contract;
      const { body } = draft();
      await ask((done) => {
        body.setAsync('<p>Middle</p>', { coercionType: 'html' }, done);
      });
      await ask((done) => {
        body.prependAsync('First ', done);
      });
      return [
        await ask((done) => {
          body.getAsync('html', done);
        }),
        await ask((done) => {
          body.setSelectedDataAsync('<b>x</b>', { coercionType: 'html' }, done);
        }),
        await ask((done) => {
          body.setAsync('', done);
        }),
        await ask((done) => {
          body.setAsync('x', { coercionType: 'rtf' }, done);
        }).then(({ code }) => code),
      ];
    },
    expected: [ok('<html><body>First <p>Middle</p></body></html>'), ok(), ok(), 1000],
  },
  {
    says: 'text longer than the body takes throws',
    scene: 'draft',
    run: () => {
      const { draft, thrown } = window.contract;
      const { body } = draft();
      const long = 'x'.repeat(1_000_001);
      return [
        thrown(() => {
          body.setAsync(long);
        }),
        thrown(() => {
          body.prependAsync(long);
        }),
        thrown(() => {
          body.setSelectedDataAsync(long);
        }),
        thrown(() => {
          body.appendOnSendAsync('x'.repeat(5_001));
        }),
        thrown(() => {
          body.setAsync(5 as unknown as string);
        }),
      ];
    },
    expected: [
      ...Array.from({ length: 4 }, () => 'Sys.ArgumentOutOfRangeException'),
      'Sys.ArgumentTypeException',
    ],
  },
  {
    says: 'session data live by their names up to 50,000 characters',
    scene: 'draft',
    run: async () => {
      const { ask, draft, thrown } = window.contract;
      const { sessionData } = draft();
      return [
        await ask((done) => {
          sessionData.setAsync('a', '1', done);
        }),
        await ask((done) => {
          sessionData.setAsync('b', 'x'.repeat(50_000), done);
        }),
        await ask((done) => {
          sessionData.getAsync('a', done);
        }),
        await ask((done) => {
          sessionData.getAsync('b', done);
        }),
        await ask((done) => {
          sessionData.getAllAsync(done);
        }),
        await ask((done) => {
          sessionData.removeAsync('a', done);
        }),
        await ask((done) => {
          sessionData.removeAsync('a', done);
        }),
        await ask((done) => {
          sessionData.clearAsync(done);
        }),
        thrown(() => {
          sessionData.setAsync('', 'x');
        }),
      ];
    },
    expected: [
      ok(),
      failed(9051, 'SessionObjectMaxLengthExceeded'),
      ok('1'),
      failed(9050, 'KeyNotFound'),
      ok({ a: '1' }),
      ok(),
      failed(9050, 'KeyNotFound'),
      ok(),
      'Sys.ArgumentNullException',
    ],
  },
  {
    says: 'custom headers are set, read and taken away',
    scene: 'draft',
    run: async () => {
      const { ask, draft, thrown } = window.contract;
      const { internetHeaders } = draft();
      return [
        await ask((done) => {
          internetHeaders.setAsync({ 'x-lane': 'clinical' }, done);
        }),
        await ask((done) => {
          internetHeaders.getAsync(['x-lane', 'x-none'], done);
        }),
        await ask((done) => {
          internetHeaders.removeAsync(['x-lane'], done);
        }),
        thrown(() => {
          internetHeaders.setAsync({});
        }),
        thrown(() => {
          internetHeaders.setAsync({ long: 'x'.repeat(995) });
        }),
        thrown(() => {
          internetHeaders.getAsync([], () => undefined);
        }),
      ];
    },
    expected: [
      ok(),
      ok({ 'x-lane': 'clinical' }),
      ok(),
      'Sys.ArgumentException',
      'Sys.ArgumentOutOfRangeException',
      'Sys.ArgumentException',
    ],
  },
  {
    says: 'categories of a draft wait for its saving',
    scene: 'draft',
    run: async () => {
      const { ask, draft } = window.contract;
      const { categories } = draft();
      return [
        await ask((done) => {
          categories.addAsync(['Anteroom: now'], done);
        }),
        await ask((done) => {
          categories.getAsync(done);
        }),
        await ask((done) => {
          categories.removeAsync(['Anteroom: now'], done);
        }),
      ];
    },
    expected: [ok(), ok([{ displayName: 'Anteroom: now', color: 'Preset0' }]), ok()],
  },
  {
    says: 'a bar that stays needs a saved draft',
    scene: 'draft',
    run: () =>
      window.contract.ask((done) => {
        window.contract.draft().notificationMessages.addAsync(
          'k',
          {
            type: 'informationalMessage',
            message: 'x',
            icon: 'Icon.16',
            persistent: true,
          },
          done,
        );
      }),
    expected: failed(9028, 'CannotPersistPropertyInUnsavedDraftError'),
  },
  {
    says: 'our adapter reads the draft and puts text in and out',
    scene: 'draft',
    run: async () => {
      const { host, told } = window.office;
      return [
        await told(host.readOpenItem()),
        await told(host.insertAtCursor('<p>Please offer <b>three</b> times.</p>', 'a1b2')),
        await told(host.removeInserted({ mark: 'a1b2' })),
        await told(host.removeInserted({ mark: 'a1b2' })),
      ];
    },
    expected: [
      {
        kind: 'compose',
        recipients: ['ann@sender.example', 'bo@sender.example'],
        isHtml: true,
      },
      { mark: 'a1b2' },
      'removed',
      'gone',
    ],
  },
  {
    says: 'a saved draft has the id that saving answered',
    scene: 'draft',
    run: async () => {
      const { ask, draft } = window.contract;
      const saved = await ask((done) => {
        draft().saveAsync(done);
      });
      const id = await ask((done) => {
        draft().getItemIdAsync(done);
      });
      return [
        saved,
        id,
        await ask((done) => {
          draft().getAttachmentsAsync(done);
        }),
      ];
    },
    expected: [ok('AAMk/101+Q='), ok('AAMk/101+Q='), ok([])],
  },
];

const PERMISSIONS: readonly ContractCase[] = [
  {
    says: 'a manifest that asks only to read cannot write to a mail',
    scene: 'mailReadOnly',
    run: () => {
      const { thrown, mail } = window.contract;
      const item = mail();
      return [
        thrown(() => {
          item.body.getAsync('text', () => undefined);
        }),
        thrown(() => {
          item.categories.getAsync(() => undefined);
        }),
        thrown(() => {
          item.categories.addAsync(['x']);
        }),
        thrown(() => {
          Office.context.mailbox.masterCategories.getAsync(() => undefined);
        }),
      ];
    },
    expected: [
      'nothing',
      'nothing',
      "Elevated permission is required to call the method: 'categories.addAsync'.",
      "Elevated permission is required to call the method: 'masterCategories.getAsync'.",
    ],
  },
  {
    says: 'a manifest that asks only to read cannot write to a draft',
    scene: 'draftReadOnly',
    run: async () => {
      const { thrown, draft } = window.contract;
      const item = draft();
      return [
        thrown(() => {
          item.body.setAsync('x');
        }),
        thrown(() => {
          item.saveAsync(() => undefined);
        }),
        thrown(() => {
          item.sessionData.getAsync('a', () => undefined);
        }),
        await window.office.told(window.office.host.insertAtCursor('<p>x</p>', 'a1')),
      ];
    },
    expected: [
      "Elevated permission is required to call the method: 'body.setAsync'.",
      "Elevated permission is required to call the method: 'item.saveAsync'.",
      "Elevated permission is required to call the method: 'sessionData.getAsync'.",
      { code: 'office/refused', facts: { name: 'insert' } },
    ],
  },
  {
    says: 'a manifest that asks for next to nothing cannot read the body',
    scene: 'mailRestricted',
    run: () => {
      const { thrown, mail } = window.contract;
      return [
        thrown(() => {
          mail().body.getAsync('text', () => undefined);
        }),
        mail().attachments,
        Office.context.mailbox.convertToRestId('a/b', 'v2.0'),
      ];
    },
    expected: ["Elevated permission is required to call the method: 'body.getAsync'.", [], 'a-b'],
  },
];

/** Every case, in the order in which the cases of a scene follow each other. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...READ,
  ...NOTHING,
  ...DRAFT,
  ...PERMISSIONS,
];
