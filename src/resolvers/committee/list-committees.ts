import { committeeScope, noCommittee } from '../../access/scope.ts';
import { fromDay } from '../../calendar.ts';
import type { Committee, CommitteeKind, DifficultyClass, Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { goesOn } from '../cursor-row.ts';
import { type Page, page, searchKey, year } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What committees are looked for. */
export interface CommitteeFilter {
  kind?: CommitteeKind[] | null;
  /** Directly below this committee. */
  parentId?: string | null;
  /** This committee and everything below it. */
  withinId?: string | null;
  difficulty?: DifficultyClass[] | null;
  /** Part of the name, accents or not. */
  text?: string | null;
  /** Only those that admitted nobody themselves in this year. */
  withoutAdmissionIn?: number | null;
}

/** The condition for committees of a filter that the viewer may see. */
export function committeesWhere(filter: CommitteeFilter, context: OperationContext): Prisma.CommitteeWhereInput {
  const conditions: Prisma.CommitteeWhereInput[] = [committeeScope(signedIn(context), 'committee:read')];
  if (filter.kind) conditions.push({ kind: { in: filter.kind } });
  if (filter.parentId) {
    const visible = visiblePath(context, 'committee:read', filter.parentId) !== null;
    conditions.push(visible ? { parentId: filter.parentId } : noCommittee);
  }
  if (filter.withinId) conditions.push(within(filter.withinId, context));
  if (filter.difficulty) conditions.push({ profile: { difficultyClass: { in: filter.difficulty } } });
  if (filter.text?.trim()) conditions.push({ searchKey: { contains: searchKey(filter.text) } });
  if (filter.withoutAdmissionIn !== null && filter.withoutAdmissionIn !== undefined) {
    const wanted = year(filter.withoutAdmissionIn, 'withoutAdmissionIn');
    const inYear = { gte: fromDay(`${wanted}-01-01`), lte: fromDay(`${wanted}-12-31`) };
    // Whether somebody was admitted is a figure.
    conditions.push(committeeScope(signedIn(context), 'quota:read'));
    conditions.push({ admissions: { none: { revoked: false, ceremonyOn: inYear } } });
  }
  return { AND: conditions };
}

/** The committees below and at one that the viewer may see; nothing when the viewer may not see that one. */
export function within(committeeId: string, context: OperationContext): Prisma.CommitteeWhereInput {
  const path = visiblePath(context, 'committee:read', committeeId);
  return path === null ? noCommittee : { path: { startsWith: path } };
}

/** Committees in Vietnamese order of their names. */
export async function listCommittees(
  query: Prisma.CommitteeFindManyArgs,
  args: CommitteeFilter & Page,
  context: OperationContext,
): Promise<Committee[]> {
  page(args);
  const { committee } = context.database.prisma;
  const seen = committeesWhere({}, context);
  if (!(await goesOn(query.cursor, (id) => committee.count({ where: { AND: [{ id }, seen] } })))) return [];
  return committee.findMany({
    ...query,
    where: committeesWhere(args, context),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}
