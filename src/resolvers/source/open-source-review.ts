import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkFollowsCandidates } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { checkYear, readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterSourceReviews, readReviewsSoFar } from './records.ts';
import { checkReviewOpens, checkReviewYear } from './rules.ts';

/** A round in which a cell looks for people. */
export interface OpenSourceReviewInput {
  committeeId: UnreadId;
  year: number;
  openedOn: UnreadDay;
  documentNumber?: string | null;
}

/**
 * Opens a review of sources of a cell.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_A_CELL, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, REVIEW_OPEN, REVIEWS_OVERLAP
 */
export const openSourceReview = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'candidate:read', do: 'candidate:change' }),
  },
  read: (input: OpenSourceReviewInput, { today }) => {
    const form = readFields({
      year: () => checkYear(input.year),
      openedOn: () => readPastDay(input.openedOn, 'openedOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    });
    checkReviewYear(form.year, form.openedOn);
    return form;
  },
  async work({ tx, by }, { committee }, form) {
    checkFollowsCandidates(committee.kind, 'committeeId');
    await refuseEnded(tx, committee, form.openedOn);
    if (!(await hadPlace(tx, committee.id, form.openedOn))) throw committees.COMMITTEE_NOT_IN_FORCE('openedOn');
    checkReviewOpens(await readReviewsSoFar(tx, committee.id), form.openedOn);
    const review = uuidv7();
    await enterSourceReviews(tx, [{ id: review, committeeId: committee.id, ...form }], by);
    return { review };
  },
});
