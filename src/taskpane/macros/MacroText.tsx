// Shows a macro's HTML as React elements: only the tags that a macro may have, everything else as plain words.
import { Link } from '@fluentui/react-components';
import { Fragment, useMemo, type ReactElement, type ReactNode } from 'react';

/** Nothing is set as HTML: what is not on this list of tags becomes its text. */
export function MacroText({ html }: { readonly html: string }): ReactElement {
  const nodes = useMemo(
    () => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes],
    [html],
  );
  return <>{nodes.map(draw)}</>;
}

function draw(node: Node, index: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return <Fragment key={index}>{node.textContent}</Fragment>;
  if (!(node instanceof HTMLElement)) return null;
  const inside = [...node.childNodes].map(draw);
  switch (node.localName) {
    case 'p':
      return <p key={index}>{inside}</p>;
    case 'b':
      return <b key={index}>{inside}</b>;
    case 'i':
      return <i key={index}>{inside}</i>;
    case 'ul':
      return <ul key={index}>{inside}</ul>;
    case 'li':
      return <li key={index}>{inside}</li>;
    case 'br':
      return <br key={index} />;
    case 'a': {
      const address = node.getAttribute('href') ?? '';
      return address.startsWith('https://') ? (
        <Link key={index} href={address} target="_blank" rel="noopener noreferrer">
          {inside}
        </Link>
      ) : (
        <Fragment key={index}>{inside}</Fragment>
      );
    }
    default:
      return <Fragment key={index}>{node.textContent}</Fragment>;
  }
}
