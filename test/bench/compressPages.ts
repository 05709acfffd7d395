// The built pages as a host of static files keeps them: each script compressed beside itself.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Copies the pages to another folder, with `FILE.js.gz` beside each script; gives that folder. */
export function compressPages(built: string, folder: string): string {
  cpSync(built, folder, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js')))
    writeFileSync(join(folder, `${file}.gz`), gzipSync(readFileSync(join(folder, file))));
  return folder;
}
