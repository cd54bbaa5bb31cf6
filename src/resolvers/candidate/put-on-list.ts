import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed } from '../member/referred.ts';
import { namedPerson } from '../person/named-person.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type MentorInput, mentorsOf, readMentors } from './mentors.ts';
import { endMentors, enterMentors, readHelping, takeSteps } from './records.ts';
import { bodyOfMove, checkStageMove, comesOnList } from './rules.ts';
import { hints, violations } from './violations.ts';

/** The resolution by which a cell puts somebody on its list, and who is to help. */
export interface PutOnListInput {
  candidateId: UnreadId;
  effectiveOn: UnreadDay;
  documentNumber: string;
  mentors: MentorInput[];
}

/**
 * Puts somebody on the list of sympathisers, and assigns who helps: both by one resolution of the cell. Who helped before,
 * for one who comes back, does so no more.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, OTHER_CASE_OPEN, STAGE_NOT_ALLOWED, STEP_BEFORE_LAST, or as namesOf
 */
export const putOnList = write({
  places: {
    candidate: namedPerson('candidate:move', ({ stage }, _input: PutOnListInput, again) => ({
      // A repeated step has led away from where it began.
      body: bodyOfMove(again ? 'SOURCE' : stage, 'OUTSTANDING'),
      field: 'candidateId',
    })),
    members: membersNamed<PutOnListInput>(({ mentors }) => mentors),
  },
  read: (input: PutOnListInput, { today }) =>
    readFields({
      effectiveOn: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      mentors: () => readMentors(input.mentors),
    }),
  async work({ tx, by }, { candidate, members }, form) {
    const { id: candidateId, stage, stageSince, erased, others } = candidate;
    const { effectiveOn, documentNumber } = form;
    checkNotErased(erased);
    checkMayGoOn({ stage }, others);
    if (!comesOnList(stage)) throw violations.STAGE_NOT_ALLOWED(stage, 'OUTSTANDING', hints.onListAlready);
    const step = { from: stage, to: 'OUTSTANDING', effectiveOn } as const;
    checkStageMove({ ...step, since: stageSince, reason: null, ceremonyOn: null });
    await takeSteps(tx, [{ candidateId, ...step, documentNumber }], by);
    const before = await readHelping(tx, { candidateId, day: effectiveOn, names: [] });
    const ends = before.map(({ id, validFrom }) => ({
      mentorId: id,
      endsOn: validFrom > effectiveOn ? validFrom : effectiveOn,
      reason: 'CASE_OVER' as const,
    }));
    await endMentors(tx, ends, by);
    const from = { cellId: candidate.committeeId, members, operation: 'putOnList' };
    const assignment = { candidateId, validFrom: effectiveOn, documentNumber };
    await enterMentors(tx, await mentorsOf({ tx, by }, form.mentors, from, assignment), by);
    return { candidate: candidateId };
  },
});
