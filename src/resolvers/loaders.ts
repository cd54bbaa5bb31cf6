import DataLoader from 'dataloader';
import type { Action } from '../access/policy.ts';
import { scopePaths } from '../access/scope.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Database } from '../db/client.ts';
import type { Committee } from '../db/generated/client.ts';
import {
  type BreakdownRow,
  type CurveRow,
  countAdmissionsByDay,
  countTraits,
} from '../db/queries/admission-statistics.ts';
import { type CompletionRow, countCompletion } from '../db/queries/inspection-completion.ts';
import { type MembershipRow, sumMembership } from '../db/queries/membership.ts';
import { type PersonRow, type ReadableGroup, readPersons } from '../db/queries/persons.ts';
import { countStages, type StageCountsRow } from '../db/queries/stage-counts.ts';
import { NotFound } from './errors.ts';
import { YOUTH_UNION_MONTHS } from './statistics/breakdown-rules.ts';

/** Batches what a list would ask row by row, so that it costs one statement. Live for one request or frame. */
export interface Loaders {
  /** Committees; rejects with NotFound where there is none. Whether the viewer may see one, its type says. */
  committee: DataLoader<string, Committee>;
  membership: DataLoader<{ committeeId: string; asOf: string }, MembershipRow | null, string>;
  inspectionCompletion: DataLoader<{ committeeId: string; year: number }, CompletionRow | null, string>;
  /** Statistics; null where the viewer may not see them. */
  admissionsByDay: DataLoader<{ committeeId: string; year: number }, CurveRow | null, string>;
  admissionBreakdown: DataLoader<{ committeeId: string; year: number }, BreakdownRow | null, string>;
  stageCounts: DataLoader<string, StageCountsRow | null>;
  /** Parts of persons' files; each load is in the access log. Null where the viewer may not read the person. */
  person: DataLoader<PersonKey, PersonRow | null, string>;
}

/** Which part of whose file, for which operation. */
export interface PersonKey {
  candidateId: string;
  group: ReadableGroup;
  operation: string;
}

/** Makes loaders that have loaded nothing yet. */
export function createLoaders({ prisma, pool }: Database, viewer: Viewer | null): Loaders {
  const pathsFor = (action: Action): string[] => (viewer === null ? [] : scopePaths(viewer, action));
  return {
    committee: new DataLoader<string, Committee>(async (ids) => {
      const found = await prisma.committee.findMany({ where: { id: { in: [...ids] } } });
      const byId = new Map(found.map((committee) => [committee.id, committee]));
      return ids.map((id) => byId.get(id) ?? new NotFound((texts) => texts.hiddenCommittee));
    }),
    membership: byGroup(
      ({ asOf }) => asOf,
      (asOf, ids) => sumMembership(pool, ids, asOf),
    ),
    inspectionCompletion: byGroup(
      ({ year }) => year,
      (year, ids) => countCompletion(pool, ids, year),
    ),
    admissionsByDay: byGroup(
      ({ year }) => year,
      (year, committeeIds) => countAdmissionsByDay(pool, { committeeIds, year, paths: pathsFor('quota:read') }),
    ),
    admissionBreakdown: byGroup(
      ({ year }) => year,
      (year, committeeIds) =>
        countTraits(pool, { committeeIds, year, paths: pathsFor('breakdown:read') }, YOUTH_UNION_MONTHS),
    ),
    stageCounts: new DataLoader<string, StageCountsRow | null>(async (ids) => {
      const found = new Map(
        (await countStages(pool, ids, pathsFor('quota:read'))).map((row) => [row.committeeId, row]),
      );
      return ids.map((id) => found.get(id) ?? null);
    }),
    person: new DataLoader<PersonKey, PersonRow | null, string>(
      async (wanted) => {
        if (viewer === null) return wanted.map(() => null);
        const rows = await readPersons(pool, {
          viewer: viewer.subject,
          paths: scopePaths(viewer, 'candidate:read'),
          // Loaders live for one operation.
          operation: wanted[0]?.operation ?? '',
          wanted,
        });
        const found = new Map(rows.map((row) => [personKey(row), row]));
        return wanted.map((key) => found.get(personKey(key)) ?? null);
      },
      { cacheKeyFn: personKey },
    ),
  };
}

function personKey({ group, candidateId }: Pick<PersonKey, 'group' | 'candidateId'>): string {
  return `${group} ${candidateId}`;
}

/** One statement for all committees that ask with the same argument. */
function byGroup<K extends { committeeId: string }, G, R extends { committeeId: string }>(
  groupOf: (key: K) => G,
  load: (group: G, committeeIds: string[]) => Promise<R[]>,
): DataLoader<K, R | null, string> {
  return new DataLoader<K, R | null, string>(
    async (keys) => {
      const groups = new Map<G, string[]>();
      for (const key of keys) {
        const group = groupOf(key);
        groups.set(group, [...(groups.get(group) ?? []), key.committeeId]);
      }
      const found = new Map<G, Map<string, R>>();
      for (const [group, ids] of groups) {
        found.set(group, new Map((await load(group, ids)).map((row) => [row.committeeId, row])));
      }
      return keys.map((key) => found.get(groupOf(key))?.get(key.committeeId) ?? null);
    },
    { cacheKeyFn: (key) => `${groupOf(key)}:${key.committeeId}` },
  );
}
