import {
  checkMacro,
  escapeHtml,
  fillContextFor,
  fillMacro,
  findAdvice,
  findAdviceIn,
  hashMacro,
  holdOptionLines,
  macrosForLane,
  mayBeUsed,
  parseTemplate,
  type Macro,
} from '../../../src/domain/macros';
import { instantAtLocal } from '../../../src/domain/time';
import { person, releaseForTests, rosterForTests } from '../../support/DeskForTests';

const { macros } = releaseForTests();
const ROSTER = rosterForTests();
const TODAY = '2026-11-18';
const ZONE = 'America/Chicago';

function macro(id: string): Macro {
  const found = macros.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No macro ${id}`);
  return found;
}

const at = (local: string) => instantAtLocal(local, ZONE);
const OPTIONS = [
  {
    id: '1',
    window: { start: at('2026-11-24T14:30:00'), end: at('2026-11-24T15:00:00') },
    eventId: null,
    attempt: 1,
  },
  {
    id: '2',
    window: { start: at('2026-11-25T09:00:00'), end: at('2026-11-25T09:30:00') },
    eventId: null,
    attempt: 1,
  },
];

const CONTEXT = fillContextFor({
  roster: ROSTER,
  principal: ROSTER.principals[0]!,
  assistant: ROSTER.assistants[0]!,
  mail: {
    from: { name: 'Ann <b>Bold</b>', address: 'ann@practice.example' },
    receivedAt: at('2026-11-18T08:20:00'),
  },
  verdict: null,
  channel: null,
  handOff: null,
  holds: { options: OPTIONS, decideBy: at('2026-11-20T17:00:00') },
});

describe('templates', () => {
  test('words and placeholders are told apart', () => {
    expect(parseTemplate('Dear {{ who }},', ['who'])).toEqual({
      kind: 'template',
      parts: [
        { kind: 'words', words: 'Dear ' },
        { kind: 'placeholder', name: 'who' },
        { kind: 'words', words: ',' },
      ],
    });
  });

  test.each([
    { says: 'an unknown name', source: 'Dear {{whom}}', because: 'unknown-placeholder', at: 5 },
    { says: 'a name with a space', source: '{{who is it}}', because: 'bad-placeholder', at: 0 },
    { says: 'braces that never close', source: 'a {{who', because: 'stray-braces', at: 2 },
    { says: 'braces that never opened', source: 'who}} b', because: 'stray-braces', at: 3 },
  ])('$says is an error with its place', ({ source, because, at: place }) => {
    expect(parseTemplate(source, ['who'])).toMatchObject({ kind: 'broken', because, at: place });
  });
});

describe('the approved texts of the house', () => {
  test.each(macros.map((one) => [one.id, one] as const))('%s passes its own check', (_, one) => {
    const stops = checkMacro(one, TODAY).filter((finding) => finding.weight === 'stop');
    const expected = one.id === 'mac-speaking-decline' ? ['expired'] : [];
    expect(stops.map((finding) => finding.problem)).toEqual(expected);
  });

  test('a lane lists the expired text with its reason', () => {
    const listed = macrosForLane(macros, 'travel-speaking', TODAY);
    expect(listed.at(-1)).toMatchObject({
      kind: 'unusable',
      because: 'expired',
      macro: { id: 'mac-speaking-decline' },
    });
    expect(listed.map((one) => one.macro.id)).not.toContain('mac-autoreply-away');
  });

  test('a text that runs out within thirty days says so', () => {
    expect(macrosForLane(macros, 'vendor', TODAY)[0]).toMatchObject({
      kind: 'usable',
      expiresSoon: true,
      macro: { id: 'mac-vendor-decline' },
    });
    expect(macrosForLane(macros, 'vendor', '2026-12-11').at(-1)).toMatchObject({
      kind: 'unusable',
      because: 'expired',
    });
  });

  test('the redirect to the portal fills itself in both languages', () => {
    for (const id of ['mac-patient-portal', 'mac-patient-portal-es']) {
      const filled = fillMacro(macro(id), CONTEXT, {});
      expect(filled.missing).toEqual([]);
      expect(filled.html).toContain('312-555-0118');
      expect(filled.html).toContain('Jordan Reyes');
    }
  });
});

describe('filling', () => {
  test('what is required and not known is asked for', () => {
    const filled = fillMacro(macro('mac-scheduling-options'), CONTEXT, {});
    expect(filled.missing.map((one) => one.name)).toEqual(['opening_line', 'topic']);
    expect(filled.html).toContain('[What the meeting is about]');
  });

  test('cleared options stand with their zone', () => {
    const filled = fillMacro(macro('mac-scheduling-options'), CONTEXT, {
      opening_line: 'Thank you for reaching out.',
      topic: 'the aortic fellowship',
    });
    expect(filled.missing).toEqual([]);
    expect(filled.html).toContain('<li>Tuesday, November 24, 2:30 PM to 3:00 PM Central</li>');
    expect(filled.html).not.toContain('<li></li>');
    expect(filled.typedFreely).toEqual(['topic']);
    expect(holdOptionLines(OPTIONS, ZONE)).toHaveLength(2);
  });

  test('nothing that was sent or typed becomes mark-up', () => {
    const filled = fillMacro(macro('mac-scheduling-options'), CONTEXT, {
      opening_line: 'Thank you for reaching out.',
      topic: '<a href="https://evil.example">x</a>',
    });
    expect(filled.html).toContain('Ann &lt;b&gt;Bold&lt;/b&gt;');
    expect(filled.html).toContain('&lt;a href=&quot;https://evil.example&quot;&gt;');
    expect(escapeHtml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&#39;');
  });

  test('only the given choices fill a choice', () => {
    const filled = fillMacro(macro('mac-scheduling-options'), CONTEXT, {
      opening_line: 'Take two aspirin.',
      topic: 'x',
    });
    expect(filled.missing).toMatchObject([{ name: 'opening_line', because: 'not-an-option' }]);
    expect(filled.html).not.toContain('aspirin');
  });

  test('what the house knows cannot be typed over', () => {
    const filled = fillMacro(macro('mac-patient-portal'), CONTEXT, {
      nurse_line_phone: 'nobody, just wait',
    });
    expect(filled.html).toContain('312-555-0118');
    expect(filled.html).not.toContain('just wait');
  });

  test('a subject stays on one line', () => {
    const filled = fillMacro(macro('mac-speaking-accept'), CONTEXT, {
      event_name: 'Forum\r\nBcc: all@evil.example',
      event_date: 'May 6',
    });
    expect(filled.subject).toBe('Forum Bcc: all@evil.example: acceptance and speaker materials');
  });

  test('an absent name leaves no hole before the comma', () => {
    const nameless = new Map(CONTEXT);
    nameless.delete('message.from.displayName');
    expect(fillMacro(macro('mac-professional-clinical'), nameless, {}).html).toContain(
      '<p>Hello,</p>',
    );
  });

  test('a name from Object is no typed value', () => {
    const odd: Macro = {
      ...macro('mac-patient-portal'),
      bodyHtml: '<p>{{constructor}}</p>',
      placeholders: [{ name: 'constructor', source: 'ask', required: true }],
    };
    expect(fillMacro(odd, CONTEXT, {}).missing).toHaveLength(1);
  });
});

describe('the check', () => {
  const plain: Macro = {
    ...macro('mac-vendor-decline'),
    placeholders: [],
    subject: 'Your inquiry',
  };

  test.each([
    { says: 'advice', bodyHtml: '<p>You can take ibuprofen.</p>', problem: 'advice-or-results' },
    {
      says: 'reassurance',
      bodyHtml: '<p>That is nothing to worry about.</p>',
      problem: 'advice-or-results',
    },
    {
      says: 'a result',
      bodyHtml: '<p>Your scan shows no change.</p>',
      problem: 'advice-or-results',
    },
    { says: 'Spanish advice', bodyHtml: '<p>No se preocupe.</p>', problem: 'advice-or-results' },
    {
      says: 'advice across tags',
      bodyHtml: '<p>you <b>should</b> take it</p>',
      problem: 'advice-or-results',
    },
    {
      says: 'advice behind names of characters',
      bodyHtml: '<p>Your&nbsp;results are here, don&#39;t worry.</p>',
      problem: 'advice-or-results',
    },
    {
      says: 'advice cut by a tag',
      bodyHtml: '<p>you sh<b>ould take</b> it</p>',
      problem: 'advice-or-results',
    },
    {
      says: 'advice cut by a sign that nobody sees',
      bodyHtml: '<p>you should ta\u00adke it</p>',
      problem: 'advice-or-results',
    },
    { says: 'a script', bodyHtml: '<script>alert(1)</script>', problem: 'tag' },
    { says: 'an image', bodyHtml: '<p><img src="https://x.example/p.gif"></p>', problem: 'tag' },
    { says: 'a handler on a paragraph', bodyHtml: '<p onclick="x()">a</p>', problem: 'tag' },
    { says: 'a comment', bodyHtml: '<p><!-- a --></p>', problem: 'tag' },
    { says: 'a link without https', bodyHtml: '<a href="http://x.example">a</a>', problem: 'link' },
    { says: 'a script link', bodyHtml: '<a href="javascript:alert(1)">a</a>', problem: 'link' },
    {
      says: 'a link built from a value',
      bodyHtml: '<a href="https://{{who}}">a</a>',
      problem: 'link',
    },
    { says: 'a tag that never closes', bodyHtml: '<p><b>a</p>', problem: 'unbalanced' },
    { says: 'an unknown placeholder', bodyHtml: '<p>{{who}}</p>', problem: 'placeholder' },
  ])('a text with $says is stopped', ({ bodyHtml, problem }) => {
    const findings = checkMacro({ ...plain, bodyHtml }, TODAY);
    expect(findings).toContainEqual(expect.objectContaining({ weight: 'stop', problem }));
    expect(mayBeUsed(findings)).toBe(false);
  });

  test('an https link with plain words passes', () => {
    const bodyHtml = '<p>See <a href="https://mychart.lakesidehealth.example">MyChart</a>.<br></p>';
    expect(checkMacro({ ...plain, bodyHtml, expiresOn: '2027-06-01' }, TODAY)).toEqual([]);
  });

  test('saying that no advice is given is no advice', () => {
    expect(findAdvice('We cannot give medical advice or discuss results here.')).toEqual([]);
    expect(findAdvice('Do not wait for an answer to this e-mail.')).toEqual([]);
  });

  test('harmless text and harmless typed words may be advice together', () => {
    const verb = { name: 'verb', source: 'ask', required: true, label: 'What they do' };
    const told = { ...plain, bodyHtml: '<p>You <b>{{verb}}</b> it.</p>', placeholders: [verb] };
    expect(
      checkMacro(told, TODAY).filter(({ problem }) => problem === 'advice-or-results'),
    ).toEqual([]);
    expect(findAdvice('can take')).toEqual([]);
    const filled = fillMacro(told, new Map(), { verb: 'can take' });
    expect(findAdviceIn(filled)).toEqual(['you can take']);
  });

  test('a text before its approval is stopped', () => {
    const findings = checkMacro(
      { ...plain, bodyHtml: '<p>a</p>', approvedOn: '2026-12-01' },
      TODAY,
    );
    expect(findings.map((one) => one.problem)).toContain('not-yet-approved');
  });

  test('one letter changes the hash of a text', () => {
    expect(hashMacro({ ...plain, subject: 'Your enquiry' })).not.toBe(hashMacro(plain));
  });
});

test('the people of the context are those of the roster', () => {
  expect(CONTEXT.get('people.physician.displayName')).toBe('Dr. Maya Okafor');
  expect(CONTEXT.get('people.backupEa.mail')).toBe(person('priya.nair').address);
  expect(CONTEXT.get('directory.channels.referral-desk.owner')).toBe('Marisol Vega');
  expect(CONTEXT.get('message.from.domain')).toBe('practice.example');
});
