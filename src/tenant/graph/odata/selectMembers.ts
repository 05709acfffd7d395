// Keeps of an entity what $select asked for, and refuses names that its type does not have.
import { badRequest } from '../graphError';

type Entity = Readonly<Record<string, unknown>>;

/** Annotations and the id always stay. */
export function selectMembers(
  entity: Entity,
  select: readonly string[] | null,
  alwaysKept: readonly string[] = ['id'],
): Entity {
  if (select === null || select.includes('*')) {
    return entity;
  }
  const wanted = new Set(select.map((name) => name.toLowerCase().split('/')[0]));
  return Object.fromEntries(
    Object.entries(entity).filter(
      ([name]) =>
        name.startsWith('@') ||
        alwaysKept.includes(name) ||
        wanted.has(name.toLowerCase().split('@')[0] ?? ''),
    ),
  );
}

/** Graph's 400 for a name that the type does not declare. */
export function checkNames(names: readonly string[], known: readonly string[], type: string): void {
  const lower = known.map((name) => name.toLowerCase());
  const stranger = names.find(
    (name) => name !== '*' && !lower.includes((name.split('/')[0] ?? '').toLowerCase()),
  );
  if (stranger !== undefined) {
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${stranger}' on type '${type}'.`,
      'RequestBroker--ParseUri',
    );
  }
}
