import { v7 as uuidv7 } from 'uuid';
import type { InspectionKind } from '../../db/generated/enums.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterInspections } from './records.ts';
import { checkPlanned } from './rules.ts';
import { namedProgramme } from './see-inspection.ts';

/** An inspection that a programme plans. */
export interface AddInspectionInput {
  programmeId: UnreadId;
  subjectId: UnreadId;
  kind: InspectionKind;
  topic: string;
  dueOn: UnreadDay;
}

/**
 * Puts an inspection into a programme that has not been issued.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkPlanned
 */
export const addInspection = write({
  places: {
    programme: namedProgramme<AddInspectionInput>(),
    subject: namedCommittee<'subjectId', AddInspectionInput>('subjectId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:read',
    }),
  },
  read: ({ kind, topic, dueOn }: AddInspectionInput) =>
    readFields({
      kind: () => kind,
      topic: () => readText(topic, 'topic', LONGEST.topic),
      dueOn: () => readDay(dueOn),
    }),
  async work({ tx }, { programme, subject }, planned) {
    checkPlanned(programme, subject, planned);
    const id = uuidv7();
    const [programmeId, inspectorId, subjectId] = [programme.id, programme.committeeId, subject.id];
    await enterInspections(tx, [{ id, programmeId, inspectorId, subjectId, ...planned }]);
    return { inspection: id };
  },
});
