import type { CaseFacts } from '../../db/queries/case-facts.ts';
import type { OperationContext } from '../operation-context.ts';
import type { OpenCase } from './due.ts';
import type { CaseRecords } from './standing.ts';

/** A case, with what is on record of it today. */
export interface RecordedCase extends CaseRecords {
  id: string;
  /** The cell that has it today. */
  committeeId: string;
  facts: CaseFacts;
}

/** What is on record of cases today: so many statements, whatever their number. Who stands nowhere is left out. */
export async function readCaseRecords(
  cases: readonly Pick<OpenCase, 'id' | 'committeeId'>[],
  { loaders, feed }: OperationContext,
): Promise<RecordedCase[]> {
  const { day } = feed;
  const found = await Promise.all(
    cases.map(async ({ id, committeeId }) => {
      const [facts, dossier, authority] = await Promise.all([
        loaders.caseFacts.load({ candidateId: id, day }),
        loaders.dossier.load(id),
        loaders.authority.load({ committeeId, day }),
      ]);
      return facts === null || authority === null ? [] : [{ id, committeeId, readOn: day, facts, dossier, authority }];
    }),
  );
  return found.flat();
}
