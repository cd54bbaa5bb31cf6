import { fromDay } from '../../src/calendar.ts';
import type { AreaKind, DifficultyClass } from '../../src/db/generated/client.ts';
import { FOUNDED_ON, type Organisation } from './committees.ts';
import { demoIds, fixedId } from './demo-ids.ts';
import { ARTICLE_DAY } from './members.ts';
import { buildProfiles } from './profiles.ts';
import type { DemoData } from './rows.ts';
import { SOURCES } from './sources.ts';

/** Codes of the communes of Lục Yên in 2023. */
const CODES: Readonly<Record<string, string>> = {
  'Yên Thế': '04303',
  'Tân Phượng': '04306',
  'Lâm Thượng': '04309',
  'Khánh Thiện': '04312',
  'Minh Chuẩn': '04315',
  'Mai Sơn': '04318',
  'Khai Trung': '04321',
  'Mường Lai': '04324',
  'An Lạc': '04327',
  'Minh Xuân': '04330',
  'Tô Mậu': '04333',
  'Tân Lĩnh': '04336',
  'Yên Thắng': '04339',
  'Khánh Hòa': '04342',
  'Vĩnh Lạc': '04345',
  'Liễu Đô': '04348',
  'Động Quan': '04351',
  'Tân Lập': '04354',
  'Minh Tiến': '04357',
  'Trúc Lâu': '04360',
  'Phúc Lợi': '04363',
  'Phan Thanh': '04366',
  'An Phú': '04369',
  'Trung Tâm': '04372',
};

/** The tables of areas, and what the committees that work in them report of their difficulties. */
type Areas = Pick<DemoData, 'areas' | 'areaForms' | 'areaCodes' | 'committeeAreas' | 'areaProfiles' | 'obstacles'>;

interface Place {
  kind: AreaKind;
  name: string;
  parentId: string | null;
  difficultyClass: DifficultyClass | null;
  code?: string;
  keeperId: string;
  source: string;
}

/** The province, Lục Yên, its communes and the villages in which cells work, with what is known of them. */
export function buildAreas(organisations: readonly Organisation[]): Areas {
  const built: Areas = { areas: [], areaForms: [], areaCodes: [], committeeAreas: [], areaProfiles: [], obstacles: [] };
  const profiles = new Map(buildProfiles(organisations).map((profile) => [profile.committeeId, profile]));
  const validFrom = fromDay(FOUNDED_ON);
  /** An area in which a committee works. */
  const add = (committeeId: string, { code, keeperId, source, ...form }: Omit<Place, 'difficultyClass'>): string => {
    const id = fixedId(`area of ${committeeId}`);
    const row = (what: string): string => fixedId(`${what}/${id}`);
    const profile = profiles.get(committeeId);
    const is = { ...form, difficultyClass: profile?.difficultyClass ?? null };
    built.areas.push({ id, ...is, keeperId, beganOn: validFrom, source });
    built.areaForms.push({ id: row('form'), areaId: id, ...is, validFrom });
    if (code !== undefined) built.areaCodes.push({ id: row('code'), areaId: id, code, validFrom });
    built.committeeAreas.push({ id: row('cover'), committeeId, areaId: id, validFrom });
    if (profile === undefined) return id;
    const { households, poorHouseholds, mainEthnicGroup, mainLivelihood, ...reported } = profile;
    const said = { source: profile.source, setBy: 'demo-data' };
    built.areaProfiles.push({
      id: row('profile'),
      areaId: id,
      asOf: fromDay(ARTICLE_DAY),
      households,
      poorHouseholds,
      mainEthnicGroup,
      mainLivelihood,
      ...said,
    });
    const { obstacles, youthActiveMinPercent, youthActiveMaxPercent, youthActiveQualifier } = reported;
    if (obstacles.length === 0 && youthActiveMinPercent === null) return id;
    built.obstacles.push({
      id: row('obstacles'),
      committeeId,
      validFrom: fromDay(ARTICLE_DAY),
      obstacles,
      youthActiveMinPercent,
      youthActiveMaxPercent,
      youthActiveQualifier,
      ...said,
    });
    return id;
  };
  const { province, lucYen } = demoIds;
  const of = { source: SOURCES.areas };
  const provinceId = add(province, {
    kind: 'PROVINCE',
    name: 'Yên Bái',
    parentId: null,
    code: '15',
    keeperId: province,
    ...of,
  });
  const districtId = add(lucYen, {
    kind: 'DISTRICT',
    name: 'Lục Yên',
    parentId: provinceId,
    code: '135',
    keeperId: province,
    ...of,
  });
  for (const { id: keeperId, commune, leaves } of organisations) {
    if (commune === null) continue;
    const { name, town } = commune;
    const code = CODES[name];
    if (code === undefined) throw new Error(`${name} has no code`);
    const kind = town ? 'TOWNSHIP' : 'COMMUNE';
    const communeId = add(keeperId, { kind, name, parentId: districtId, code, keeperId: lucYen, ...of });
    for (const leaf of leaves) {
      if (leaf.setting !== 'VILLAGE') continue;
      add(leaf.id, {
        kind: town ? 'NEIGHBOURHOOD' : 'HAMLET',
        name: leaf.name.replace(/^Chi bộ (thôn|tổ dân phố) /, ''),
        parentId: communeId,
        keeperId,
        source: leaf.knownVillage ? SOURCES.difficultAreas : SOURCES.invented,
      });
    }
  }
  return built;
}
