/** The few icons of the host pages, drawn here because a test machine's fonts may lack them. */

const PATHS = {
  mail: 'M2 5h16v11H2zM2 5l8 6 8-6',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  write: 'M3 17l1-4 9-9 3 3-9 9zM12 5l3 3',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1 1H4zM8 17h4',
  app: 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z',
  attachment: 'M14 9l-5 5a3 3 0 0 1-4-4l6-6a2 2 0 0 1 3 3l-6 6',
  flag: 'M5 17V3h9l-2 4 2 4H5',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  important: 'M10 3v9M10 15v2',
} as const;

/** Draws an icon; `label` is its text for a screen reader, empty when words stand beside it. */
export function makeIcon(name: keyof typeof PATHS, label: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  const attributes = {
    viewBox: '0 0 20 20',
    width: '1.2em',
    height: '1.2em',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linejoin': 'round',
    class: 'icon',
    ...(label === '' ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
  };
  for (const [key, value] of Object.entries(attributes)) icon.setAttribute(key, value);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', PATHS[name]);
  icon.append(path);
  return icon;
}
