import { lockCommitteeToChange } from '../committee/locks.ts';
import { orRefuse } from '../errors.ts';
import { readEach, readFields } from '../form.ts';
import { namedCommittee } from '../place.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { cover } from './cover.ts';
import { lockAreas } from './locks.ts';
import { mistakes } from './violations.ts';

/** All the areas that a committee works in from a day on; none for one that works in no area. */
export interface CoverAreasInput {
  committeeId: UnreadId;
  areaIds: readonly UnreadId[];
  validFrom: UnreadDay;
}

/**
 * Says which areas a committee works in from a day on, which may lie ahead. What it worked in before stays with its days.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as cover
 */
export const coverAreas = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'area:change' }),
  },
  read: (input: CoverAreasInput) => {
    const form = readFields({
      areaIds: () => readEach(input.areaIds, (id): string => readId(id)),
      validFrom: () => readDay(input.validFrom),
    });
    if (new Set(form.areaIds).size < form.areaIds.length) throw mistakes.coveredTwice();
    return form;
  },
  async work(at, { committee }, form) {
    await lockAreas(at.tx);
    return { committee: orRefuse(await cover(at, [{ committee, ...form }])) };
  },
});
