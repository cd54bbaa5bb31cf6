import { fromDay } from '../../src/calendar.ts';
import type { Leaf, Organisation } from './committees.ts';
import type { Recorder } from './days.ts';
import { demoIds, fixedId } from './demo-ids.ts';
import { createRandom } from './random.ts';
import type { QuotaRevisionRow, QuotaRow } from './rows.ts';
import { SOURCES } from './sources.ts';
import { stableId } from './stable-id.ts';

/** The floor of the term 2020-2025: "phấn đấu hàng năm kết nạp mới 150 đảng viên trở lên". */
const FLOOR_TARGET = 150;

/** Cells whose plan is two; the rest of the plan goes out one by one. */
const CELLS_WITH_TWO = 30;

/** Plan of the whole district. 2023 is the article's, every other year invented. */
function districtPlan(year: number): number {
  return (
    new Map([
      [2023, 216],
      [2024, 210],
      [2025, 200],
      [2026, 205],
    ]).get(year) ?? 200 + ((year * 7) % 20)
  );
}

/** What each cell is to admit in a year: 0, 1 or 2, in sum the district's plan. Khéo Lẹng has one every year. */
export function buildCellPlans(
  year: number,
  leaves: readonly Leaf[],
  members: ReadonlyMap<string, number>,
): Map<string, number> {
  const random = createRandom(`plans/${year}`);
  const plans = new Map(leaves.map((leaf) => [leaf.id, 0]));
  plans.set(demoIds.kheoLeng, 1);
  let left = districtPlan(year) - 1;
  // Bigger cells are asked more often; a square keeps the small ones at nought for years.
  const weightOf = (leaf: Leaf): number => (plans.get(leaf.id) === 0 ? (members.get(leaf.id) ?? 0) ** 2 : 0);
  for (let twos = 0; left > 0; twos += 1) {
    const target = twos < CELLS_WITH_TWO ? 2 : 1;
    plans.set(random.weighted(leaves, weightOf).id, target);
    left -= target;
  }
  return plans;
}

/** Who gives out the quotas of a year: the district, and the province once there is none. */
export interface QuotaGiver {
  committeeId: string;
  /** Who gives it its own, and it the others theirs. */
  from: string;
  by: string;
  /** How its papers are signed: 26-KH/HU. */
  sign: string;
}

/** The district of Lục Yên. */
export const GIVEN_BY_DISTRICT: QuotaGiver = {
  committeeId: demoIds.lucYen,
  from: 'demo-province',
  by: 'demo-district',
  sign: 'HU',
};

/** The province of Lào Cai, for those of its committees that are in the data set. */
export const GIVEN_BY_PROVINCE: QuotaGiver = {
  committeeId: demoIds.laoCai,
  from: 'demo-province',
  by: 'demo-province',
  sign: 'TU',
};

/** Quotas of a year with their first revision: the floor and plan of who gives them out, each organisation's, each cell's. */
export function buildQuotas(
  year: number,
  organisations: readonly Organisation[],
  plans: ReadonlyMap<string, number>,
  recorder: Recorder,
  giver: QuotaGiver,
): { quotas: QuotaRow[]; revisions: QuotaRevisionRow[] } {
  const quotas: QuotaRow[] = [];
  const revisions: QuotaRevisionRow[] = [];
  const issuedOn = `${year - 1}-12-15`;
  const add = (row: Pick<QuotaRow, 'committeeId' | 'kind' | 'target' | 'documentNumber' | 'source'>): void => {
    const id = fixedId(`quota/${row.committeeId}/${year}/${row.kind}`);
    const changedAt = recorder.at(issuedOn);
    // A quota comes from above: the district's from the province.
    const changedBy = row.committeeId === giver.committeeId ? giver.from : giver.by;
    const basis = row.kind === 'FLOOR' ? 'RESOLUTION' : 'ASSIGNED';
    // A cell's number stands in the paper of the organisation it belongs to: it has none of its own.
    const documentOn = row.documentNumber === null ? null : fromDay(issuedOn);
    quotas.push({ id, year, ...row, version: 1, basis, documentOn, updatedAt: changedAt });
    revisions.push({
      id: stableId(`quota-revision/${id}/1`, changedAt.getTime()),
      quotaId: id,
      version: 1,
      target: row.target,
      basis,
      documentNumber: row.documentNumber,
      documentOn,
      reason: row.kind === 'FLOOR' ? 'Nghị quyết Đại hội' : 'Giao chỉ tiêu đầu năm',
      changedBy,
      changedAt,
    });
  };
  const sourceOf = (fromArticle: boolean): string => (fromArticle ? SOURCES.article : SOURCES.invented);

  // The floor belongs to the term 2020-2025; after it the figure is carried on, and that is invented.
  add({
    committeeId: giver.committeeId,
    kind: 'FLOOR',
    target: FLOOR_TARGET,
    documentNumber: 'NQ Đại hội 2020-2025',
    source: sourceOf(year <= 2025),
  });
  const target = districtPlan(year);
  add({
    committeeId: giver.committeeId,
    kind: 'PLAN',
    target,
    documentNumber: `${year % 50}-KH/TU`,
    source: sourceOf(year === 2023),
  });
  const documentNumber = `${year % 50}-KH/${giver.sign}`;
  for (const organisation of organisations) {
    const planOf = (leaf: Leaf): number => plans.get(leaf.id) ?? 0;
    const sum = organisation.leaves.reduce((total, leaf) => total + planOf(leaf), 0);
    add({
      committeeId: organisation.id,
      kind: 'PLAN',
      target: sum,
      documentNumber,
      source: SOURCES.invented,
    });
    for (const leaf of organisation.leaves) {
      if (leaf.id === organisation.id) continue;
      const fromArticle = leaf.id === demoIds.kheoLeng && year <= 2025;
      add({
        committeeId: leaf.id,
        kind: 'PLAN',
        target: planOf(leaf),
        documentNumber: null,
        source: sourceOf(fromArticle),
      });
    }
  }
  return { quotas, revisions };
}
