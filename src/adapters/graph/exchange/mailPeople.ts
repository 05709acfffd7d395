// People of a mail as Graph names them.
import * as v from 'valibot';
import type { Person } from '../../../domain/mail';

const personSchema = v.object({
  emailAddress: v.object({ name: v.nullish(v.string(), ''), address: v.nullish(v.string(), '') }),
});

/** One person with the address in lower case; null where the service names nobody. */
export const senderSchema = v.pipe(
  v.nullish(personSchema, null),
  v.transform((one): Person | null => (one === null ? null : personOf(one))),
);

export const peopleSchema = v.pipe(
  v.nullish(v.array(personSchema), []),
  v.transform((people): readonly Person[] => people.map(personOf)),
);

function personOf({ emailAddress }: v.InferOutput<typeof personSchema>): Person {
  return { name: emailAddress.name, address: emailAddress.address.toLowerCase() };
}
