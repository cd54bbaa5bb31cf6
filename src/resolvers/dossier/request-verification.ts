import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import type { Day } from '../../calendar.ts';
import type { VerifiedPerson } from '../../db/generated/enums.ts';
import { addWorkingDays } from '../../rules/working-days.ts';
import { takeSteps } from '../candidate/records.ts';
import { checkConfirmed } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { readCalendarToday } from '../rule/records.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterRequests, readDossier } from './records.ts';
import { checkRequest, VERIFICATION_LIMIT } from './rules.ts';
import { mistakes } from './violations.ts';

/** Places that are asked at once. */
export const MOST_REQUESTS = 20;

/** A place that is asked. */
interface PlaceInput {
  place: string;
  about: readonly VerifiedPerson[];
  abroad?: boolean | null;
  /** By when it is asked to answer; else by the rule. */
  dueOn?: UnreadDay | null;
}

/** What places are asked about whom. */
export interface RequestVerificationInput {
  candidateId: UnreadId;
  requestedOn: UnreadDay;
  documentNumber: string;
  requests: readonly PlaceInput[];
}

/**
 * Asks places to verify a life history, several at once; the first time it is the step into the verification.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, LEGACY_NOT_CONFIRMED, or as checkRequest
 */
export const requestVerification = write({
  places: {
    candidate: namedCase<RequestVerificationInput>('candidate:move', () => ({
      body: stepOf.VERIFYING,
      field: 'candidateId',
    })),
  },
  read({ requests, ...input }: RequestVerificationInput, { today }) {
    return readFields({
      requestedOn: () => readPastDay(input.requestedOn, 'requestedOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      requests: () => {
        if (requests.length === 0 || requests.length > MOST_REQUESTS) throw mistakes.requests(MOST_REQUESTS);
        return readEach(requests, ({ place, about, abroad, dueOn }, n) =>
          readFields({
            place: () => readAt(['requests', String(n), 'place'], () => readText(place, 'place', LONGEST.place)),
            about: () => {
              if (about.length === 0) throw mistakes.aboutNobody(['requests', String(n), 'about']);
              return [...new Set(about)];
            },
            abroad: () => abroad ?? false,
            dueOn: () => {
              const due = readDay(dueOn);
              if (due !== null && due < readDay(input.requestedOn)) {
                throw mistakes.dueBeforeRequest(['requests', String(n), 'dueOn']);
              }
              return due;
            },
          }),
        );
      },
    });
  },
  async work({ tx, by }, { candidate }, { requestedOn, documentNumber, requests }) {
    const { id: candidateId, stage: from } = candidate;
    checkNotErased(candidate.erased);
    const begins = checkRequest(candidate, await readDossier(tx, candidateId), requestedOn);
    checkConfirmed(candidate);
    const calendar = await readCalendarToday(tx);
    const { home, abroad } = VERIFICATION_LIMIT.on(requestedOn).value;
    const due = (count: number): Day => addWorkingDays(calendar, requestedOn, count).until;
    await enterRequests(
      tx,
      requests.map(({ dueOn, ...one }) => ({
        ...one,
        id: uuidv7(),
        candidateId,
        requestedOn,
        requestNumber: documentNumber,
        dueOn: dueOn ?? due(one.abroad ? abroad : home),
      })),
      by,
    );
    if (begins) {
      await takeSteps(tx, [{ candidateId, from, to: 'VERIFYING', effectiveOn: requestedOn, documentNumber }], by);
    }
    return { candidate: candidateId };
  },
});
