import type { Day } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { REGULATION_24, REGULATION_294 } from '../../rules/regulations.ts';
import { mistakes, violations } from './violations.ts';

/** Kinds that each kind may stand under. Null stands for a root. */
type Parents = Record<CommitteeKind, readonly (CommitteeKind | null)[]>;

/** Province, district, grassroots, cell. */
const withDistricts: Parents = {
  CENTRAL: [null],
  PROVINCE: ['CENTRAL', null],
  SUPERIOR: ['PROVINCE', null],
  GRASSROOTS_COMMITTEE: ['SUPERIOR'],
  GRASSROOTS_CELL: ['SUPERIOR'],
  SUB_COMMITTEE: ['GRASSROOTS_COMMITTEE'],
  CELL: ['GRASSROOTS_COMMITTEE', 'SUB_COMMITTEE'],
};

/** Kinds a committee may stand under: the rules change, the records stay. */
export const PARENT_KINDS = dated<Parents>([
  { by: REGULATION_24, value: withDistricts },
  // Without districts communes stand under the province.
  {
    by: REGULATION_294,
    value: {
      ...withDistricts,
      GRASSROOTS_COMMITTEE: ['SUPERIOR', 'PROVINCE'],
      GRASSROOTS_CELL: ['SUPERIOR', 'PROVINCE'],
    },
  },
]);

/** Where a committee is put. */
export interface Standing {
  kind: CommitteeKind;
  /** Kind of the committee above; null for a root. */
  parent: CommitteeKind | null;
}

/**
 * Whether a committee may stand where it is put, by the rules of the day.
 * @throws RuleViolation PARENT_KIND_NOT_ALLOWED
 */
export function checkParentKind({ kind, parent }: Standing, day: Day): void {
  const { value, source } = PARENT_KINDS.on(day);
  const allowed = value[kind];
  if (!allowed.includes(parent)) throw violations.PARENT_KIND_NOT_ALLOWED(kind, { value: allowed, source }, parent);
}

/**
 * Whether a name or a code may begin on a day: what was decided later stands.
 * @param last - when the last one began; null where there is none.
 * @throws RuleViolation BEGINS_BEFORE_LAST
 */
export function checkAfterLast(day: Day, last: Day | null): void {
  if (last !== null && day <= last) throw violations.BEGINS_BEFORE_LAST(last);
}

/** Kinds that follow candidates: cells, the dependent ones and those of the grassroots. */
const following: readonly CommitteeKind[] = ['CELL', 'GRASSROOTS_CELL'];

/**
 * Whether a committee follows candidates itself.
 * @throws RuleViolation NOT_A_CELL
 */
export function checkFollowsCandidates(kind: CommitteeKind, path?: string): void {
  if (!following.includes(kind)) throw violations.NOT_A_CELL(kind, path);
}

/** How many of the Youth-Union members take part in its meetings, percent; null where that is not said. */
export interface Participation {
  youthActiveMinPercent: number | null;
  youthActiveMaxPercent: number | null;
}

/**
 * Whether a share from one figure to another can be right: both are said, or neither.
 * @throws InvalidInput
 */
export function checkParticipation({ youthActiveMinPercent: min, youthActiveMaxPercent: max }: Participation): void {
  if ((min === null) !== (max === null)) throw mistakes.halfAShare();
  if (min !== null && max !== null && min > max) throw mistakes.shareTurned();
}

/** Kinds of a grassroots organisation. */
export const GRASSROOTS: readonly CommitteeKind[] = ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL'];

/** Whether a committee of a kind is a grassroots organisation. */
export function isGrassroots(kind: CommitteeKind): boolean {
  return GRASSROOTS.includes(kind);
}

/**
 * Whether a committee is a grassroots organisation: who decides on admission is set for it and all its cells, and cases are handed over from
 * one to another.
 * @throws RuleViolation NOT_GRASSROOTS
 */
export function checkGrassroots(kind: CommitteeKind): void {
  if (!isGrassroots(kind)) throw violations.NOT_GRASSROOTS(kind);
}
