// Who else will attend: people of the header who are named in the words, and addresses that stand beside "should join".
import type { Person } from '../mail';
import type { AskSetting } from './readCandidates';

function familyName(person: Person): string {
  const words = person.name
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return words.at(-1) ?? '';
}

function givenName(person: Person): string {
  const words = person.name
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => !/^(?:Dr|Prof|Mr|Mrs|Ms)\.?$/i.test(word));
  return words.length > 1 ? (words[0] ?? '') : '';
}

const COMES_ALONG =
  /\b(?:(?:should|will|would|can|could|may|to) (?:also )?(?:join|attend|sit in|be there|be on)|joins? (?:me|us)|joining|please (?:include|add|copy in)|attendees?|with me)\b/i;

const EVERYBODY =
  /\b(?:this group|all (?:three|four|five|of us|of you)|panelists|colleagues|everyone|both of you)\b/i;

/** People of the header who will attend: named in the words, or meant by "this group". */
export function readParticipants(text: string, setting: AskSetting): string[] {
  const own = new Set([
    setting.principal.address.toLowerCase(),
    setting.from?.address.toLowerCase() ?? '',
  ]);
  const named = setting.recipients
    .filter((person) => !own.has(person.address.toLowerCase()) && person.address !== '')
    .filter((person) => EVERYBODY.test(text) || isNamed(text, person))
    .map((person) => person.address.toLowerCase());
  const written = addressesIn(text).filter((address) => !own.has(address));
  return [...new Set([...named, ...written])];
}

/** Addresses that stand beside the words that somebody comes along: "Irene Mbeki (…) should join". */
function addressesIn(text: string): string[] {
  const found: string[] = [];
  if (!text.includes('@')) return found;
  for (const match of text.matchAll(
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  )) {
    const around = text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
    if (COMES_ALONG.test(around)) found.push(match[0].toLowerCase());
  }
  return found;
}

function isNamed(text: string, person: Person): boolean {
  for (const name of [familyName(person), givenName(person)]) {
    if (name.length < 3) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const lineStart = text.lastIndexOf('\n', at - 1) + 1;
      const lead = text.slice(lineStart, at).trim();
      const isGreeting =
        lead === '' ||
        /^(?:hi|hello|dear|good (?:morning|afternoon)|hey|thanks|thank you)\b[\w. ]{0,16}$/i.test(
          lead,
        );
      const isClerk = /^[,]?\s*(?:can|could|may|please|will you)\b/i.test(
        text.slice(at + name.length, at + name.length + 16),
      );
      if (!isGreeting && !isClerk) return true;
    }
  }
  return false;
}
