import { v7 as uuidv7 } from 'uuid';
import type { Obstacle, Qualifier } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterObstacles, hadPlace } from './records.ts';
import { refuseEnded } from './refuse-ended.ts';
import { checkParticipation } from './rules.ts';
import { violations } from './violations.ts';

/** What makes it hard for a committee to find new members from a day on, and how many of the young take part. */
export interface SetObstaclesInput {
  committeeId: UnreadId;
  validFrom: UnreadDay;
  obstacles: readonly Obstacle[];
  youthActiveMinPercent?: number | null;
  youthActiveMaxPercent?: number | null;
  youthActiveQualifier?: Qualifier | null;
  source?: string | null;
}

/**
 * Says what makes the work of a committee hard from a day on: all of it, or nothing any more. What was said before is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE
 */
export const setObstacles = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'obstacle:report' }),
  },
  read({ obstacles, youthActiveQualifier = null, ...input }: SetObstaclesInput) {
    const percent = (field: 'youthActiveMinPercent' | 'youthActiveMaxPercent') => () => {
      const value = input[field] ?? null;
      return value === null ? null : readWhole(value, field, 0, 100);
    };
    const form = {
      obstacles: [...new Set(obstacles)],
      youthActiveQualifier,
      ...readFields({
        validFrom: () => readDay(input.validFrom),
        youthActiveMinPercent: percent('youthActiveMinPercent'),
        youthActiveMaxPercent: percent('youthActiveMaxPercent'),
        source: () => readOptionalText(input.source, 'source', LONGEST.source),
      }),
    };
    checkParticipation(form);
    return form;
  },
  async work({ tx, by }, { committee }, form) {
    const committeeId = committee.id;
    await refuseEnded(tx, committee, form.validFrom);
    if (!(await hadPlace(tx, committeeId, form.validFrom))) throw violations.COMMITTEE_NOT_IN_FORCE('validFrom');
    await enterObstacles(tx, [{ id: uuidv7(), committeeId, ...form }], by);
    return { committee: committeeId };
  },
});
