import DataLoader from 'dataloader';
import type { Action } from '../access/policy.ts';
import { scopePaths } from '../access/scope.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Database } from '../db/client.ts';
import type { Committee, EnrolmentStatus, InspectionStatus } from '../db/generated/client.ts';
import {
  type BreakdownRow,
  type CurveRow,
  countAdmissionsByDay,
  countTraits,
} from '../db/queries/admission-statistics.ts';
import { type CompletionRow, countCompletion } from '../db/queries/inspection-completion.ts';
import { type MembershipRow, sumMembership } from '../db/queries/membership.ts';
import { type PersonRow, type ReadableGroup, readPersons } from '../db/queries/persons.ts';
import { countRemedies, type RemediesRow } from '../db/queries/remedies.ts';
import { countStages, type StageCountsRow } from '../db/queries/stage-counts.ts';
import type { Turns } from '../feed/turns.ts';
import { seenCandidates } from './candidate/seen.ts';
import { NotFound } from './errors.ts';
import { seenInspections } from './inspection/seen.ts';
import { rowsInTurn } from './rows-in-turn.ts';
import { youthUnionMonths } from './statistics/rules.ts';
import { StatusCounts } from './status-counts.ts';
import { seenAmongEnrolled } from './training/seen.ts';

/** Batches what a list would ask row by row, so that it costs one statement. Live for one request or frame. */
export interface Loaders {
  /** Committees; rejects with NotFound where there is none. Whether the viewer may see one, its type says. */
  committee: DataLoader<string, Committee>;
  membership: DataLoader<{ committeeId: string; asOf: string }, MembershipRow | null, string>;
  inspectionCompletion: DataLoader<{ committeeId: string; year: number }, CompletionRow | null, string>;
  /** Of classes, the people on the list whose training the viewer may see, by what became of it. */
  enrolmentCounts: DataLoader<string, StatusCounts<EnrolmentStatus>>;
  /** Of programmes, the inspections the viewer may see, by how far they are. */
  inspectionCounts: DataLoader<string, StatusCounts<InspectionStatus>>;
  /** What inspections the viewer has been shown found, and what must be put right. */
  remedies: DataLoader<string, RemediesRow>;
  /** Of records, the rows that hang on each and meet a condition. */
  related(counted: CountedBy, where: object): DataLoader<string, number>;
  /** Statistics; null where the viewer may not see them. */
  admissionsByDay: DataLoader<{ committeeId: string; year: number }, CurveRow | null, string>;
  admissionBreakdown: DataLoader<{ committeeId: string; year: number }, BreakdownRow | null, string>;
  stageCounts: DataLoader<string, StageCountsRow | null>;
  /** Whether a candidate, by id, may be read as somebody who was sent to a class. */
  trainee: DataLoader<string, boolean>;
  /** Parts of persons' files; each load is in the access log. Null where the viewer may not read the person. */
  person: DataLoader<PersonKey, PersonRow | null, string>;
}

/** Rows that hang on records, and the field that names the record. */
export interface CountedBy {
  model: 'committee' | 'admission' | 'inspection' | 'enrolment';
  by: string;
}

/** What Prisma takes and gives for a count by records, of whichever model. */
interface Grouping {
  groupBy(args: {
    by: string[];
    where: object;
    _count: true;
  }): Promise<(Record<string, unknown> & { _count: number })[]>;
}

/** Which part of whose file, for which operation. */
export interface PersonKey {
  candidateId: string;
  group: ReadableGroup;
  operation: string;
}

/** Makes loaders that have loaded nothing yet. */
export function createLoaders({ prisma, pool }: Database, viewer: Viewer | null, turns: Turns): Loaders {
  const pathsFor = (action: Action): string[] => (viewer === null ? [] : scopePaths(viewer, action));
  const related = new Map<string, DataLoader<string, number>>();
  return {
    related({ model, by }, where) {
      const key = `${model} ${by} ${JSON.stringify(where)}`;
      let loader = related.get(key);
      if (loader === undefined) {
        loader = new DataLoader<string, number>(async (ids) => {
          const rows = prisma[model] as unknown as Grouping;
          const counts = await rows.groupBy({
            by: [by],
            where: { AND: [where, { [by]: { in: [...ids] } }] },
            _count: true,
          });
          const found = new Map(counts.map((row) => [row[by], row._count]));
          return ids.map((id) => found.get(id) ?? 0);
        });
        related.set(key, loader);
      }
      return loader;
    },
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
    enrolmentCounts: new DataLoader<string, StatusCounts<EnrolmentStatus>>(async (ids) => {
      if (viewer === null) return ids.map(() => new StatusCounts([]));
      const rows = await prisma.enrolment.groupBy({
        by: ['classId', 'status'],
        where: { AND: [{ classId: { in: [...ids] } }, seenAmongEnrolled(viewer)] },
        _count: true,
      });
      return ids.map((id) => new StatusCounts(rows.filter(({ classId }) => classId === id)));
    }),
    inspectionCounts: new DataLoader<string, StatusCounts<InspectionStatus>>(async (ids) => {
      if (viewer === null) return ids.map(() => new StatusCounts([]));
      const rows = await prisma.inspection.groupBy({
        by: ['programmeId', 'status'],
        where: { AND: [{ programmeId: { in: [...ids] } }, seenInspections(viewer)] },
        _count: true,
      });
      return ids.map((id) => new StatusCounts(rows.filter(({ programmeId }) => programmeId === id)));
    }),
    remedies: new DataLoader<string, RemediesRow>(async (ids) => {
      const found = new Map((await countRemedies(pool, ids)).map((row) => [row.inspectionId, row]));
      return ids.map(
        (inspectionId) =>
          found.get(inspectionId) ?? {
            inspectionId,
            findingCount: 0,
            remedyCount: 0,
            openRemedyCount: 0,
            nextDueOn: null,
          },
      );
    }),
    admissionsByDay: byGroup(
      ({ year }) => year,
      (year, committeeIds) => countAdmissionsByDay(pool, { committeeIds, year, paths: pathsFor('quota:read') }),
    ),
    admissionBreakdown: byGroup(
      ({ year }) => year,
      (year, committeeIds) =>
        countTraits(
          pool,
          { committeeIds, year, paths: pathsFor('breakdown:read') },
          pathsFor('candidate:read'),
          youthUnionMonths(year),
        ),
    ),
    stageCounts: new DataLoader<string, StageCountsRow | null>(async (ids) => {
      const found = new Map(
        (await countStages(pool, ids, pathsFor('quota:read'))).map((row) => [row.committeeId, row]),
      );
      return ids.map((id) => found.get(id) ?? null);
    }),
    trainee: new DataLoader<string, boolean>(async (ids) => {
      if (viewer === null) return ids.map(() => false);
      const seen = { AND: [{ id: { in: [...ids] } }, seenCandidates(viewer)] };
      const found = new Set(
        (await prisma.candidate.findMany({ where: seen, select: { id: true } })).map(({ id }) => id),
      );
      return ids.map((id) => found.has(id));
    }),
    person: new DataLoader<PersonKey, PersonRow | null, string>(
      async (wanted) => {
        if (viewer === null) return wanted.map(() => null);
        const rows = await readPersons(pool, {
          viewer: viewer.subject,
          paths: scopePaths(viewer, 'candidate:read'),
          centres: scopePaths(viewer, 'trainee:read'),
          // Loaders live for one operation.
          operation: wanted[0]?.operation ?? '',
          wanted,
        });
        await rowsInTurn(turns, viewer, rows.length);
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
