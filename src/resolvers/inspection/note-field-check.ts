import type { FindingCategory } from '../../db/generated/enums.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkNoted } from './conduct-rules.ts';
import { MOST_FINDINGS } from './read-findings.ts';
import { enterFindings, takeInspectionSteps } from './records.ts';
import { namedInspection } from './see-inspection.ts';
import { mistakes } from './violations.ts';

/** What was seen on a field check. */
export interface NoteFieldCheckInput {
  inspectionId: UnreadId;
  notedOn: UnreadDay;
  /** Good and bad; what must be put right is for an inspection to say. */
  findings?: { category: FindingCategory; text: string }[] | null;
  /** For who visited alone. */
  note?: string | null;
}

/**
 * Notes what was seen on a field check, which ends it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_FIELD_CHECK
 */
export const noteFieldCheck = write({
  places: { inspection: namedInspection('inspection:conclude') },
  read: ({ notedOn, findings, note }: NoteFieldCheckInput, { today }) =>
    readFields({
      notedOn: () => readPastDay(notedOn, 'notedOn', today),
      findings: () => {
        if ((findings?.length ?? 0) > MOST_FINDINGS) throw mistakes.tooManyFindings(MOST_FINDINGS);
        return readEach(findings ?? [], ({ category, text }, n) => ({
          category,
          text: readAt(['findings', String(n), 'text'], () => readText(text, 'findings', LONGEST.finding)),
        }));
      },
      note: () => readOptionalText(note, 'note', LONGEST.finding),
    }),
  async work({ tx, by }, { inspection }, { notedOn, findings, note }) {
    checkNoted(inspection, notedOn);
    const { id: inspectionId, status: from, subjectId: ownerId } = inspection;
    await takeInspectionSteps(tx, [{ inspectionId, from, to: 'NOTED', effectiveOn: notedOn, note }], by);
    await enterFindings(tx, { inspectionId, ownerId }, findings);
    return { inspection: inspectionId };
  },
});
