// Answers are parsed from unknown at the edge, and a failure names the field.
import * as v from 'valibot';
import { DeskError } from '../../../ports';

/** The answer in the shape we rely on; throws `graph/malformed` with the field's path, never its value. */
export function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  throw new DeskError('graph/malformed', { name: v.getDotPath(parsed.issues[0]) ?? 'body' });
}
