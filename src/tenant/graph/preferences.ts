// Reads the Prefer header and says which preferences an answer honoured.

export interface Preferences {
  /** As it was asked, Windows or IANA; null where not asked. */
  readonly timeZone: string | null;
  readonly bodyType: 'text' | 'html' | null;
  readonly immutableIds: boolean;
  readonly maxPageSize: number | null;
  readonly nonIndexedQueries: boolean;
  readonly unsafeHtml: boolean;
}

export function readPreferences(header: string): Preferences {
  const value = (name: string): string | null => {
    const pattern = `(?:^|[,;\\s])${name.replaceAll('.', '\\.')}\\s*=\\s*(?:"([^"]*)"|([^,;\\s]+))`;
    const [, quoted, bare]: (string | undefined)[] = new RegExp(pattern, 'i').exec(header) ?? [];
    return quoted ?? bare ?? null;
  };
  const bodyType = value('outlook.body-content-type')?.toLowerCase();
  const pageSize = Number(value('odata.maxpagesize') ?? Number.NaN);
  return {
    timeZone: value('outlook.timezone'),
    bodyType: bodyType === 'text' || bodyType === 'html' ? bodyType : null,
    immutableIds: value('IdType')?.toLowerCase() === 'immutableid',
    maxPageSize: Number.isInteger(pageSize) && pageSize > 0 ? pageSize : null,
    nonIndexedQueries: /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(header),
    unsafeHtml: /outlook\.allow-unsafe-html/i.test(header),
  };
}

/** The Preference-Applied header for an answer that carries Outlook items; empty where nothing was asked. */
export function preferenceApplied(prefer: Preferences): Readonly<Record<string, string>> {
  const applied = [
    ...(prefer.timeZone === null ? [] : [`outlook.timezone="${prefer.timeZone}"`]),
    ...(prefer.bodyType === null ? [] : [`outlook.body-content-type="${prefer.bodyType}"`]),
    ...(prefer.immutableIds ? ['IdType="ImmutableId"'] : []),
    ...(prefer.maxPageSize === null ? [] : [`odata.maxpagesize=${String(prefer.maxPageSize)}`]),
  ];
  return applied.length === 0 ? {} : { 'Preference-Applied': applied.join(', ') };
}
