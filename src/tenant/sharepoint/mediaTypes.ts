// Names the media type of a file from the end of its name, as SharePoint does.

const BY_ENDING: Readonly<Record<string, string>> = {
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  xml: 'application/xml',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  zip: 'application/zip',
  ics: 'text/calendar',
};

/** @example mediaTypeOf('releases/0001.json') //=> 'application/json' */
export function mediaTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return BY_ENDING[ending] ?? 'application/octet-stream';
}
