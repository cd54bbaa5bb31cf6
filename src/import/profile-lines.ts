import { type Profile, readProfile, sayOfAreas } from '../resolvers/area/enter-profiles.ts';
import { readProfilesOn } from '../resolvers/area/records.ts';
import { MOST_HOUSEHOLDS } from '../resolvers/area/rules.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { unreadDay } from '../resolvers/unread.ts';
import type { EntryKind } from './entry-lines.ts';
import { AREA } from './named.ts';

/** What is known of areas, by the checks and the writer of `setProfile`; a file corrects nothing. */
export const profiles: EntryKind<Profile, { id: string }> = {
  layout: 'profiles',
  names: AREA,
  field: 'areaId',
  read: (cells, today, file) => {
    const read = {
      households: cells.whole('households', 0, MOST_HOUSEHOLDS),
      poorHouseholds: cells.whole('poorHouseholds', 0, MOST_HOUSEHOLDS),
      mainEthnicGroup: cells.name('mainEthnicGroup', LONGEST.ethnicGroup),
      mainLivelihood: cells.name('mainLivelihood', LONGEST.livelihood),
    };
    const source = cells.name('source', LONGEST.source);
    const needed = cells.needed({ asOf: cells.day('asOf') });
    if (needed === null || source === undefined || Object.values(read).includes(undefined)) return null;
    return readProfile({ ...read, asOf: unreadDay(['asOf'], needed.asOf), source: source ?? file }, today);
  },
  key: ({ asOf }) => asOf,
  recorded: async (tx, asked) => {
    const found = await readProfilesOn(
      tx,
      asked.map(({ id, form: { asOf } }) => ({ areaId: id, day: asOf })),
    );
    return found.map((profile, n) => profile && { ...profile, asOf: asked[n]?.form.asOf });
  },
  enter: (at, entries) =>
    sayOfAreas(
      at,
      entries.map(({ of, form }) => ({ area: of, form })),
    ),
};
