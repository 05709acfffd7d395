// The lint that a macro passes before it may be signed or inserted: no advice, no results, harmless mark-up, in date.
import { htmlToText, plainSpaces } from '../mail';
import { addDays, type LocalDate } from '../time';
import type { FilledMacro } from './fillMacro';
import { parseTemplate } from './template';
import type { Macro } from './types';

export const MACRO_PROBLEMS = [
  'advice-or-results',
  'tag',
  'link',
  'unbalanced',
  'placeholder',
  'expired',
  'not-yet-approved',
  'expires-soon',
  'unused-placeholder',
] as const;
export type MacroProblem = (typeof MACRO_PROBLEMS)[number];

export interface MacroFinding {
  /** A `stop` keeps the macro from being inserted or signed; a `note` is for the next review. */
  readonly weight: 'stop' | 'note';
  readonly problem: MacroProblem;
  /** The piece of the macro's own text that was found. */
  readonly words: string;
}

/**
 * Phrases by which an office text would give medical advice, reassurance or a result (F20). Lower case; matched on the
 * text without mark-up. Saying that results are NOT given here is no advice and matches none of them.
 */
export const ADVICE_PHRASES: readonly string[] = [
  'you should take',
  'you can take',
  'you may take',
  'keep taking',
  'stop taking',
  'start taking',
  'continue taking',
  'skip the dose',
  'double the dose',
  'increase the dose',
  'decrease the dose',
  'your results are',
  'your result is',
  'your test is',
  'your test was',
  'your scan shows',
  'your labs are',
  'came back normal',
  'came back negative',
  'came back positive',
  'came back clear',
  'looks normal',
  'looks fine',
  'is normal after',
  'are normal after',
  'nothing to worry',
  'do not worry',
  "don't worry",
  'not serious',
  'should be fine',
  'will be fine',
  'is to be expected',
  'no need to be seen',
  'you do not need to go',
  'can wait until',
  'safe to take',
  'safe to stop',
  'safe to wait',
  'safe to drive',
  'no se preocupe',
  'puede tomar',
  'deje de tomar',
  'siga tomando',
  'su resultado es',
  'sus resultados son',
  'es normal',
  'no es grave',
];

/**
 * Checks one macro.
 *
 * @param today a calendar day of the house
 * @returns findings in the order found; no `stop` among them means that the macro may be used
 */
export function checkMacro(macro: Macro, today: LocalDate): readonly MacroFinding[] {
  return [
    ...checkWords(macro),
    ...checkMarkUp(macro.bodyHtml),
    ...checkPlaceholders(macro),
    ...checkDates(macro, today),
  ];
}

/** True when nothing stops the macro. */
export function mayBeUsed(findings: readonly MacroFinding[]): boolean {
  return findings.every((finding) => finding.weight !== 'stop');
}

/**
 * Phrases of advice in a macro as it would be inserted: a text that is harmless by itself and typed words that are may
 * say together what an office must not.
 */
export function findAdviceIn({
  subject,
  html,
}: Pick<FilledMacro, 'subject' | 'html'>): readonly string[] {
  return findAdvice(wordsShown(subject, html).join('\n'));
}

/** As its reader sees it: mark-up and the names of characters may part or hide no word. */
function wordsShown(subject: string, html: string): readonly string[] {
  return [subject, htmlToText(html).text];
}

/** Phrases of advice in a text without mark-up. */
export function findAdvice(text: string): readonly string[] {
  const plain = plainSpaces(text).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
  return ADVICE_PHRASES.filter((phrase) => plain.includes(phrase));
}

function checkWords(macro: Macro): MacroFinding[] {
  const options = macro.placeholders.flatMap((placeholder) => placeholder.options ?? []);
  const text = [...wordsShown(macro.subject, macro.bodyHtml), ...options].join('\n');
  return findAdvice(text).map((words) => ({ weight: 'stop', problem: 'advice-or-results', words }));
}

const PLAIN_TAG = /^<\/?(p|b|i|ul|li)>$/;
const BREAK = /^<br ?\/?>$/;
const LINK = /^<a href="https:\/\/[^"<>\s{}]+">$/;

function checkMarkUp(html: string): MacroFinding[] {
  const findings: MacroFinding[] = [];
  const open: string[] = [];
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    if (BREAK.test(tag)) continue;
    const isLink = tag.startsWith('<a');
    if (isLink && !LINK.test(tag)) {
      findings.push({ weight: 'stop', problem: 'link', words: tag });
    } else if (!isLink && tag !== '</a>' && !PLAIN_TAG.test(tag)) {
      findings.push({ weight: 'stop', problem: 'tag', words: tag });
      continue;
    }
    if (!tag.startsWith('</')) open.push(isLink ? 'a' : tag.slice(1, -1));
    else if (open.pop() !== tag.slice(2, -1)) {
      findings.push({ weight: 'stop', problem: 'unbalanced', words: tag });
    }
  }
  for (const name of open)
    findings.push({ weight: 'stop', problem: 'unbalanced', words: `<${name}>` });
  return findings;
}

function checkPlaceholders(macro: Macro): MacroFinding[] {
  const names = macro.placeholders.map((placeholder) => placeholder.name);
  const used = new Set<string>();
  const findings: MacroFinding[] = [];
  for (const source of [macro.subject, macro.bodyHtml]) {
    const template = parseTemplate(source, names);
    if (template.kind === 'broken') {
      findings.push({
        weight: 'stop',
        problem: 'placeholder',
        words: template.name === '' ? source.slice(template.at, template.at + 20) : template.name,
      });
    } else {
      for (const part of template.parts) if (part.kind === 'placeholder') used.add(part.name);
    }
  }
  for (const name of names) {
    if (!used.has(name))
      findings.push({ weight: 'note', problem: 'unused-placeholder', words: name });
  }
  return findings;
}

function checkDates(macro: Macro, today: LocalDate): MacroFinding[] {
  if (macro.expiresOn < today) {
    return [{ weight: 'stop', problem: 'expired', words: macro.expiresOn }];
  }
  if (macro.approvedOn > today) {
    return [{ weight: 'stop', problem: 'not-yet-approved', words: macro.approvedOn }];
  }
  return macro.expiresOn <= addDays(today, 30)
    ? [{ weight: 'note', problem: 'expires-soon', words: macro.expiresOn }]
    : [];
}
