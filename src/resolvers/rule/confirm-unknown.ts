import { v7 as uuidv7 } from 'uuid';
import { isRoot } from '../../access/scope.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { catalogue } from './catalogue.ts';
import { enterRuleConfirmations } from './records.ts';
import { checkUnknown } from './rules.ts';
import { violations } from './violations.ts';

/** A point of a rule that somebody has read, and the committee at the top that says so. */
export interface ConfirmUnknownInput {
  committeeId: UnreadId;
  rule: string;
  from: UnreadDay;
  readIn: string;
}

/**
 * Confirms that a rule says what it was taken to say from a day on: somebody has read it in the document.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation RULE_OF_ROOT, POINT_KNOWN, POINT_CONFIRMED
 */
export const confirmUnknown = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'committee:read', do: 'rule:confirm' }),
  },
  read: (input: ConfirmUnknownInput) =>
    readFields({
      rule: () => readText(input.rule, 'rule', LONGEST.documentNumber),
      from: () => readDay(input.from),
      readIn: () => readText(input.readIn, 'readIn', LONGEST.source),
    }),
  async work({ tx, by }, { committee }, form) {
    if (!isRoot(committee.path)) throw violations.RULE_OF_ROOT();
    checkUnknown(
      catalogue.flatMap(({ versions }) => versions),
      form,
    );
    const confirmation = uuidv7();
    const entered = await enterRuleConfirmations(tx, [{ id: confirmation, ...form }], by);
    if (!entered.has(confirmation)) throw violations.POINT_CONFIRMED();
    return { confirmation };
  },
});
