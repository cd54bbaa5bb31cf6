import { v7 as uuidv7 } from 'uuid';
import type { InspectionKind } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type NamesSubject, namedMembers, namedOrganisations, readSubject, subjectOf } from './named-subject.ts';
import { enterInspections } from './records.ts';
import { checkPlanned } from './rules.ts';
import { namedProgramme } from './see-inspection.ts';

/** An inspection that a programme plans. */
export interface AddInspectionInput extends NamesSubject {
  programmeId: UnreadId;
  kind: InspectionKind;
  topic: string;
  dueOn: UnreadDay;
}

/**
 * Puts an inspection into a programme that has not been issued.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as subjectOf and checkPlanned
 */
export const addInspection = write({
  places: {
    programme: namedProgramme<AddInspectionInput>(),
    organisations: namedOrganisations<AddInspectionInput>((input) => [input]),
    members: namedMembers<AddInspectionInput>((input) => [input]),
  },
  read: ({ kind, topic, dueOn, ...form }: AddInspectionInput) =>
    readFields({
      subject: () => readSubject(form),
      kind: () => kind,
      topic: () => readText(topic, 'topic', LONGEST.topic),
      dueOn: () => readDay(dueOn),
    }),
  async work({ tx }, { programme, organisations, members }, { subject: named, ...planned }) {
    const subject = subjectOf(named, organisations, members);
    checkPlanned(programme, subject, planned);
    const id = uuidv7();
    const { id: programmeId, committeeId: inspectorId } = programme;
    await enterInspections(tx, [{ id, programmeId, inspectorId, subject, ...planned }]);
    return { inspection: id };
  },
});
