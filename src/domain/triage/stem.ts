// Cuts English endings off, so that a word and its plural or past weigh the same.

const LONG_ENDINGS = ['ings', 'ing', 'edly', 'ed', 'ies', 'es', 's', 'ly'] as const;
const SHORTEST = 3;

/**
 * @param word in the spelling of `plainWord`
 * @example stem('referrals') //=> 'referral'
 */
export function stem(word: string): string {
  if (word.length > 5) {
    for (const ending of LONG_ENDINGS) {
      if (!word.endsWith(ending) || word.length - ending.length < SHORTEST) continue;
      const cut = word.slice(0, -ending.length);
      return ending === 'ies' ? `${cut}y` : cut;
    }
    return word;
  }
  const isPlural = word.length > SHORTEST && word.endsWith('s') && !word.endsWith('ss');
  return isPlural ? word.slice(0, -1) : word;
}
