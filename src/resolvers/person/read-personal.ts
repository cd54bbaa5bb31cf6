import type { PersonalData, ReadableGroup } from '../../db/queries/persons.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Reads a group of a person's data: the one way to a personal field. Asked for many persons of an answer it costs one
 * statement, which writes the access log too. Null where the viewer may not read the person.
 *
 * @param operation - what the access log calls the operation.
 */
export async function readPersonal<G extends ReadableGroup>(
  { group, candidateId, operation }: { group: G; candidateId: string; operation: string },
  { loaders }: OperationContext,
): Promise<PersonalData[G] | null> {
  const row = await loaders.person.load({ candidateId, group, operation });
  return row === null ? null : (row.data as PersonalData[G]);
}
