import { v7 as uuidv7 } from 'uuid';
import type { DisciplineForm } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkDiscipline } from './conduct-rules.ts';
import { enterDiscipline } from './records.ts';
import { namedInspection } from './see-inspection.ts';
import { violations } from './violations.ts';

/** Discipline of whom was inspected. */
export interface RecordDisciplineInput {
  inspectionId: UnreadId;
  form: DisciplineForm;
  /** Who decided, as the document says. */
  decidedBy: string;
  decidedOn: UnreadDay;
  decisionNumber: string;
}

/**
 * Records discipline of the inspected organisation or member: a record of its own beside the conclusion.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkDiscipline, and DISCIPLINE_RECORDED
 */
export const recordDiscipline = write({
  places: { inspection: namedInspection('inspection:conclude') },
  read: ({ form, decidedBy, decidedOn, decisionNumber }: RecordDisciplineInput, { today }) =>
    readFields({
      form: () => form,
      decidedBy: () => readText(decidedBy, 'decidedBy', LONGEST.committeeName),
      decidedOn: () => readPastDay(decidedOn, 'decidedOn', today),
      decisionNumber: () => readText(decisionNumber, 'decisionNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { inspection }, discipline) {
    checkDiscipline(inspection, discipline.form, discipline.decidedOn);
    const id = uuidv7();
    const of = { id, inspectionId: inspection.id, committeeId: inspection.subjectId };
    if (!(await enterDiscipline(tx, { ...of, ...discipline }, by))) throw violations.DISCIPLINE_RECORDED();
    return { inspection: inspection.id };
  },
});
