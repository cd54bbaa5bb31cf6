import type { Day } from '../../calendar.ts';
import type { AreaKind, AreaSuccession } from '../../db/generated/enums.ts';
import { percentOf } from '../../feed/quota-progress.ts';
import { dated } from '../../rules/dated.ts';
import { LAW_72, LAW_77 } from '../../rules/regulations.ts';
import { mistakes, violations } from './violations.ts';

/** Kinds that each kind may be part of; null for none. A kind without any is not there. */
type Parents = Record<AreaKind, readonly (AreaKind | null)[]>;

const COMMUNES: readonly AreaKind[] = ['COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE'];

/** Province, district, commune, village. */
const withDistricts: Parents = {
  HAMLET: COMMUNES,
  VILLAGE: COMMUNES,
  NEIGHBOURHOOD: COMMUNES,
  COMMUNE: ['DISTRICT', 'TOWN', 'CITY'],
  WARD: ['TOWN', 'CITY', 'DISTRICT'],
  TOWNSHIP: ['DISTRICT'],
  SPECIAL_ZONE: [],
  DISTRICT: ['PROVINCE', 'CITY'],
  TOWN: ['PROVINCE', 'CITY'],
  CITY: ['PROVINCE', null],
  PROVINCE: [null],
};

/** What an area may be part of: the law changes, the records stay. */
export const AREA_PARENT_KINDS = dated<Parents>([
  { by: LAW_77, point: 'Điều 2', value: withDistricts },
  {
    by: LAW_72,
    point: 'Điều 1',
    value: {
      ...withDistricts,
      COMMUNE: ['PROVINCE', 'CITY'],
      WARD: ['PROVINCE', 'CITY'],
      TOWNSHIP: [],
      SPECIAL_ZONE: ['PROVINCE', 'CITY'],
      DISTRICT: [],
      TOWN: [],
      CITY: [null],
    },
  },
]);

/**
 * Whether an area may begin to be part of another one, by the law of the day.
 * @param parent - kind of the area that it is part of; null for none.
 * @throws RuleViolation AREA_PARENT_NOT_ALLOWED
 */
export function checkAreaParent(kind: AreaKind, parent: AreaKind | null, day: Day): void {
  const { value, source } = AREA_PARENT_KINDS.on(day);
  const allowed = value[kind];
  if (!allowed.includes(parent))
    throw violations.AREA_PARENT_NOT_ALLOWED(kind, { value: allowed, source }, parent, day);
}

/**
 * Whether an area may begin to be part of what it is said to be part of.
 * @param above - what that is on the day; null where it is not there then, or there is none.
 * @throws RuleViolation AREA_NOT_IN_FORCE, AREA_PARENT_NOT_ALLOWED
 */
export function checkPartOf(
  { kind, parentId, validFrom }: { kind: AreaKind; parentId: string | null; validFrom: Day },
  above: AreaKind | null,
): void {
  if (parentId !== null && above === null) throw violations.AREA_NOT_IN_FORCE('parentId', validFrom);
  checkAreaParent(kind, above, validFrom);
}

/** The end of an area, as it is told. */
export interface ToldEnd {
  areaId: string;
  successorIds: readonly string[];
  succession: AreaSuccession | null;
}

/**
 * Whether what is told of successors fits together: one that is renamed has one, one that is split several.
 * @throws InvalidInput
 */
export function checkSuccessors({ areaId, successorIds, succession }: ToldEnd): void {
  if (new Set(successorIds).size < successorIds.length || successorIds.includes(areaId))
    throw mistakes.successorsTwice();
  if ((succession === null) !== (successorIds.length === 0)) throw mistakes.successionMissing();
  if (succession === 'RENAME' && successorIds.length !== 1) throw mistakes.renamedIntoOne();
  if (succession === 'SPLIT' && successorIds.length < 2) throw mistakes.splitIntoSeveral();
}

/** Whether what is part of an area, and what covers it, goes over to what follows it. */
export function goesOver({ successorIds, succession }: Omit<ToldEnd, 'areaId'>): {
  /** What is part of it: where one area follows, and so there is nothing to choose. */
  parts: boolean;
  /** Who covers it: only where it is the same place under another name. */
  cover: boolean;
} {
  return { parts: successorIds.length === 1, cover: succession === 'RENAME' };
}

/** Most households that an area may have, a province among them: beyond it a figure is a slip of the hand. */
export const MOST_HOUSEHOLDS = 5_000_000;

/** Figures of an area; null where one is not known. */
export interface AreaFigures {
  households: number | null;
  poorHouseholds: number | null;
  mainEthnicGroup: string | null;
  mainLivelihood: string | null;
}

/**
 * Whether figures of an area can be right together, and say anything.
 * @throws InvalidInput
 */
export function checkFigures({ households, poorHouseholds, mainEthnicGroup, mainLivelihood }: AreaFigures): void {
  if ([households, poorHouseholds, mainEthnicGroup, mainLivelihood].every((one) => one === null))
    throw mistakes.nothingKnown();
  if (households !== null && poorHouseholds !== null && poorHouseholds > households)
    throw mistakes.moreThanHouseholds();
}

/** Poor households in percent, one decimal; null where one of the figures is not known. */
export function poorPercent({
  households,
  poorHouseholds,
}: Pick<AreaFigures, 'households' | 'poorHouseholds'>): number | null {
  return poorHouseholds === null ? null : percentOf(poorHouseholds, households);
}
