import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { InspectionKind } from '../../db/generated/enums.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type LockedItem, lockItems } from './locks.ts';
import {
  type NamesSubject,
  namedMembers,
  namedOrganisations,
  readSubject,
  type Subject,
  subjectOf,
} from './named-subject.ts';
import { changeItems, type NewProgrammeChange } from './programme-records.ts';
import { checkChange, checkMoved, checkTakenOut } from './programme-rules.ts';
import { enterInspections, type NewInspection, takeInspectionSteps } from './records.ts';
import { checkItem } from './rules.ts';
import { namedProgramme } from './see-inspection.ts';
import { mistakes } from './violations.ts';

/** What is changed of a programme that was issued, by which document and why. */
export interface ChangeProgrammeInput {
  programmeId: UnreadId;
  reason: string;
  documentNumber: string;
  changedOn: UnreadDay;
  /** Inspections that are put into it. */
  add?: (NamesSubject & { kind: InspectionKind; topic: string; dueOn: UnreadDay })[] | null;
  /** Inspections that are due on another day of its year. */
  move?: { inspectionId: UnreadId; dueOn: UnreadDay }[] | null;
  /** Inspections that are no items of it any more. */
  takeOut?: UnreadId[] | null;
}

/** Inspections that one change may be about. */
export const MOST_CHANGES = 100;

function readChanges({ add, move, takeOut }: ChangeProgrammeInput) {
  const count = (add?.length ?? 0) + (move?.length ?? 0) + (takeOut?.length ?? 0);
  if (count > MOST_CHANGES) throw mistakes.tooManyChanges(MOST_CHANGES);
  const read = readFields({
    added: () =>
      readEach(add ?? [], ({ kind, topic, dueOn, ...row }, n) =>
        readFields({
          subject: () => readAt(['add', String(n), 'subjectId'], () => readSubject(row)),
          kind: () => kind,
          topic: () => readAt(['add', String(n), 'topic'], () => readText(topic, 'topic', LONGEST.topic)),
          dueOn: () => readDay(dueOn),
        }),
      ),
    moved: () =>
      readEach(move ?? [], ({ inspectionId, dueOn }) =>
        readFields({ inspectionId: () => readId(inspectionId), dueOn: () => readDay(dueOn) }),
      ),
    takenOut: () => readEach(takeOut ?? [], (id): string => readId(id)),
  });
  const ids = [...read.moved.map(({ inspectionId }) => inspectionId), ...read.takenOut];
  if (new Set(ids).size < ids.length) throw mistakes.tooManyChanges(MOST_CHANGES);
  return read;
}

/**
 * Changes a programme that was issued. What is taken out is no item any more and is counted beside, so that this is for the
 * committees above: nobody completes a programme by emptying it. What has not been cancelled is cancelled by it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkChange, subjectOf, checkItem, checkMoved and checkTakenOut
 */
export const changeProgramme = write({
  places: {
    programme: namedProgramme<ChangeProgrammeInput>(({ takeOut }) =>
      takeOut?.length ? 'programme:relieve' : 'inspection:plan',
    ),
    organisations: namedOrganisations<ChangeProgrammeInput>(({ add }) => add ?? []),
    members: namedMembers<ChangeProgrammeInput>(({ add }) => add ?? []),
  },
  read: (input: ChangeProgrammeInput, { today }) =>
    readFields({
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      changedOn: () => readPastDay(input.changedOn, 'changedOn', today),
      changes: () => readChanges(input),
    }),
  async work({ tx, by }, { programme, organisations, members }, { changes: { added, moved, takenOut }, ...paper }) {
    checkChange(programme, paper.changedOn, added.length + moved.length + takenOut.length);
    const items = await lockItems(tx, programme.id, [...moved.map(({ inspectionId }) => inspectionId), ...takenOut]);
    const itemOf = (id: string): LockedItem => {
      const item = items.find((one) => one.id === id);
      if (item === undefined) throw mistakes.notOfProgramme();
      return item;
    };
    const entered = added.map(({ subject, ...item }) =>
      newItem(programme, subjectOf(subject, organisations, members), item),
    );
    const changes: NewProgrammeChange[] = entered.map(({ id, dueOn }) => ({
      inspectionId: id,
      kind: 'ADDED',
      dueBefore: null,
      dueAfter: dueOn,
    }));
    for (const { inspectionId, dueOn } of moved) {
      const item = itemOf(inspectionId);
      checkMoved(item, programme.year, dueOn);
      changes.push({ inspectionId, kind: 'MOVED', dueBefore: item.dueOn, dueAfter: dueOn });
    }
    const out = takenOut.map(itemOf);
    for (const item of out) {
      checkTakenOut(item);
      changes.push({ inspectionId: item.id, kind: 'TAKEN_OUT', dueBefore: item.dueOn, dueAfter: null });
    }
    await enterInspections(tx, entered);
    const cancelled = out.filter(({ status }) => status === 'PLANNED');
    await takeInspectionSteps(
      tx,
      cancelled.map(({ id, status }) => ({
        inspectionId: id,
        from: status,
        to: 'CANCELLED',
        effectiveOn: paper.changedOn,
        cancelReason: paper.reason,
      })),
      by,
    );
    await changeItems(tx, { programmeId: programme.id, ...paper }, changes, by);
    return { programme: programme.id };
  },
});

/** An item as it is entered. */
function newItem(
  programme: { id: string; committeeId: string; path: string; year: number },
  subject: Subject,
  item: { kind: InspectionKind; topic: string; dueOn: Day },
): NewInspection {
  checkItem(programme, subject, item);
  return { id: uuidv7(), programmeId: programme.id, inspectorId: programme.committeeId, subject, ...item };
}
