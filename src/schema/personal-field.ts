import { type GraphQLResolveInfo, Kind } from 'graphql';
import type { PersonalData, ReadableGroup } from '../db/queries/persons.ts';
import type { Context } from './context.ts';

/** Longest name of an operation in the access log. */
const LONGEST_NAME = 100;

/**
 * Reads a group of a person's data: the one way to a personal field. Asked for many persons of an answer it costs one
 * statement, which writes the access log too. Null where the viewer may not read the person.
 */
export async function personal<G extends ReadableGroup>(
  { loaders }: Context,
  info: GraphQLResolveInfo,
  group: G,
  candidateId: string,
): Promise<PersonalData[G] | null> {
  const row = await loaders.person.load({ candidateId, group, operation: operationOf(info) });
  return row === null ? null : (row.data as PersonalData[G]);
}

/** What the client calls its operation; without a name its first field. */
function operationOf({ operation }: GraphQLResolveInfo): string {
  const [first] = operation.selectionSet.selections;
  const name = operation.name?.value ?? (first?.kind === Kind.FIELD ? first.name.value : operation.operation);
  return name.slice(0, LONGEST_NAME);
}
