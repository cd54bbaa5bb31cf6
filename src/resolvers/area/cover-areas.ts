import { lockCommitteeToChange } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkAfterLast } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { readEach, readFields } from '../form.ts';
import { namedCommittee } from '../place.ts';
import { readDay, readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockAreas } from './locks.ts';
import { enterCover, readAreasOn, readLastCover } from './records.ts';
import { mistakes, violations } from './violations.ts';

/** All the areas that a committee works in from a day on; none for one that works in no area. */
export interface CoverAreasInput {
  committeeId: UnreadId;
  areaIds: readonly UnreadId[];
  validFrom: UnreadDay;
}

/**
 * Says which areas a committee works in from a day on, which may lie ahead. What it worked in before stays with its days.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE, AREA_NOT_IN_FORCE
 * @throws RuleViolation BEGINS_BEFORE_LAST where the last of its areas began or ended later
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
  async work({ tx, by }, { committee }, { areaIds, validFrom }) {
    const committeeId = committee.id;
    await lockAreas(tx);
    await refuseEnded(tx, committee, validFrom);
    if (!(await hadPlace(tx, committeeId, validFrom))) throw committees.COMMITTEE_NOT_IN_FORCE('validFrom');
    const then = await readAreasOn(tx, areaIds, validFrom);
    if (areaIds.some((id) => !then.has(id))) throw violations.AREA_NOT_IN_FORCE('areaIds', validFrom);
    const last = await readLastCover(tx, committeeId);
    checkAfterLast(validFrom, last.coveredOn);
    if (last.changedOn !== null && last.changedOn > validFrom) throw committees.BEGINS_BEFORE_LAST(last.changedOn);
    await enterCover(tx, [{ committeeId, areaIds, validFrom }], by.subject);
    return { committee: committeeId };
  },
});
