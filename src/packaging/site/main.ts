// Writes the site file of the demonstration: main.ts --now ISO --out site.json
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { instantFromMilliseconds, parseInstant } from '../../domain/time';
import { buildSite } from './buildSite';
import { LAKESIDE } from './lakeside';

const { values } = parseArgs({ options: { now: { type: 'string' }, out: { type: 'string' } } });
const now =
  values.now === undefined ? instantFromMilliseconds(Date.now()) : parseInstant(values.now);
if (now === null || values.out === undefined) {
  console.error('usage: site/main.ts --out FILE [--now 2026-11-18T15:00:00Z]');
  process.exit(2);
}
writeFileSync(values.out, JSON.stringify(buildSite(LAKESIDE, now)));
