import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { RuleViolation } from '../errors.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay } from '../unread.ts';
import type { Work } from '../write.ts';
import { enterProfiles, readAreasOn } from './records.ts';
import { checkFigures, MOST_HOUSEHOLDS } from './rules.ts';
import { violations } from './violations.ts';

/** What is known of an area on a day, as a form or a line of a file brings it. What is left out is not known. */
export interface ProfileInput {
  asOf: UnreadDay;
  households?: number | null;
  poorHouseholds?: number | null;
  mainEthnicGroup?: string | null;
  mainLivelihood?: string | null;
  source: string;
}

/** @throws InvalidInput */
export function readProfile(input: ProfileInput, today: Day) {
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
}

/** What is known of an area on a day. */
export type Profile = ReturnType<typeof readProfile>;

/**
 * Says what is known of areas that are locked, each on its day, or corrects it. What is refused is left out.
 * @returns for each the id of its area, or what refuses it: AREA_NOT_IN_FORCE
 */
export async function sayOfAreas(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  profiles: readonly { area: { id: string }; form: Profile }[],
): Promise<(string | RuleViolation)[]> {
  const then = await readAreasOn(
    tx,
    profiles.map(({ area, form }) => ({ areaId: area.id, day: form.asOf })),
  );
  const rows = profiles.flatMap(({ area, form }, n) =>
    then[n] == null ? [] : [{ id: uuidv7(), areaId: area.id, ...form }],
  );
  await enterProfiles(tx, rows, by);
  return profiles.map(({ area, form }, n) =>
    then[n] == null ? violations.AREA_NOT_IN_FORCE('asOf', form.asOf) : area.id,
  );
}
