import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { sayOfRemedy } from './records.ts';
import { checkReport } from './rules.ts';
import { namedRemedy } from './see-inspection.ts';

/** That something was put right. */
export interface ReportRemedyDoneInput {
  remedyId: UnreadId;
  doneOn: UnreadDay;
  evidence: string;
}

/**
 * Reports that something was put right. It stays open until whoever inspected has accepted it; a new report takes the place of one
 * that waits.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation REMEDY_DONE
 */
export const reportRemedyDone = write({
  places: { remedy: namedRemedy<ReportRemedyDoneInput>('remedy:report', 'ownerPath') },
  read: ({ doneOn, evidence }: ReportRemedyDoneInput, { today }) =>
    readFields({
      doneOn: () => readPastDay(doneOn, 'doneOn', today),
      evidence: () => readText(evidence, 'evidence', LONGEST.remedy),
    }),
  async work({ tx, by }, { remedy }, { doneOn, evidence }) {
    checkReport(remedy, doneOn);
    const said = { step: 'REPORTED', effectiveOn: doneOn, note: evidence } as const;
    await sayOfRemedy(tx, { remedyId: remedy.id, ...said, reportedOn: doneOn, evidence, doneOn: null }, by);
    return { remedy: remedy.id };
  },
});
