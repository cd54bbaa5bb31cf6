import { v7 as uuidv7 } from 'uuid';
import type { InspectionKind } from '../../db/generated/enums.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkOpened } from './conduct-rules.ts';
import { type NamesSubject, namedMembers, namedOrganisations, readSubject, subjectOf } from './named-subject.ts';
import { enterInspections } from './records.ts';

/** An inspection that no programme plans, and why it takes place. */
export interface OpenInspectionInput extends NamesSubject {
  inspectorId: UnreadId;
  kind: InspectionKind;
  topic: string;
  reason: string;
  dueOn?: UnreadDay | null;
}

/**
 * Opens an inspection outside of any programme: signs of a violation above all, which stay hidden until they are announced.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as subjectOf and checkOpened
 */
export const openInspection = write({
  places: {
    inspector: namedCommittee<'inspectorId', OpenInspectionInput>('inspectorId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:plan',
    }),
    organisations: namedOrganisations<OpenInspectionInput>((input) => [input]),
    members: namedMembers<OpenInspectionInput>((input) => [input]),
  },
  read: ({ kind, topic, reason, dueOn, ...form }: OpenInspectionInput) =>
    readFields({
      subject: () => readSubject(form),
      kind: () => kind,
      topic: () => readText(topic, 'topic', LONGEST.topic),
      unplannedReason: () => readText(reason, 'reason', LONGEST.reason),
      dueOn: () => readDay(dueOn),
    }),
  async work({ tx }, { inspector, organisations, members }, { subject: named, ...opened }) {
    const subject = subjectOf(named, organisations, members);
    checkOpened(inspector, subject, opened.kind);
    const id = uuidv7();
    await enterInspections(tx, [{ id, programmeId: null, inspectorId: inspector.id, subject, ...opened }]);
    return { inspection: id };
  },
});
