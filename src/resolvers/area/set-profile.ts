import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedArea } from './place.ts';
import { enterProfiles, readAreasOn } from './records.ts';
import { checkFigures, MOST_HOUSEHOLDS } from './rules.ts';
import { violations } from './violations.ts';

/** What is known of an area on a day. What is left out is not known. */
export interface SetProfileInput {
  areaId: UnreadId;
  asOf: UnreadDay;
  households?: number | null;
  poorHouseholds?: number | null;
  mainEthnicGroup?: string | null;
  mainLivelihood?: string | null;
  source: string;
}

/**
 * Says what is known of an area on a day, or corrects it: of one day the last word holds. What was said before is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation AREA_NOT_IN_FORCE
 */
export const setProfile = write({
  places: { area: namedArea('areaId') },
  read: (input: SetProfileInput, { today }) => {
    const count = (field: 'households' | 'poorHouseholds') => () => {
      const value = input[field] ?? null;
      return value === null ? null : readWhole(value, field, 0, MOST_HOUSEHOLDS);
    };
    const figures = readFields({
      asOf: () => readPastDay(input.asOf, 'asOf', today),
      households: count('households'),
      poorHouseholds: count('poorHouseholds'),
      mainEthnicGroup: () => readOptionalText(input.mainEthnicGroup, 'mainEthnicGroup', LONGEST.ethnicGroup),
      mainLivelihood: () => readOptionalText(input.mainLivelihood, 'mainLivelihood', LONGEST.livelihood),
      source: () => readText(input.source, 'source', LONGEST.source),
    });
    checkFigures(figures);
    return figures;
  },
  async work({ tx, by }, { area }, figures) {
    if (!(await readAreasOn(tx, [area.id], figures.asOf)).has(area.id))
      throw violations.AREA_NOT_IN_FORCE('asOf', figures.asOf);
    await enterProfiles(tx, [{ id: uuidv7(), areaId: area.id, ...figures }], by);
    return { area: area.id };
  },
});
