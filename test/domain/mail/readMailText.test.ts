import { readMailText, textOfParts, type PartKind } from '../../../src/domain/mail';

function text(body: string, subject = ''): ReturnType<typeof readMailText> {
  return readMailText({ subject, bodyType: 'text', body });
}

function html(body: string): string {
  const read = readMailText({ subject: '', bodyType: 'html', body });
  return read.text.slice(read.bodyStart);
}

describe('HTML becomes the text a person would see', () => {
  const rows: { says: string; body: string; reads: string }[] = [
    {
      says: 'lines and paragraphs stand apart',
      body: '<p>Hi&nbsp;Maya,</p><p>ok<br>G</p>',
      reads: 'Hi Maya,\n\nok\nG',
    },
    {
      says: 'styles, scripts and comments are gone',
      body: '<style>p{}</style><!-- x --><script>1<2</script>ok',
      reads: 'ok',
    },
    {
      says: 'hidden words stay hidden',
      body: '<div style="display: none">bait</div><span style="font-size:0px">x</span>ok',
      reads: 'ok',
    },
    {
      says: 'a hidden paragraph ends where the next begins',
      body: '<p style="mso-hide:all">x<p>chest pain',
      reads: 'chest pain',
    },
    {
      says: 'a small font is not a hidden one',
      body: '<p style="font-size:0.8em">fine print</p>',
      reads: 'fine print',
    },
    {
      says: 'table cells are parted by a tab',
      body: '<table><tr><td>Patient</td><td>QUILLEN, MAVIS</td></tr></table>',
      reads: 'Patient\tQUILLEN, MAVIS',
    },
    {
      says: 'character references are read once',
      body: 'R&amp;D &#8211; &#x41; &amp;lt; &bogus;',
      reads: 'R&D – A &lt; &bogus;',
    },
    {
      says: 'a lone less-than sign is a character',
      body: 'INR < 2 and 5 > 3',
      reads: 'INR < 2 and 5 > 3',
    },
    { says: 'a tag that never ends swallows the rest', body: 'ok <a href="', reads: 'ok' },
    {
      says: 'letters that nobody can see are gone',
      body: 'pass\u200bword\u00ad',
      reads: 'password',
    },
  ];
  test.each(rows)('$says', ({ body, reads }) => {
    expect(html(body)).toBe(reads);
  });
});

describe('a mail without words gives an empty text', () => {
  test.each([null, '', '   ', '<html></html>'])('the body %p is read without failing', (body) => {
    const read = readMailText({ subject: null, bodyType: 'html', body });
    expect(read.text.trim()).toBe('');
    expect(read.bodyStart).toBe(2);
  });
});

describe('the newest words are told from all that hangs below them', () => {
  const rows: { says: string; body: string; kind: PartKind; part: string }[] = [
    {
      says: 'an Outlook header begins history',
      body: 'Yes.\n\nFrom: A\nSent: Monday\nTo: B\nSubject: C\n\nold',
      kind: 'newest',
      part: 'Yes.',
    },
    {
      says: 'an original message line begins history',
      body: 'Yes.\n-----Original Message-----\nold',
      kind: 'quoted',
      part: '-----Original Message-----\nold',
    },
    {
      says: 'a wrote line begins history',
      body: 'Friday?\n\nOn Tue, May 5, 2026 at 9:15 AM A B <a@b.example> wrote:\nold',
      kind: 'newest',
      part: 'Friday?',
    },
    {
      says: 'a wrote line may run over two lines',
      body: 'Friday?\n\nOn Tue, May 5, 2026 at 9:15 AM A B\n<a@b.example> wrote:\n> old',
      kind: 'newest',
      part: 'Friday?',
    },
    {
      says: 'a Spanish header begins history',
      body: 'Sí.\n\nDe: A\nEnviado el: lunes\nPara: B\nAsunto: C\n\nviejo',
      kind: 'newest',
      part: 'Sí.',
    },
    {
      says: 'a Spanish wrote line begins history',
      body: 'Sí.\n\nEl mar, 5 may 2026 a las 9:15, A B escribió:\n> viejo',
      kind: 'newest',
      part: 'Sí.',
    },
    {
      says: 'words under a quote are new again',
      body: '> old\nnew words',
      kind: 'newest',
      part: 'new words',
    },
    {
      says: 'a forward says that it was passed on',
      body: 'see below\n\n---------- Forwarded message ----------\nFrom: A\nold',
      kind: 'forwarded',
      part: '---------- Forwarded message ----------\nFrom: A\nold',
    },
    {
      says: 'what a phone adds is a signature',
      body: 'ok\nSent from my iPhone',
      kind: 'signature',
      part: 'Sent from my iPhone',
    },
    {
      says: 'a sign-off with name and title is a signature',
      body: 'Please call.\n\nBest,\nA Barr\nOffice Manager',
      kind: 'signature',
      part: 'Best,\nA Barr\nOffice Manager',
    },
    {
      says: 'a confidentiality notice is a disclaimer',
      body: 'ok\n\nCONFIDENTIALITY NOTICE: This e-mail may contain secrets.',
      kind: 'disclaimer',
      part: 'CONFIDENTIALITY NOTICE: This e-mail may contain secrets.',
    },
    {
      says: 'a gateway warning is a banner',
      body: '[EXTERNAL] Do not click.\n\nHello',
      kind: 'banner',
      part: '[EXTERNAL] Do not click.',
    },
  ];
  test.each(rows)('$says', ({ body, kind, part }) => {
    expect(textOfParts(text(body), [kind]).trim()).toBe(part);
  });

  test('a quoted block that Gmail marked is history', () => {
    const body =
      '<div>New</div><div class="gmail_quote"><div>On Mon A wrote:</div><blockquote>old</blockquote></div>';
    expect(
      textOfParts(readMailText({ subject: '', bodyType: 'html', body }), ['newest']).trim(),
    ).toBe('New');
  });

  test('parts cover the body without a gap', () => {
    const read = text('[EXTERNAL] x\n\nhello\n\nBest,\nAnn Lee\nManager\n\n> old\n', 'Subject');
    expect(read.parts.map(({ start }) => start)).toEqual([
      read.bodyStart,
      ...read.parts.slice(0, -1).map(({ end }) => end),
    ]);
    expect(read.parts.at(-1)?.end).toBe(read.text.length);
  });
});

describe('what only looks like history stays new', () => {
  test.each([
    ['a sentence that begins with On', 'On Tuesday 5/5 we met and Dr. A wrote: nothing.\nCall me.'],
    ['a From line without the rest of a header', 'From: Chicago\nHi there'],
    [
      'a thank-you in the middle',
      'Thanks,\nand please also tell me whether he should come in because he is very short of breath tonight.',
    ],
    ['a quote in a sales mail', 'They said "I cried" and > 50% agreed.'],
  ])('%s', (_, body) => {
    expect(textOfParts(text(body), ['newest'])).toBe(body);
  });
});

test('a thousand blank lines part nothing from nothing', () => {
  const blank = '\n'.repeat(1000);
  const body = `Hi${blank}On Mon, Nov 2, 2026 at 9:00 AM Ann Bell <ann@bell.example> wrote:${blank}> old\n`;
  const { text, bodyStart, parts } = readMailText({ subject: '', bodyType: 'text', body });
  expect(parts.map(({ kind }) => kind)).toEqual(['newest', 'quoted']);
  expect(parts.map(({ start }) => start)).toEqual([bodyStart, text.indexOf('On Mon')]);
  expect(parts.at(-1)?.end).toBe(text.length);
});

test('five megabytes of hostile HTML are read to the end', () => {
  const hostile = ['<div style="display:none">', '<a <a ', '&#', '<!--', '>\n', 'On 3 \n'].map(
    (piece) => piece.repeat(Math.floor(800_000 / piece.length)),
  );
  for (const body of hostile) {
    expect(typeof readMailText({ subject: 'x', bodyType: 'html', body }).text).toBe('string');
  }
});

describe('words hidden by a class of the page', () => {
  const rows = [
    { says: 'are left out', sheet: '.x{display:none}', wanted: 'Seen' },
    {
      says: 'are read when a later rule shows them',
      sheet: '.x{display:none} .x{display:block}',
      wanted: 'Seen\n\nHere',
    },
    {
      says: 'are read when hidden on some screens only',
      sheet: '@media print{.x{display:none}}',
      wanted: 'Seen\n\nHere',
    },
  ];
  test.each(rows)('$says', ({ sheet, wanted }) => {
    const body = `<style>${sheet}</style><p>Seen</p><p class="x">Here</p>`;
    const { text, bodyStart } = readMailText({ subject: '', bodyType: 'html', body });
    expect(text.slice(bodyStart).trim()).toBe(wanted);
  });
});
