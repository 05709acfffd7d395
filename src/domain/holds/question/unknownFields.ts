// Finds what a question says and nobody reads: a rule with a misspelt part would hold otherwise than it was meant.
import { graphEventSchema } from './graphEvents';

/** What of a valibot schema tells which fields it knows; a pipe is its first schema with more to it. */
interface Shape {
  readonly type: string;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/**
 * A note for each field that the schema does not know, by its path. Events of Graph have many fields that do not matter
 * here, and are not looked into.
 *
 * @example
 * unknownFields(questionSchema, { window: '2026-11-17', rules: { lunchtime: {} } })
 * //=> ['rules.lunchtime: not known, ignored']
 */
export function unknownFields(schema: unknown, value: unknown, path = ''): readonly string[] {
  if (!isShape(schema) || typeof value !== 'object' || value === null) return [];
  if (schema === graphEventSchema) return [];
  if (schema.wrapped !== undefined) return unknownFields(schema.wrapped, value, path);
  if (schema.options !== undefined) {
    const wanted = Array.isArray(value) ? isList : isObject;
    return unknownFields(schema.options.find(wanted), value, path);
  }
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, index) =>
      unknownFields(schema.item, one, `${path}${String(index)}.`),
    );
  }
  const { entries } = schema;
  if (entries === undefined) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    Object.hasOwn(entries, key)
      ? unknownFields(entries[key], part, `${path}${key}.`)
      : [`${path}${key}: not known, ignored`],
  );
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isList(option: unknown): boolean {
  return isShape(option) && option.item !== undefined;
}

function isObject(option: unknown): boolean {
  return isShape(option) && option.entries !== undefined;
}
