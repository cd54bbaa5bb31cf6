import { systemClock, today, yearOf } from '../../src/calendar.ts';

/** Committees for each province: the country has 34 provinces over 260,000 committees. */
const IN_A_PROVINCE = 7_650;
/** A commune with its cells. */
const IN_A_COMMUNE = 78;
/** A district as large as Lục Yên: 388 rows. */
const DISTRICT = { communes: 43, cells: 344 };
/** The smallest tree that has all of this. */
const LEAST = 800;

/** Numbers of committees, the last one left out. */
export interface Range {
  from: number;
  to: number;
}

/** Where the parts of a large tree stand among the numbers of its committees, from 1 on. */
export interface TreeShape {
  size: number;
  root: 1;
  provinces: Range;
  /** Under the first province. */
  district: number;
  districtCommunes: Range;
  districtCells: Range;
  /** Dealt out over the provinces in turn, and the cells over them. */
  communes: Range;
  cells: Range;
  /** Today; the boards are those of its year. */
  day: string;
  year: number;
}

/**
 * Lays out a country: a root, its provinces, their communes and cells, and one district of 388 rows.
 * @param size - committees, 800 or more.
 */
export function treeShape(size: number): TreeShape {
  if (!(size >= LEAST)) throw new Error(`a tree has ${LEAST} committees or more`);
  const provinces = { from: 2, to: 2 + Math.max(1, Math.round(size / IN_A_PROVINCE)) };
  const district = provinces.to;
  const districtCommunes = { from: district + 1, to: district + 1 + DISTRICT.communes };
  const districtCells = { from: districtCommunes.to, to: districtCommunes.to + DISTRICT.cells };
  const from = districtCells.to;
  const communes = { from, to: from + Math.max(4, Math.round((size - from) / IN_A_COMMUNE)) };
  const cells = { from: communes.to, to: size + 1 };
  const day = today(systemClock);
  return {
    size,
    root: 1,
    provinces,
    district,
    districtCommunes,
    districtCells,
    communes,
    cells,
    day,
    year: yearOf(day),
  };
}

/** The id of the committee with a number; `plantTree` writes the same. */
export function committeeId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The numbers of a range. */
export function numbers({ from, to }: Range): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
