import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkFollowsCandidates } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { NotFound } from '../errors.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed } from '../member/referred.ts';
import { checkComesBack } from '../member/rules.ts';
import { mayNameEarlierCase } from '../person/named-person.ts';
import { isSamePerson } from '../person/records.ts';
import { checkNewCase, checkNotErased } from '../person/rules.ts';
import { violations as persons } from '../person/violations.ts';
import { namedCommittee } from '../place.ts';
import { lockReviewToRefer } from '../source/locks.ts';
import { checkFoundIn } from '../source/rules.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type FactsInput, type IdentityInput, readFacts, readIdentity } from './facts.ts';
import { type MentorInput, mentorsOf, readMentors } from './mentors.ts';
import { enterCandidates, enterMentors } from './records.ts';
import { checkHistoryDay } from './rules.ts';
import { mistakes } from './violations.ts';

/** Somebody a cell begins to follow. */
export interface AddCandidateInput extends IdentityInput {
  committeeId: UnreadId;
  stage: 'SOURCE' | 'OUTSTANDING';
  effectiveOn: UnreadDay;
  /** Needed for OUTSTANDING: the resolution of the cell. */
  documentNumber?: string | null;
  /** Needed for OUTSTANDING. */
  mentors?: MentorInput[] | null;
  facts?: FactsInput | null;
  /** The review of sources in which the person was found. */
  sourceReviewId?: UnreadId | null;
  /** A case of the same person that is over. */
  earlierCaseId?: UnreadId | null;
}

/**
 * Begins a case: somebody who was found in a review of sources, or whom the cell has put on the list of sympathisers.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_A_CELL, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, HISTORY_BEFORE_APPLICATION, REVIEW_CLOSED,
 *   FOUND_BEFORE_REVIEW, or as namesOf; of an earlier case
 *   PERSON_ERASED, PERSON_IS_MEMBER, EARLIER_CASE_OPEN, EARLIER_CASE_DIFFERS, PERSON_DIED, READMITTED_ALREADY
 */
export const addCandidate = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'candidate:read', do: 'candidate:change' }),
    earlier: mayNameEarlierCase(),
    members: membersNamed<AddCandidateInput>(({ mentors }) => mentors ?? []),
  },
  read({ stage, facts, mentors, ...input }: AddCandidateInput, { today }) {
    const listed = stage === 'OUTSTANDING';
    const form = readFields({
      identity: () => readIdentity<IdentityInput>(input, today),
      facts: () => readFacts(facts, today),
      effectiveOn: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => {
        const number = readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber);
        if (listed && number === null) throw mistakes.resolutionMissing();
        return number;
      },
      mentors: () => {
        if (listed) return readMentors(mentors ?? []);
        if (mentors && mentors.length > 0) throw mistakes.mentorsOfSource();
        return [];
      },
      sourceReviewId: () => readId(input.sourceReviewId),
    });
    return { stage, ...form };
  },
  async work({ tx, by }, { committee, earlier: [known], members }, { mentors, identity, sourceReviewId, ...form }) {
    const { stage, facts, effectiveOn, documentNumber } = form;
    checkFollowsCandidates(committee.kind, 'committeeId');
    checkHistoryDay(facts, effectiveOn);
    await refuseEnded(tx, committee, effectiveOn);
    if (!(await hadPlace(tx, committee.id, effectiveOn))) throw committees.COMMITTEE_NOT_IN_FORCE('effectiveOn');
    if (known !== undefined) {
      checkNotErased(known.erased, 'earlierCaseId');
      const cases = [known, ...known.others];
      checkNewCase(cases, effectiveOn);
      checkComesBack(cases, effectiveOn);
      const reading = { operation: 'addCandidate', by: by.subject };
      if (!(await isSamePerson(tx, known, identity, reading))) throw persons.EARLIER_CASE_DIFFERS();
    }
    if (sourceReviewId !== null) {
      const review = await lockReviewToRefer(tx, { id: sourceReviewId, committeeId: committee.id });
      if (review === null) throw new NotFound((texts) => texts.hidden('sourceReviewId'), ['sourceReviewId']);
      checkFoundIn(review, effectiveOn);
    }
    const id = uuidv7();
    const person = {
      id,
      personId: known?.personId,
      committeeId: committee.id,
      awayForWork: false,
      ...identity,
      facts,
      sourceReviewId,
    };
    await enterCandidates(tx, [{ ...person, stage, stageSince: effectiveOn, documentNumber }], by);
    const from = { cellId: committee.id, members, operation: 'addCandidate' };
    const assignment = { candidateId: id, validFrom: effectiveOn, documentNumber };
    await enterMentors(tx, await mentorsOf({ tx, by }, mentors, from, assignment), by);
    return { candidate: id };
  },
});
