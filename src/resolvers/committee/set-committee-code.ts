import { readFields } from '../form.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterCodes, readLastForm } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { checkAfterLast } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** Another code for a committee, or none any more. */
export interface SetCommitteeCodeInput {
  committeeId: UnreadId;
  code?: string | null;
  validFrom: UnreadDay;
}

/**
 * Gives a committee another code from a day on, which may lie ahead. A code that meant another committee in days before
 * may be given again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation BEGINS_BEFORE_LAST where the last code began or ended on that day or later; CODE_IN_USE
 */
export const setCommitteeCode = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'committee:change' }),
  },
  read: (input: SetCommitteeCodeInput) =>
    readFields({
      code: () => readOptionalText(input.code, 'code', LONGEST.committeeCode),
      validFrom: () => readDay(input.validFrom),
    }),
  async work({ tx, by }, { committee }, form) {
    await refuseEnded(tx, committee, form.validFrom);
    const last = await readLastForm(tx, committee.id);
    if (last.code === form.code) throw mistakes.sameCode();
    checkAfterLast(form.validFrom, last.codedOn);
    if (!(await enterCodes(tx, [{ committeeId: committee.id, ...form }], by.subject)))
      throw violations.CODE_IN_USE(form.code ?? '');
    return { committee: committee.id };
  },
});
