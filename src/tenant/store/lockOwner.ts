// Says who holds the database: its lock directory outlives a kill -9, so a pid file beside it tells a live owner from a dead one.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Raised when another live tenant works in the same data folder. */
export class StoreInUse extends Error {
  readonly ownerPid: number;

  constructor(ownerPid: number) {
    super('Another Anteroom is using this data folder.');
    this.name = 'StoreInUse';
    this.ownerPid = ownerPid;
  }
}

/** Takes the database for this process; a lock left by a dead owner is removed. */
export function takeLock(databaseFile: string): void {
  const owner = readOwner(databaseFile);
  if (owner !== null && owner !== process.pid && isAlive(owner)) {
    throw new StoreInUse(owner);
  }
  rmSync(`${databaseFile}.lock`, { recursive: true, force: true });
  writeFileSync(pidFileOf(databaseFile), String(process.pid));
}

export function releaseLock(databaseFile: string): void {
  if (readOwner(databaseFile) === process.pid) {
    rmSync(pidFileOf(databaseFile), { force: true });
  }
}

function pidFileOf(databaseFile: string): string {
  return `${databaseFile}.pid`;
}

function readOwner(databaseFile: string): number | null {
  const file = pidFileOf(databaseFile);
  if (!existsSync(file)) {
    return null;
  }
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
