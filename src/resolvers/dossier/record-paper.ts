import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import type { PaperKind } from '../../db/generated/enums.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterPapers, readDossier } from './records.ts';
import { checkPaper } from './rules.ts';
import { mistakes } from './violations.ts';

/** That a paper is there: never what it says. */
export interface RecordPaperInput {
  candidateId: UnreadId;
  kind: PaperKind;
  madeOn: UnreadDay;
  place?: string | null;
}

/**
 * Puts a paper into a dossier, in the place of the one of its kind if there is one. No step: the case stays where it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, or as checkPaper
 */
export const recordPaper = write({
  places: {
    candidate: namedCase<RecordPaperInput>('candidate:move', () => ({ body: stepOf.DOSSIER, field: 'candidateId' })),
  },
  read: (input: RecordPaperInput, { today }) =>
    readFields({
      kind: () => {
        if (input.kind === 'OPINIONS') throw mistakes.byItself(input.kind);
        return input.kind;
      },
      madeOn: () => readPastDay(input.madeOn, 'madeOn', today),
      place: () => readOptionalText(input.place, 'place', LONGEST.place),
    }),
  async work({ tx, by }, { candidate: { id: candidateId, stage, erased } }, form) {
    checkNotErased(erased);
    checkPaper(form, stage, await readDossier(tx, candidateId));
    const paper = uuidv7();
    await enterPapers(tx, [{ id: paper, candidateId, ...form }], by);
    return { paper };
  },
});
