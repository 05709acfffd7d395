/** What Outlook does to HTML on its way into the editor and onto the screen. */

const DROPPED = 'script,style,iframe,object,embed,form,input,button,meta,link,base,title';
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);

/**
 * The HTML as the editor keeps it: no script, no handler, no data attribute, ids and classes with Outlook's `x_` before
 * them, colours as the browser writes them. An add-in therefore does not read back what it wrote.
 */
export function editorFragment(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(DROPPED)) element.remove();
  for (const element of parsed.body.querySelectorAll<HTMLElement>('*')) tidyElement(element);
  const fragment = document.createDocumentFragment();
  for (const node of [...parsed.body.childNodes]) {
    if (node.nodeType !== Node.COMMENT_NODE) fragment.append(document.importNode(node, true));
  }
  return fragment;
}

function tidyElement(element: HTMLElement): void {
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith('on') || name.startsWith('data-')) element.removeAttribute(name);
    else if (ADDRESSES.has(name) && !/^(https?:|mailto:|tel:|data:image\/|cid:|#)/i.test(value.trim()))
      element.removeAttribute(name);
    else if (name === 'id' || name === 'class') element.setAttribute(name, value.replace(/\S+/g, 'x_$&'));
    else if (name === 'style') element.style.cssText = value;
  }
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

const READING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A received mail as the document of a frame that runs no script and loads nothing from anywhere. */
export function readingDocument(html: string): string {
  return [
    '<!doctype html><html lang="en"><head><title>Message body</title>',
    `<meta http-equiv="Content-Security-Policy" content="${READING_POLICY}">`,
    '<style>body{font:14px/1.45 "Segoe UI",system-ui,sans-serif;color:#242424;background:#fff;margin:16px 20px;',
    'overflow-wrap:anywhere}table{max-width:100%}img{max-width:100%}</style></head><body>',
    html,
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
