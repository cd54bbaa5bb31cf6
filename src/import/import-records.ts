import { HOLD_TREE, lockTree } from '../db/tree-lock.ts';
import { lockAreas } from '../resolvers/area/locks.ts';
import { readStandingAreas } from '../resolvers/area/records.ts';
import { lockCommittees } from '../resolvers/committee/locks.ts';
import { readCodeHolders, readCommittees } from '../resolvers/committee/records.ts';
import type { AreaLine } from './area-lines.ts';
import type { CandidateLine } from './candidate-lines.ts';
import { planCandidatesPart } from './candidates-part.ts';
import type { CommitteeLine } from './committee-lines.ts';
import { committeesPart, planQuotasPart } from './committees-part.ts';
import { type CoverLine, placeCovers } from './covers-part.ts';
import { placeEntries } from './entries-part.ts';
import type { EntryLine } from './entry-lines.ts';
import { memberships } from './membership-lines.ts';
import type { Named } from './named.ts';
import { officers } from './officer-lines.ts';
import { writeAll } from './paged.ts';
import type { CountName, Counts, Importing } from './part.ts';
import { planAreas, settleAreas } from './plan-areas.ts';
import { type CommitteePlan, type PlannedCommittee, planCommittees } from './plan-committees.ts';
import { profiles } from './profile-lines.ts';
import { RestoreCodes } from './restore-codes.ts';
import type { ResultSheet } from './result-lines.ts';
import { settleResults } from './settle-results.ts';
import type { TraineeLine } from './trainee-lines.ts';
import { findTrainees, settleTrainees } from './trainees-part.ts';

type FormOf<Kind> = Kind extends { read(...at: never[]): infer Form } ? NonNullable<Form> : never;

/** The lines of a file, by what they are about. */
export interface ReadLines {
  committees: CommitteeLine[];
  candidates: CandidateLine[];
  officers: EntryLine<FormOf<typeof officers>>[];
  memberships: EntryLine<FormOf<typeof memberships>>[];
  areas: AreaLine[];
  covers: CoverLine[];
  profiles: EntryLine<FormOf<typeof profiles>>[];
  trainees: TraineeLine[];
  results: ResultSheet | null;
}

/** How records are imported. */
interface RecordsOptions {
  /** Whether anything is written; otherwise everything is only checked. */
  write: boolean;
  /** What stands in the histories as where they come from. */
  source: string;
  /** Told how far it is. */
  onProgress: (done: number, total: number) => void;
}

/**
 * Imports the records of a file. Committees, quotas and candidates are planned and then written. What goes through the checks and the writer
 * of an operation is judged on what the rest of the file has entered: it is done in any case, so that a run that only looks is told the
 * same, and taken back unless it shall stay.
 */
export async function importRecords(
  at: Importing,
  read: ReadLines,
  { write, source, onProgress }: RecordsOptions,
): Promise<Record<Exclude<CountName, 'changes'>, Counts>> {
  const { tx, today, problems, rights } = at;
  const ofAreas = [...read.areas, ...read.covers, ...read.profiles].length > 0;
  const entered = [...read.officers, ...read.memberships, ...read.trainees, ...(read.results?.results ?? [])];
  // Whoever uploads is told by the first run all that the second one would refuse.
  const tries = rights !== null || ofAreas || entered.length > 0;
  // Who only looks holds nobody up, unless it is by trying.
  if (write || tries) await tx.query(HOLD_TREE);
  const all = await readCommittees(tx, today);
  // What is hidden looks like what is missing.
  const standing = rights === null ? all : rights.seenOf(all);
  const codes = new RestoreCodes(standing);
  const lines = codes.own(read.committees);
  const named = {
    candidates: codes.naming(read.candidates),
    officers: codes.naming(read.officers),
    memberships: codes.naming(read.memberships),
    areas: codes.naming(read.areas),
    covers: codes.naming(read.covers),
    trainees: codes.naming(read.trainees),
  };
  const founds = rights === null;
  const holders = founds ? await readCodeHolders(tx, codesOf(lines, Object.values(named).flat()), today) : [];
  const plan = planCommittees(lines, standing, holders, { ...at, founds }, problems);
  const standingAreas = ofAreas ? await readStandingAreas(tx, today) : [];
  const areaCodes = new RestoreCodes(standingAreas);
  const areas = planAreas(areaCodes.own(named.areas), standingAreas, plan.find);
  const covers = placeCovers(withAreas(named.covers, areaCodes), plan.find, areas.find);
  const figures = {
    officers: placeEntries(officers, named.officers, plan.find),
    memberships: placeEntries(memberships, named.memberships, plan.find),
    profiles: placeEntries(profiles, areaCodes.naming(read.profiles), areas.find),
  };
  if ((write || tries) && plan.created.length > 0) await lockTree(tx);
  const keepers = areas.created.map(({ keeperId }) => keeperId);
  const about = [...figures.officers.about, ...figures.memberships.about, ...covers.about, ...keepers];
  const renamed = write || tries ? plan.renamed.map(({ id }) => id) : [];
  const locked = await lockCommittees(tx, [...about, ...renamed]);
  await rights?.lock(
    tx,
    [...plan.of.values(), ...found(named.candidates, plan)].map(({ id }) => id),
  );
  const allowed = rights === null ? plan : { ...plan, of: rights.quotasOf(plan.of, today, problems) };
  if (ofAreas) await lockAreas(tx);
  const committees = committeesPart(plan, at, source);
  const quotas = await planQuotasPart(lines, allowed, at, source);
  const candidates = await planCandidatesPart(named.candidates, plan, at, source);
  const trainees = await findTrainees(named.trainees, plan, at);
  // Who was looked for stays in the access log in any case.
  if (tries) await tx.query('SAVEPOINT tried');
  const enters = (write || tries) && problems.list.length === 0;
  const steps = [committees, quotas, candidates].flatMap((part) => part.steps);
  if (enters) await writeAll(steps, write ? onProgress : () => {});
  const there = byId([...locked, ...(enters ? plan.created : [])]);
  const settledAreas = await settleAreas(at, areas, there);
  const areasThere = byId([...standingAreas, ...settledAreas.entered]);
  const settled = {
    officers: await figures.officers.settle(at, there),
    memberships: await figures.memberships.settle(at, there),
    areas: settledAreas.counts,
    covers: await covers.settle(at, there, areasThere),
    profiles: await figures.profiles.settle(at, areasThere),
    enrolments: await settleTrainees(at, trainees),
    results: await settleResults(at, read.results),
  };
  if (tries && !(write && problems.list.length === 0)) await tx.query('ROLLBACK TO SAVEPOINT tried');
  return { ...committees.counts, ...quotas.counts, ...candidates.counts, ...settled };
}

/** The committees that lines name, where there is one. */
function found(lines: readonly { named: Named }[], { find }: Pick<CommitteePlan, 'find'>): PlannedCommittee[] {
  return lines.flatMap(({ named: { code, name } }) => {
    const committee = find(code, name);
    return typeof committee === 'function' ? [] : [committee];
  });
}

/** The same lines with the codes that areas had. */
function withAreas(lines: readonly CoverLine[], codes: RestoreCodes): CoverLine[] {
  return lines.flatMap((line) => {
    const area = codes.named(line.cells, line.area);
    return area === undefined ? [] : [{ ...line, area }];
  });
}

function byId<One extends { id: string }>(ones: readonly One[]): Map<string, One> {
  return new Map(ones.map((one) => [one.id, one]));
}

/** Codes of committees that lines name. */
function codesOf(committees: readonly CommitteeLine[], others: readonly { named: Named }[]): string[] {
  const named = [
    ...committees.flatMap(({ code, parentCode }) => [code, parentCode]),
    ...others.map(({ named: { code } }) => code),
  ];
  return [...new Set(named)].filter((code) => code !== null);
}
