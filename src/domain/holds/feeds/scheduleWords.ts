// The words of a duty's title that may be kept: duties, services and times of a schedule, never anybody's own words.

/** In lower case; whatever a title says besides is dropped before anything is stored. */
export const SCHEDULE_WORDS: ReadonlySet<string> = new Set(
  `call on-call attending fellow resident backup back-up night day weeknight weekday weekend week holiday in-house home
late early first second third swing float jeopardy or room block half full robotic hybrid clinic office post-call post
away off pto vacation leave cme conference course committee admin schedule teaching research meeting travel thoracic
cardiac vascular cts cticu icu heart lung trauma surgery main campus north shore thanksgiving christmas year easter
memorial labor independence monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

/** Words that the firewall takes for clinical ones are kept under another name, and read back as they were. */
export const KEPT_AS: ReadonlyMap<string, string> = new Map([['cts', 'cardiothoracic-service']]);
