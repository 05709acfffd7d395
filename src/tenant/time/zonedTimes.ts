// Turns Graph's dateTimeTimeZone pairs into instants and back.
import { Temporal } from 'temporal-polyfill';
import { tenantNow } from './tenantClock';

/** The instant of a local time; in a gap the later, in an overlap the earlier, as Exchange decides. */
export function instantOf(localDateTime: string, zone: string): Temporal.Instant {
  return plain(localDateTime).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/** @example graphLocal(Temporal.Instant.from('2026-11-16T14:30:00Z'), 'America/Chicago') //=> '2026-11-16T08:30:00.0000000' */
export function graphLocal(instant: Temporal.Instant, zone: string): string {
  return `${instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ fractionalSecondDigits: 3 })}0000`;
}

/** Seconds precision and Z, as Graph writes a dateTimeOffset. */
export function graphInstant(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 0 });
}

/** Reads `2026-11-16T08:30`, with or without seconds, fraction, Z or offset; undefined when it is no date-time. */
export function readDateTime(value: string, zone: string): Temporal.Instant | undefined {
  const withT = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00` : value.replace(' ', 'T');
  try {
    return /(Z|[+-]\d\d:?\d\d)$/i.test(withT)
      ? Temporal.Instant.from(withT)
      : instantOf(withT, zone);
  } catch {
    return undefined;
  }
}

/** A local date-time without an offset; a trailing Z or offset is dropped. */
export function plain(localDateTime: string): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(
    localDateTime.replace(/(\.\d{9})\d+/, '$1').replace(/(Z|[+-]\d\d:?\d\d)$/i, ''),
  );
}

export function nowInstant(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(tenantNow());
}
