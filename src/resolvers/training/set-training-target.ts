import type { TrainingKind } from '../../db/generated/enums.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { checkYear, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterTargets } from './class-records.ts';
import { MOST_TRAINEES } from './rules.ts';

/** How many people a committee is to have certified by a kind of class in a year. */
export interface SetTrainingTargetInput {
  committeeId: UnreadId;
  year: number;
  kind: TrainingKind;
  trainees: number;
  documentNumber: string;
}

/**
 * Sets how many people a committee is to have certified in a year. What was set before is kept; the last word holds.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_ENDED
 */
export const setTrainingTarget = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'training:read', do: 'training:target' }),
  },
  read: ({ kind, ...input }: SetTrainingTargetInput) => ({
    kind,
    ...readFields({
      year: () => checkYear(input.year),
      trainees: () => readWhole(input.trainees, 'trainees', 0, MOST_TRAINEES),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  }),
  async work({ tx, by, today }, { committee }, form) {
    await refuseEnded(tx, committee, today);
    await enterTargets(tx, [{ committeeId: committee.id, ...form }], by);
    return { committee: committee.id };
  },
});
