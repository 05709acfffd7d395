import { compilePhrases, wordsOf } from '../../../src/domain/mail';

function found(phrases: string[], text: string): string[] {
  const words = wordsOf(text);
  const hits: string[] = [];
  compilePhrases(phrases).find(words, (_phrase, from, to) => {
    hits.push(text.slice(words[from]?.start, words[to - 1]?.end));
  });
  return hits;
}

describe('phrases are found as people write them', () => {
  const rows: { says: string; phrases: string[]; text: string; finds: string[] }[] = [
    {
      says: 'case and hyphens do not matter',
      phrases: ['peer to peer'],
      text: 'A Peer-to-Peer call',
      finds: ['Peer-to-Peer'],
    },
    {
      says: 'accents and apostrophes do not matter',
      phrases: ['cant breathe', 'desmayo'],
      text: "can't breathe, desmayó",
      finds: ["can't breathe", 'desmayó'],
    },
    {
      says: 'a star takes any ending',
      phrases: ['bleed*'],
      text: 'bleeding bleeds',
      finds: ['bleeding', 'bleeds'],
    },
    {
      says: 'a hash takes any number',
      phrases: ['bed #'],
      text: 'bed 12, beds',
      finds: ['bed 12'],
    },
    {
      says: 'overlapping phrases are all found',
      phrases: ['chest', 'chest pain'],
      text: 'chest pain',
      finds: ['chest', 'chest pain'],
    },
    {
      says: 'a word inside another word is not found',
      phrases: ['pus'],
      text: 'push campus',
      finds: [],
    },
  ];
  test.each(rows)('$says', ({ phrases, text, finds }) => {
    expect(found(phrases, text)).toEqual(finds);
  });
});
