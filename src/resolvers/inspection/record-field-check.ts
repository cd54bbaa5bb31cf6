import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterInspections, takeInspectionSteps } from './records.ts';
import { checkBelow } from './rules.ts';

/** A visit of leaders to a committee below. */
export interface RecordFieldCheckInput {
  inspectorId: UnreadId;
  subjectId: UnreadId;
  topic: string;
  visitedOn: UnreadDay;
  /** Who was there. */
  lead: string;
}

/**
 * Records that leaders visited a committee below to see how things stand. It is no inspection in law: it has neither steps nor
 * a conclusion nor discipline.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation SUBJECT_NOT_BELOW
 */
export const recordFieldCheck = write({
  places: {
    inspector: namedCommittee<'inspectorId', RecordFieldCheckInput>('inspectorId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:plan',
    }),
    subject: namedCommittee<'subjectId', RecordFieldCheckInput>('subjectId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:read',
    }),
  },
  read: ({ topic, visitedOn, lead }: RecordFieldCheckInput, { today }) =>
    readFields({
      topic: () => readText(topic, 'topic', LONGEST.topic),
      visitedOn: () => readPastDay(visitedOn, 'visitedOn', today),
      lead: () => readText(lead, 'lead', LONGEST.actor),
    }),
  async work({ tx, by }, { inspector, subject }, { topic, visitedOn, lead }) {
    const visited = { id: subject.id, path: subject.path, memberId: null };
    checkBelow(inspector, visited);
    const id = uuidv7();
    const between = { inspectorId: inspector.id, subject: visited };
    await enterInspections(tx, [{ id, programmeId: null, ...between, kind: 'FIELD_CHECK', topic, dueOn: null }]);
    const visit = { inspectionId: id, from: 'PLANNED', to: 'VISITED', effectiveOn: visitedOn, lead } as const;
    await takeInspectionSteps(tx, [visit], by);
    return { inspection: id };
  },
});
