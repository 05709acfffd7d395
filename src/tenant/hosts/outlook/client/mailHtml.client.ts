/** What Outlook does to HTML on its way into the editor and onto the screen. */

const DROPPED = 'script,iframe,frame,object,embed,meta,link,base,title';
const DROPPED_IN_EDITOR = 'style,form,input,button,select,textarea';
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);
const HARMLESS_ADDRESS = /^(https?:|mailto:|tel:|data:image\/(?!svg)|cid:|#)/i;

/**
 * The HTML as the editor keeps it: no script, no handler, no data attribute, ids and classes with Outlook's `x_` before
 * them, colours as the browser writes them. An add-in therefore does not read back what it wrote.
 */
export function editorFragment(html: string): DocumentFragment {
  const parsed = parseHarmless(html);
  for (const element of parsed.querySelectorAll(DROPPED_IN_EDITOR)) element.remove();
  for (const element of parsed.body.querySelectorAll<HTMLElement>('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('data-')) element.removeAttribute(name);
      else if (name === 'id' || name === 'class') {
        element.setAttribute(name, value.replace(/(?<!\S)(?!x_)\S+/g, 'x_$&'));
      } else if (name === 'style') element.style.cssText = value;
    }
  }
  const fragment = document.createDocumentFragment();
  for (const node of [...parsed.body.childNodes]) {
    if (node.nodeType !== Node.COMMENT_NODE) fragment.append(document.importNode(node, true));
  }
  return fragment;
}

/** Without script, handler, frame or an address that runs something. */
function parseHarmless(html: string): Document {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(DROPPED)) element.remove();
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const isHandler = name.startsWith('on') || name === 'srcdoc' || name === 'target';
      if (isHandler || (ADDRESSES.has(name) && !HARMLESS_ADDRESS.test(value.trim()))) {
        element.removeAttribute(name);
      }
    }
  }
  return parsed;
}

/** Plain text as the editor keeps it: one block a line. */
export function textFragment(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const lines = text.split(/\r?\n/);
  lines.forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement('br'));
    fragment.append(line);
  });
  return fragment;
}

const READING_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'self'";

/**
 * A received mail as the document of a frame that loads nothing from anywhere.
 *
 * Scripts are taken out and forbidden by the policy as well. The frame has no sandbox, because accessibility checks reach
 * into every frame and wait for ever in one that can run none.
 */
export function readingDocument(html: string): string {
  const parsed = parseHarmless(html);
  const styles = [...parsed.querySelectorAll('style')].map((style) => style.textContent).join('\n');
  return [
    '<!doctype html><html lang="en"><head><title>Message body</title>',
    `<meta http-equiv="Content-Security-Policy" content="${READING_POLICY}"><base target="_blank">`,
    '<style>body{font:14px/1.45 "Segoe UI",system-ui,sans-serif;color:#242424;background:#fff;margin:16px 20px;',
    'overflow-wrap:anywhere}table{max-width:100%}img{max-width:100%}',
    styles.replaceAll('</', '<\\/'),
    '</style></head><body>',
    parsed.body.innerHTML,
    '</body></html>',
  ].join('');
}

/** The block that Outlook puts above the original in a forward. */
export function quotedOriginal(message: {
  readonly from: { readonly displayName: string; readonly emailAddress: string } | null;
  readonly receivedAt: string;
  readonly subject: string;
  readonly bodyHtml: string;
}): string {
  const holder = document.createElement('div');
  const line = (label: string, text: string): void => {
    const strong = document.createElement('b');
    strong.textContent = `${label}: `;
    holder.append(strong, text, document.createElement('br'));
  };
  const { from } = message;
  line('From', from === null ? '' : `${from.displayName} <${from.emailAddress}>`);
  line('Sent', new Date(message.receivedAt).toLocaleString('en-US'));
  line('Subject', message.subject);
  return `<br><hr>${holder.innerHTML}<br>${message.bodyHtml}`;
}
