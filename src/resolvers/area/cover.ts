import type { Day } from '../../calendar.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { notThere } from '../committee/not-there.ts';
import { checkAfterLast } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { type RuleViolation, refusalIn } from '../errors.ts';
import type { Work } from '../write.ts';
import { enterCover, readAreasOn, readLastCovers } from './records.ts';
import { violations } from './violations.ts';

/** All the areas that a committee that is locked works in from a day on. */
export interface NewCoverOf {
  committee: Pick<LockedCommittee, 'id' | 'closedOn'>;
  areaIds: readonly string[];
  validFrom: Day;
}

/**
 * Says which areas committees work in, each once, with all areas locked. What is refused is left out.
 * @returns for each the id of its committee, or what refuses it: COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, AREA_NOT_IN_FORCE at one of the
 *   areas, BEGINS_BEFORE_LAST where the last of its areas began or ended later
 */
export async function cover(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  covers: readonly NewCoverOf[],
): Promise<(string | RuleViolation)[]> {
  const asked = covers.map(({ committee, validFrom }) => ({ committee, day: validFrom }));
  const nowhere = await notThere(tx, asked, 'validFrom');
  const areas = covers.flatMap(({ areaIds, validFrom }) => areaIds.map((areaId) => ({ areaId, day: validFrom })));
  const kinds = (await readAreasOn(tx, areas)).values();
  const lasts = await readLastCovers(
    tx,
    covers.map(({ committee }) => committee.id),
  );
  const refused = covers.map(({ committee, areaIds, validFrom }, n) => {
    const missing = areaIds.map(() => kinds.next().value ?? null).indexOf(null);
    const { coveredOn = null, changedOn = null } = lasts.get(committee.id) ?? {};
    if (nowhere[n] != null) return nowhere[n];
    if (missing >= 0) return violations.AREA_NOT_IN_FORCE(['areaIds', `${missing}`], validFrom);
    return refusalIn(() => {
      checkAfterLast(validFrom, coveredOn);
      if (changedOn !== null && changedOn > validFrom) throw committees.BEGINS_BEFORE_LAST(changedOn);
    });
  });
  const rows = covers.flatMap(({ committee, areaIds, validFrom }, n) =>
    refused[n] == null ? [{ committeeId: committee.id, areaIds, validFrom }] : [],
  );
  await enterCover(tx, rows, by.subject);
  return covers.map(({ committee }, n) => refused[n] ?? committee.id);
}
