import type { Day } from '../calendar.ts';
import { cover } from '../resolvers/area/cover.ts';
import { readLastCovers } from '../resolvers/area/records.ts';
import type { LockedCommittee } from '../resolvers/committee/locks.ts';
import { RuleViolation } from '../resolvers/errors.ts';
import { CellReader } from './cells.ts';
import type { Find } from './entries-part.ts';
import { refuseLine } from './entry-lines.ts';
import { AREA, COMMITTEE, type Named, namedIn, readNamed } from './named.ts';
import { pagesOf } from './paged.ts';
import type { Counts, Importing } from './part.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';

/** A line that says of one area that a committee works in it from a day on. */
export interface CoverLine {
  at: Line;
  cells: CellReader;
  /** The committee. */
  named: Named;
  area: Named;
  validFrom: Day;
}

/** Reads the lines about who works where; those with something wrong are problems and left out. */
export function coverLines(sheets: readonly ReadSheet[], problems: Problems): CoverLine[] {
  const lines = sheets.flatMap((sheet) => (sheet.layout === 'covers' ? sheet.lines : []));
  return lines.flatMap((at) => {
    const cells = new CellReader(at, problems);
    const named = readNamed(cells, COMMITTEE);
    const area = readNamed(cells, AREA);
    const read = cells.needed({ validFrom: cells.day('validFrom') });
    return named === null || area === null || read === null ? [] : [{ at, cells, named, area, ...read }];
  });
}

/** The lines of a committee: all the areas that it works in from a day on. */
interface CoverGroup {
  committeeId: string;
  validFrom: Day;
  lines: CoverLine[];
  areaIds: string[];
}

/** Who works where, by committee. */
export interface Covers {
  /** The ids of the committees. */
  about: ReadonlySet<string>;
  /**
   * Enters them, with all areas locked.
   * @param standing - the committees that are on record by now, by id, and the areas.
   */
  settle(
    at: Importing,
    standing: ReadonlyMap<string, Pick<LockedCommittee, 'id' | 'closedOn'>>,
    areas: ReadonlyMap<string, unknown>,
  ): Promise<Counts>;
}

/** Finds committees and areas of lines, and puts those of a committee together: a file says of each on one day. */
export function placeCovers(lines: readonly CoverLine[], findCommittee: Find, findArea: Find): Covers {
  const groups = new Map<string, CoverGroup>();
  for (const line of lines) {
    const committee = findCommittee(line.named.code, line.named.name);
    const area = findArea(line.area.code, line.area.name);
    if (typeof committee === 'function') line.cells.refuse(namedIn(line.named), committee);
    if (typeof area === 'function') line.cells.refuse(namedIn(line.area), area);
    if (typeof committee === 'function' || typeof area === 'function') continue;
    const { validFrom } = line;
    const group = groups.get(committee.id) ?? { committeeId: committee.id, validFrom, lines: [], areaIds: [] };
    groups.set(committee.id, group);
    const twin = group.lines[group.areaIds.indexOf(area.id)]?.at;
    if (twin) line.cells.refuse('areaName', (texts) => texts.saidTwice(twin.line, twin.sheet));
    else if (validFrom !== group.validFrom) line.cells.refuse('validFrom', (texts) => texts.oneDayOfCover);
    else {
      group.lines.push(line);
      group.areaIds.push(area.id);
    }
  }
  return { about: new Set(groups.keys()), settle: (...at) => settle([...groups.values()], ...at) };
}

/** Enters them by the checks and the writer of `coverAreas`; where the same is on record, since that day or before, nothing is. */
async function settle(
  groups: readonly CoverGroup[],
  ...[at, standing, areas]: Parameters<Covers['settle']>
): Promise<Counts> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const page of pagesOf(groups.filter(({ areaIds }) => areaIds.every((id) => areas.has(id))))) {
    const lasts = await readLastCovers(
      at.tx,
      page.map(({ committeeId }) => committeeId),
    );
    const wanted = page.flatMap((group) => {
      const { areaIds = [], coveredOn = null } = lasts.get(group.committeeId) ?? {};
      const isSame = areaIds.length === group.areaIds.length && group.areaIds.every((id) => areaIds.includes(id));
      if (isSame && coveredOn !== null && coveredOn <= group.validFrom) {
        counts.unchanged += group.lines.length;
        return [];
      }
      const committee = standing.get(group.committeeId);
      return committee === undefined ? [] : [{ ...group, committee }];
    });
    const became = await cover(at, wanted);
    for (const [n, { lines }] of wanted.entries()) {
      const one = became[n];
      if (one instanceof RuleViolation) refuseGroup(lines, one);
      else counts.created += lines.length;
    }
  }
  return counts;
}

/** Says it at the line that it is about, or at the first. */
function refuseGroup(lines: readonly CoverLine[], refusal: RuleViolation): void {
  const [field, place] = refusal.inputPath;
  const line = lines[field === 'areaIds' ? Number(place) : 0];
  if (line === undefined) return;
  refuseLine(line, 'committeeId', field === 'areaIds' ? refusal.with({ path: [namedIn(line.area)] }) : refusal);
}
