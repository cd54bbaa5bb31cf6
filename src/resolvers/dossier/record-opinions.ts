import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import type { OpinionOrigin } from '../../db/generated/enums.ts';
import { takeSteps } from '../candidate/records.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterOpinions, enterPapers, readDossier } from './records.ts';
import { checkOpinions } from './rules.ts';
import { mistakes } from './violations.ts';

/** Who was asked, and when. */
interface OpinionInput {
  origin: OpinionOrigin;
  givenOn: UnreadDay;
  place?: string | null;
}

/** The summary of a cell committee. */
export interface RecordOpinionsInput {
  candidateId: UnreadId;
  concludedOn: UnreadDay;
  place?: string | null;
  opinions: readonly OpinionInput[];
}

/**
 * Records the summary of opinions (5-KNĐ) with the opinions in it; the first time it is the step to the opinions.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, or as checkOpinions
 */
export const recordOpinions = write({
  places: {
    candidate: namedCase<RecordOpinionsInput>('candidate:move', () => ({
      body: stepOf.OPINIONS,
      field: 'candidateId',
    })),
  },
  read: (input: RecordOpinionsInput, { today }) =>
    readFields({
      concludedOn: () => readPastDay(input.concludedOn, 'concludedOn', today),
      place: () => readOptionalText(input.place, 'place', LONGEST.place),
      opinions: () =>
        readEach(input.opinions, ({ origin, givenOn, place }, n) =>
          readFields({
            origin: () => {
              const first = input.opinions.findIndex((one) => one.origin === origin);
              if (first < n) throw mistakes.originTwice(['opinions', String(n), 'origin']);
              return origin;
            },
            givenOn: () => {
              const day = readDay(givenOn);
              if (day > readDay(input.concludedOn)) {
                throw mistakes.opinionAfterSummary(['opinions', String(n), 'givenOn']);
              }
              return day;
            },
            place: () =>
              readAt(['opinions', String(n), 'place'], () => readOptionalText(place, 'place', LONGEST.place)),
          }),
        ),
    }),
  async work({ tx, by }, { candidate }, { concludedOn, place, opinions }) {
    const { id: candidateId, stage: from } = candidate;
    checkNotErased(candidate.erased);
    const origins = opinions.map(({ origin }) => origin);
    const begins = checkOpinions(candidate, await readDossier(tx, candidateId), { origins, concludedOn });
    const paper = uuidv7();
    await enterPapers(tx, [{ id: paper, candidateId, kind: 'OPINIONS', madeOn: concludedOn, place }], by);
    await enterOpinions(tx, paper, opinions);
    if (begins) await takeSteps(tx, [{ candidateId, from, to: 'OPINIONS', effectiveOn: concludedOn }], by);
    return { candidate: candidateId, paper };
  },
});
