import type { Day } from '../../calendar.ts';
import { candidatesOf } from '../candidate/lists.ts';
import { NotFound } from '../errors.ts';
import { whereOf } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ChecklistLine } from './checklist.ts';
import { readDossierState } from './read-dossier-state.ts';

/** Whose list, and what the access log is to call the operation. */
export interface ChecklistWanted {
  candidateId: string;
  operation: string;
}

/** The list by which a dossier is gone through, with whose it is. */
export interface NamedChecklist {
  /** Null where the person was erased meanwhile. */
  fullName: string | null;
  cell: string;
  day: Day;
  lines: readonly ChecklistLine[];
}

/**
 * The list of a case that the viewer may see, today. The look at the name is in the access log.
 * @throws NotFound when the case is hidden or missing, or the person was erased
 */
export async function readChecklist(
  { candidateId, operation }: ChecklistWanted,
  context: OperationContext,
): Promise<NamedChecklist> {
  const { database, loaders, feed } = context;
  const found = await database.prisma.candidate.findFirst({
    where: { AND: [whereOf(candidatesOf({}, context), context), { id: candidateId }] },
    select: { id: true, stage: true, committee: { select: { name: true } } },
  });
  const state = found && (await readDossierState(found, context));
  if (found === null || state === null) throw new NotFound((texts) => texts.hidden('candidateId'), ['candidate']);
  const identity = await loaders.person.load({ candidateId, group: 'IDENTITY', operation });
  const fullName = identity?.group === 'IDENTITY' ? identity.data.fullName : null;
  return { fullName, cell: found.committee.name, day: feed.day, lines: state.checklist };
}
