// Says what Microsoft's admin centre would refuse, before IT uploads anything. Works without a network.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XmlDocument } from 'libxml2-wasm';
import type { Installation } from './registration';

const NAMESPACES = {
  a: 'http://schemas.microsoft.com/office/appforoffice/1.1',
  v0: 'http://schemas.microsoft.com/office/mailappversionoverrides',
  v1: 'http://schemas.microsoft.com/office/mailappversionoverrides/1.1',
  bt: 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
};

/** Limits of the Office manifest: resource ids 32, short strings 125, long strings 250, addresses 2,048 characters. */
export function problemsOfOutlookManifest(
  xml: string,
  installation: Installation,
): readonly string[] {
  const problems: string[] = [];
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(xml);
  } catch (error) {
    return [
      `manifest.xml is not well formed: ${error instanceof Error ? error.message : 'unknown reason'}`,
    ];
  }
  try {
    const values = (path: string): string[] =>
      document.find(path, NAMESPACES).map((node) => node.content);
    const one = (path: string): string => values(path)[0] ?? '';
    if (Buffer.byteLength(xml) > 256 * 1024) problems.push('manifest.xml is larger than 256 KB');
    if (one('//a:Permissions') !== 'ReadWriteMailbox')
      problems.push('Permissions must be ReadWriteMailbox');
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(one('/a:OfficeApp/a:Version')))
      problems.push('Version must be four numbers');
    for (const address of values('//@DefaultValue').filter((value) => /^\w+:\/\//.test(value))) {
      if (!address.startsWith(`${installation.origin}/`))
        problems.push(`${address} does not stand on the origin of the installation`);
      if (address.length > 2048)
        problems.push(`${address.slice(0, 60)}… is longer than 2,048 characters`);
    }
    for (const [space, prefix] of [
      ['v0', '//v0:VersionOverrides'],
      ['v1', '//v1:VersionOverrides'],
    ] as const) {
      const ids = new Set(values(`${prefix}/${space}:Resources//@id`));
      for (const resid of values(`${prefix}/${space}:Hosts//@resid`)) {
        if (resid.length > 32) problems.push(`resource id ${resid} is longer than 32 characters`);
        if (!ids.has(resid)) problems.push(`resource id ${resid} has no resource`);
      }
    }
    if (
      values('//v1:LaunchEvent[@Type="OnMessageSend"][@SendMode="PromptUser"]/@FunctionName')
        .length !== 1
    ) {
      problems.push(
        'exactly one OnMessageSend event with PromptUser must stand from the first release on',
      );
    }
    for (const text of values('//bt:ShortStrings/bt:String/@DefaultValue'))
      if (text.length > 125) problems.push(`short string too long: ${text.slice(0, 40)}…`);
    for (const text of values('//bt:LongStrings/bt:String/@DefaultValue'))
      if (text.length > 250) problems.push(`long string too long: ${text.slice(0, 40)}…`);
  } finally {
    document.dispose();
  }
  return problems;
}

/** Validates against the schema that Microsoft publishes, from the copy inside @microsoft/app-manifest, and adds what it lets through. */
export function problemsOfTeamsManifest(
  manifest: Readonly<Record<string, unknown>>,
): readonly string[] {
  const require = createRequire(import.meta.url);
  const version = String(manifest['manifestVersion']);
  const file = require.resolve(
    `@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`,
  );
  const ajv = new AjvDraft04({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  const problems = validate(manifest)
    ? []
    : (validate.errors ?? []).map(
        (error) => `manifest.json ${error.instancePath} ${error.message ?? ''}`,
      );
  const tabs = (manifest['staticTabs'] ?? []) as readonly { readonly contentUrl: string }[];
  for (const tab of tabs)
    if (!tab.contentUrl.startsWith('https://')) problems.push(`${tab.contentUrl} is not https`);
  return problems;
}
