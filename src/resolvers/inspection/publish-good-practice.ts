import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkPractice } from './conduct-rules.ts';
import { enterPractice } from './records.ts';
import { namedFinding } from './see-inspection.ts';
import { violations } from './violations.ts';

/** A good practice that was found, and to whom it is spread. */
export interface PublishGoodPracticeInput {
  findingId: UnreadId;
  committeeId: UnreadId;
  text: string;
  publishedOn: UnreadDay;
}

/**
 * Spreads a good practice to a committee and everything below it, who read its words, where it was found, and nothing else of
 * the inspection.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_GOOD_PRACTICE, PUBLISHED_THERE
 */
export const publishGoodPractice = write({
  places: {
    committee: namedCommittee<'committeeId', PublishGoodPracticeInput>('committeeId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:conclude',
    }),
    finding: namedFinding<PublishGoodPracticeInput>(),
  },
  read: ({ text, publishedOn }: PublishGoodPracticeInput, { today }) =>
    readFields({
      text: () => readText(text, 'text', LONGEST.finding),
      publishedOn: () => readPastDay(publishedOn, 'publishedOn', today),
    }),
  async work({ tx, by }, { committee: { id: committeeId }, finding }, practice) {
    checkPractice(finding, practice.publishedOn);
    const id = uuidv7();
    const entered = await enterPractice(tx, { id, findingId: finding.id, committeeId, ...practice }, by);
    if (!entered) throw violations.PUBLISHED_THERE();
    return { practice: id };
  },
});
