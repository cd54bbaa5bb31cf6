import type { Day } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/enums.ts';
import { RuleViolation } from '../errors.ts';

type Parents = Record<CommitteeKind, readonly (CommitteeKind | null)[]>;

/** Charter and 24-QĐ/TW of 2021: province, district, grassroots, cell. Null stands for a root. */
const parentsFirst: Parents = {
  CENTRAL: [null],
  PROVINCE: ['CENTRAL', null],
  SUPERIOR: ['PROVINCE', null],
  GRASSROOTS_COMMITTEE: ['SUPERIOR'],
  GRASSROOTS_CELL: ['SUPERIOR'],
  SUB_COMMITTEE: ['GRASSROOTS_COMMITTEE'],
  CELL: ['GRASSROOTS_COMMITTEE', 'SUB_COMMITTEE'],
};

/** Kinds a committee may stand under, with the day from which that is so: the rules change, the records stay. */
const versions: readonly { from: Day; parents: Parents }[] = [
  { from: '1930-02-03', parents: parentsFirst },
  // 294-QĐ/TW: without districts communes stand under the province.
  {
    from: '2025-07-01',
    parents: {
      ...parentsFirst,
      GRASSROOTS_COMMITTEE: ['SUPERIOR', 'PROVINCE'],
      GRASSROOTS_CELL: ['SUPERIOR', 'PROVINCE'],
    },
  },
];

/**
 * Whether a committee may stand where it is put, by the rules of the day.
 * @param parent - kind of the committee above; null for a root.
 * @throws RuleViolation PARENT_KIND_NOT_ALLOWED
 */
export function checkParentKind(kind: CommitteeKind, parent: CommitteeKind | null, day: Day): void {
  const allowed = versions.findLast(({ from }) => from <= day)?.parents[kind] ?? [];
  if (allowed.includes(parent)) return;
  throw new RuleViolation('PARENT_KIND_NOT_ALLOWED', (texts) => texts.parentKind(kind, allowed, parent), {
    path: ['parent'],
    source: day < '2025-07-01' ? '24-QĐ/TW' : '294-QĐ/TW',
  });
}

/** Kinds that follow candidates: cells, the dependent ones and those of the grassroots. */
const following: readonly CommitteeKind[] = ['CELL', 'GRASSROOTS_CELL'];

/**
 * Whether a committee follows candidates itself.
 * @throws RuleViolation NOT_A_CELL
 */
export function checkFollowsCandidates(kind: CommitteeKind): void {
  if (following.includes(kind)) return;
  throw new RuleViolation('NOT_A_CELL', (texts) => texts.notACell(kind), {
    path: ['committee'],
  });
}
