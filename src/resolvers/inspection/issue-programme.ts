import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { issueDraft } from './programme-records.ts';
import { checkIssue } from './rules.ts';
import { namedProgramme } from './see-inspection.ts';

/** A programme, and the document by which it is issued. */
export interface IssueProgrammeInput {
  programmeId: UnreadId;
  number: string;
  issuedOn: UnreadDay;
}

/**
 * Issues a programme: from then on its inspections can be carried out, and it counts.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkIssue
 */
export const issueProgramme = write({
  places: { programme: namedProgramme<IssueProgrammeInput>() },
  read: ({ number, issuedOn }: IssueProgrammeInput, { today }) =>
    readFields({
      number: () => readText(number, 'number', LONGEST.documentNumber),
      issuedOn: () => readPastDay(issuedOn, 'issuedOn', today),
    }),
  async work({ tx }, { programme }, issued) {
    checkIssue(programme, issued.issuedOn);
    await issueDraft(tx, { programmeId: programme.id, ...issued });
    return { programme: programme.id };
  },
});
