// Tells what the clocks of a zone show at an instant, without building a calendar for it.
import { localDateTimeAt, type Instant, type LocalDateTime, type ZoneId } from '../time';

const formats = new Map<ZoneId, Intl.DateTimeFormat>();

function formatOf(zone: ZoneId): Intl.DateTimeFormat {
  const ready = formats.get(zone);
  if (ready !== undefined) return ready;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

const WRITTEN = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** The clock reading that people in `zone` see at `instant`. */
export function clockReadingAt(instant: Instant, zone: ZoneId): LocalDateTime {
  const written = instant > 0 ? formatOf(zone).format(instant) : '';
  return WRITTEN.test(written) ? written.replace(' ', 'T') : localDateTimeAt(instant, zone);
}
