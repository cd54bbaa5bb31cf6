import type { Qualifier, TraineeAudience } from '../../db/generated/enums.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { checkYear, readOptionalText, readPastDay, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterTraineeReports } from './class-records.ts';
import { MOST_TRAINEES } from './rules.ts';

/** A figure of trainees where the persons are not on record. */
export interface ReportTraineesInput {
  committeeId: UnreadId;
  year: number;
  audience: TraineeAudience;
  traineeCount: number;
  qualifier: Qualifier;
  asOf: UnreadDay;
  source?: string | null;
}

/**
 * Reports a figure of trainees, or corrects what was reported of the same day. What stood there is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_ENDED
 */
export const reportTrainees = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'training:read', do: 'trainees:report' }),
  },
  read: ({ audience, qualifier, ...input }: ReportTraineesInput, { today }) => ({
    audience,
    qualifier,
    ...readFields({
      year: () => checkYear(input.year),
      traineeCount: () => readWhole(input.traineeCount, 'traineeCount', 0, MOST_TRAINEES),
      asOf: () => readPastDay(input.asOf, 'asOf', today),
      source: () => readOptionalText(input.source, 'source', LONGEST.source),
    }),
  }),
  async work({ tx, by }, { committee }, form) {
    await refuseEnded(tx, committee, form.asOf);
    const [report = ''] = await enterTraineeReports(tx, [{ committeeId: committee.id, ...form }], by);
    return { report };
  },
});
