import { readFields } from '../form.ts';
import { readOptionalText, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterForms, readLastForm } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { checkAfterLast } from './rules.ts';
import { mistakes } from './violations.ts';

/** Another name for a committee, with the paper that gives it. */
export interface RenameCommitteeInput {
  committeeId: UnreadId;
  name: string;
  shortName?: string | null;
  validFrom: UnreadDay;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Renames a committee from a given day, which may lie ahead. What it was called before stays with its days.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation BEGINS_BEFORE_LAST where the last name began on that day or later.
 */
export const renameCommittee = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'committee:change' }),
  },
  read: (input: RenameCommitteeInput) =>
    readFields({
      name: () => readText(input.name, 'name', LONGEST.committeeName),
      shortName: () => readOptionalText(input.shortName, 'shortName', LONGEST.committeeShortName),
      validFrom: () => readDay(input.validFrom),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readDay(input.documentOn),
    }),
  async work({ tx, by }, { committee }, wanted) {
    await refuseEnded(tx, committee, wanted.validFrom);
    const last = await readLastForm(tx, committee.id);
    if (last.name === wanted.name && last.shortName === wanted.shortName) throw mistakes.sameName();
    checkAfterLast(wanted.validFrom, last.namedOn);
    await enterForms(tx, [{ committeeId: committee.id, kind: last.kind, ...wanted }], by.subject);
    return { committee: committee.id };
  },
});
