import { type Day, fromDay } from '../../src/calendar.ts';
import { COMMUNES, type Commune, VILLAGE_FIRST_WORDS, VILLAGE_SECOND_WORDS } from './communes.ts';
import { fixedId } from './demo-ids.ts';
import {
  DISTRICTS,
  OTHER_CELLS,
  OTHER_COMMITTEES,
  type Setting,
  VAN_YEN_COMMUNES,
  VAN_YEN_OTHERS,
} from './organisations.ts';
import { createRandom } from './random.ts';
import type { CodeRow, CommitteeRow, PlacementRow } from './rows.ts';
import { SOURCES } from './sources.ts';

/** A cell that admits: a dependent cell, or a grassroots cell directly below the district. */
export interface Leaf {
  id: string;
  name: string;
  kind: 'CELL' | 'GRASSROOTS_CELL';
  setting: Setting;
  /** Largest ethnic group of the place. */
  ethnicGroup: string;
  /** The grassroots organisation it belongs to; itself for a grassroots cell. */
  organisationId: string;
  /** True for villages whose names are public. */
  knownVillage: boolean;
}

/** A grassroots organisation of Lục Yên with the cells that admit. */
export interface Organisation {
  id: string;
  name: string;
  /** Null when it is no commune. */
  commune: Commune | null;
  /** Itself alone for a grassroots cell. */
  leaves: Leaf[];
}

/** The committees and how they stand below each other. */
export interface Tree {
  committees: CommitteeRow[];
  placements: PlacementRow[];
  codes: CodeRow[];
  /** Lục Yên's 43. */
  organisations: Organisation[];
  /** Lục Yên's 344 dependent and 14 grassroots cells. */
  leaves: Leaf[];
  /** The 31 grassroots committees of Văn Yên. */
  vanYenCommittees: { id: string; name: string; cellIds: string[] }[];
}

/**
 * Since when every committee stands where it does. The province was set up again on that day; nothing more exact is
 * known of the others, and the tree of 2023 stays in force: the reorganisation of 2025-07-01 is not in this data set.
 */
export const FOUNDED_ON: Day = '1991-10-01';

/** Builds the tree of 2023: a province, nine districts, Lục Yên complete, Văn Yên down to its committees. */
export function buildTree(): Tree {
  const tree: Tree = {
    committees: [],
    placements: [],
    codes: [],
    organisations: [],
    leaves: [],
    vanYenCommittees: [],
  };
  const add = (
    row: Pick<CommitteeRow, 'kind' | 'name' | 'source'>,
    place: { key: string; parentId: string | null; code: string },
  ): string => {
    const id = fixedId(`committee/${place.key}`);
    const validFrom = fromDay(FOUNDED_ON);
    tree.committees.push({ id, ...row, foundedOn: validFrom });
    tree.placements.push({ childId: id, parentId: place.parentId, validFrom });
    tree.codes.push({ committeeId: id, code: place.code, validFrom });
    return id;
  };

  const provinceId = add(
    { kind: 'PROVINCE', name: 'Đảng bộ tỉnh Yên Bái', source: SOURCES.areas },
    { key: 'yên bái', parentId: null, code: code('000') },
  );
  for (const district of DISTRICTS) {
    const key = `yên bái/${district.name}`;
    const fromArticle = district.name === 'huyện Lục Yên' || district.name === 'huyện Văn Yên';
    const id = add(
      { kind: 'SUPERIOR', name: `Đảng bộ ${district.name}`, source: fromArticle ? SOURCES.article : SOURCES.areas },
      { key, parentId: provinceId, code: code(district.code) },
    );
    if (district.name === 'huyện Lục Yên') addLucYen(tree, add, { key, id, code: district.code });
    if (district.name === 'huyện Văn Yên') addVanYen(tree, add, { key, id, code: district.code });
  }
  return tree;
}

type Add = (
  row: Pick<CommitteeRow, 'kind' | 'name' | 'source'>,
  place: { key: string; parentId: string | null; code: string },
) => string;

interface District {
  key: string;
  id: string;
  code: string;
}

function addLucYen(tree: Tree, add: Add, district: District): void {
  let number = 0;
  const addCommittee = (
    name: string,
    key: string,
    source: string,
    commune: Commune | null,
    cells: Pick<Leaf, 'name' | 'setting' | 'ethnicGroup' | 'knownVillage'>[],
  ): void => {
    number += 1;
    const organisationId = add(
      { kind: 'GRASSROOTS_COMMITTEE', name, source },
      { key, parentId: district.id, code: code(district.code, number) },
    );
    const leaves = cells.map((cell, index): Leaf => {
      const id = add(
        { kind: 'CELL', name: cell.name, source: sourceOfCell(cell.name, cell.knownVillage) },
        { key: `${key}/${cell.name}`, parentId: organisationId, code: code(district.code, number, index + 1) },
      );
      return { ...cell, id, kind: 'CELL', organisationId };
    });
    tree.organisations.push({ id: organisationId, name, commune, leaves });
    tree.leaves.push(...leaves);
  };

  for (const commune of COMMUNES) {
    const unit = `${commune.town ? 'thị trấn' : 'xã'} ${commune.name}`;
    const source = commune.name === 'Lâm Thượng' ? SOURCES.article : SOURCES.areas;
    addCommittee(`Đảng bộ ${unit}`, `${district.key}/${unit}`, source, commune, cellsOfCommune(commune));
  }
  for (const other of OTHER_COMMITTEES) {
    const cells = other.cells.map((name) => ({
      name,
      setting: other.setting,
      ethnicGroup: 'Kinh',
      knownVillage: false,
    }));
    addCommittee(other.name, `${district.key}/${other.name}`, SOURCES.invented, null, cells);
  }
  for (const { name, setting } of OTHER_CELLS) {
    number += 1;
    const id = add(
      { kind: 'GRASSROOTS_CELL', name, source: SOURCES.invented },
      { key: `${district.key}/${name}`, parentId: district.id, code: code(district.code, number) },
    );
    const leaf: Leaf = {
      id,
      name,
      kind: 'GRASSROOTS_CELL',
      setting,
      ethnicGroup: 'Kinh',
      organisationId: id,
      knownVillage: false,
    };
    tree.organisations.push({ id, name, commune: null, leaves: [leaf] });
    tree.leaves.push(leaf);
  }
}

function cellsOfCommune(commune: Commune): Pick<Leaf, 'name' | 'setting' | 'ethnicGroup' | 'knownVillage'>[] {
  const { name, ethnicGroup } = commune;
  const known = commune.villages ?? [];
  const villages = villageNames(commune).map((village) => ({
    name: `Chi bộ ${commune.town ? 'tổ dân phố' : 'thôn'} ${village}`,
    setting: 'VILLAGE' as const,
    ethnicGroup,
    knownVillage: known.includes(village),
  }));
  const others = [
    { name: `Chi bộ Trường Mầm non ${name}`, setting: 'SCHOOL' as const },
    { name: `Chi bộ Trường Tiểu học ${name}`, setting: 'SCHOOL' as const },
    { name: `Chi bộ Trường THCS ${name}`, setting: 'SCHOOL' as const },
    { name: `Chi bộ Trạm Y tế ${name}`, setting: 'HEALTH' as const },
  ];
  return [...villages, ...others.map((cell) => ({ ...cell, ethnicGroup, knownVillage: false }))];
}

function villageNames(commune: Commune): string[] {
  if (commune.town) return Array.from({ length: commune.villageCells }, (_, index) => `số ${index + 1}`);
  const random = createRandom(`villages/${commune.name}`);
  const names = new Set(commune.villages ?? []);
  while (names.size < commune.villageCells) {
    names.add(`${random.pick(VILLAGE_FIRST_WORDS)} ${random.pick(VILLAGE_SECOND_WORDS)}`);
  }
  return [...names];
}

function sourceOfCell(name: string, knownVillage: boolean): string {
  if (name === 'Chi bộ thôn Khéo Lẹng' || name === 'Chi bộ thôn Thâm Pất') return SOURCES.article;
  return knownVillage ? SOURCES.difficultAreas : SOURCES.invented;
}

function addVanYen(tree: Tree, add: Add, district: District): void {
  const communes = VAN_YEN_COMMUNES.map((name) => ({
    name,
    source: name === 'xã Nà Hẩu' ? SOURCES.article : SOURCES.areas,
  }));
  const others = VAN_YEN_OTHERS.map((name) => ({ name, source: SOURCES.invented }));
  for (const [index, { name, source }] of [...communes, ...others].entries()) {
    const committee = `Đảng bộ ${name}`;
    const id = add(
      { kind: 'GRASSROOTS_COMMITTEE', name: committee, source },
      { key: `${district.key}/${name}`, parentId: district.id, code: code(district.code, index + 1) },
    );
    // Two cells of each, for its inspections; the others of Văn Yên are not in the data set.
    const cellIds = ['Chi bộ thôn số 1', 'Chi bộ thôn số 2'].map((cell, n) =>
      add(
        { kind: 'CELL', name: cell, source: SOURCES.invented },
        { key: `${district.key}/${name}/${cell}`, parentId: id, code: code(district.code, index + 1, n + 1) },
      ),
    );
    tree.vanYenCommittees.push({ id, name: committee, cellIds });
  }
}

/** A code of 14 digits: province . superior . grassroots . dependent committee (none here) . cell. Invented numbers. */
function code(district: string, organisation = 0, cell = 0): string {
  const three = (value: number): string => String(value).padStart(3, '0');
  return `15.${district}.${three(organisation)}.000.${three(cell)}`;
}
