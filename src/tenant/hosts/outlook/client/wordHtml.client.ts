/** A draft's HTML as classic Outlook hands it back after Word has had it. */

/**
 * Every paragraph becomes `MsoNormal` with Word's own empty mark in it, ids and data attributes are gone, line breaks in
 * the source fall at other places. Which of an add-in's classes survive is not documented; here they do.
 */
export function wordHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.body.querySelectorAll('*')) {
    element.removeAttribute('id');
    for (const { name } of [...element.attributes]) {
      if (name.startsWith('data-')) element.removeAttribute(name);
    }
  }
  for (const paragraph of page.body.querySelectorAll('p')) {
    paragraph.classList.add('MsoNormal');
    paragraph.append(page.createElement('o:p'));
  }
  const namespaces =
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"';
  return `<html ${namespaces}><head><meta name="Generator" content="Microsoft Word 15"></head><body lang="EN-US"><div class="WordSection1">${page.body.innerHTML}</div></body></html>`;
}
