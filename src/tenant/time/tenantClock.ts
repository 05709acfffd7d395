// The tenant's own clock: the machine's, unless somebody rehearses a server that is wrong about the time.

let aheadMs = 0;

/** Milliseconds since 1970 as the tenant believes; every stamp and every `Date` header comes from here. */
export function tenantNow(): number {
  return Date.now() + aheadMs;
}

/** Puts the tenant's clock ahead of the machine's, or behind it with a negative number. */
export function setClockAhead(milliseconds: number): void {
  aheadMs = milliseconds;
}
