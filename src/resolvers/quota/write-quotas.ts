import { v7 as uuidv7 } from 'uuid';
import { type Day, yearOf } from '../../calendar.ts';
import { sumMembership } from '../../db/queries/membership.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Work } from '../write.ts';
import type { WantedQuota } from './read-rows.ts';
import {
  type Basis,
  NO_RATE,
  readQuotas,
  readTermStarts,
  type StandingQuota,
  setTargets,
  type Target,
} from './records.ts';
import { refuseClosed } from './refuse-closed.ts';
import { checkGrounds, type Grounds, targetOfRate } from './rules.ts';
import { staleQuota, violations } from './violations.ts';

/**
 * Sets quotas of a year, of committees that are locked: all of them, or none.
 * @returns their ids, in the order of the rows.
 * @throws StaleVersion when somebody else has set one since it was looked at.
 * @throws RuleViolation YEAR_CLOSED, GROUNDS_REQUIRED, RATE_OF_NOBODY
 */
export async function writeQuotas(
  { tx, by, today }: Work,
  year: number,
  rows: readonly WantedQuota[],
  grounds: Grounds,
): Promise<string[]> {
  const quotas = await planQuotas(tx, year, rows, grounds, today);
  // Of two who set it for the first time at once, the other was an import: that does not wait for the committee.
  if ((await setTargets(tx, quotas, by)) < quotas.length) {
    checkVersions(rows, await standingOf(tx, year, rows));
    throw new Error('a quota was neither written nor set by somebody else');
  }
  return quotas.map(({ id }) => id);
}

/**
 * The values that quotas of a year are to have, in the order of the rows. Nothing is written.
 * @throws StaleVersion, RuleViolation as writeQuotas
 */
export async function planQuotas(
  tx: Transaction,
  year: number,
  rows: readonly WantedQuota[],
  grounds: Grounds,
  today: Day,
): Promise<Target[]> {
  const named = rows.map(({ committeeId, at }) => ({ committeeId, path: at('committeeId') }));
  await refuseClosed(tx, year, named, today);
  const standing = await standingOf(tx, year, rows);
  checkVersions(rows, standing);
  for (const { expectedVersion } of rows) checkGrounds(grounds, { year, version: expectedVersion + 1 }, yearOf(today));
  const targets = await targetsOf(tx, year, rows, today);
  return rows.map(({ committeeId, kind, expectedVersion }, n) => ({
    id: standing[n]?.id ?? uuidv7(),
    committeeId,
    year,
    kind,
    version: expectedVersion + 1,
    ...(targets[n] as Basis & { target: number }),
    ...grounds,
  }));
}

/** What stands where each row wants to be; null where nothing does. */
async function standingOf(
  tx: Transaction,
  year: number,
  rows: readonly WantedQuota[],
): Promise<(StandingQuota | null)[]> {
  const found = await readQuotas(
    tx,
    rows.map(({ committeeId }) => committeeId),
    year,
  );
  const known = new Map(found.map((quota) => [`${quota.committeeId} ${quota.kind}`, quota]));
  return rows.map(({ committeeId, kind }) => known.get(`${committeeId} ${kind}`) ?? null);
}

/**
 * Asserts that nobody has set a quota since it was looked at.
 * @param standing - what stands where each row wants to be.
 * @throws StaleVersion
 */
export function checkVersions(rows: readonly WantedQuota[], standing: readonly (StandingQuota | null)[]): void {
  const stale = rows.flatMap((row, n) => {
    const now = standing[n] ?? null;
    return (now?.version ?? 0) === row.expectedVersion ? [] : [{ row, now }];
  });
  const [first] = stale;
  if (first === undefined) return;
  throw staleQuota(first.now, first.row.expectedVersion, {
    path: first.row.at('expectedVersion'),
    standing: stale.flatMap(({ now }) => (now === null ? [] : [now.id])),
  });
}

/** The number of each row, and what it is founded on. Members are read at once for all rows whose rate is of the same day. */
async function targetsOf(
  tx: Transaction,
  year: number,
  rows: readonly WantedQuota[],
  today: Day,
): Promise<(Basis & { target: number })[]> {
  const ofTerm = rows.filter(({ wanted }) => wanted.rate?.of === 'TERM').map(({ committeeId }) => committeeId);
  const terms = ofTerm.length === 0 ? new Map<string, Day>() : await readTermStarts(tx, ofTerm, year);
  // What a year or a term to come begins with is not known yet: the figures of today stand for it.
  const notAhead = (day: Day): Day => (day < today ? day : today);
  const yearStart = notAhead(`${year - 1}-12-31`);
  const dayOf = ({ committeeId, wanted, at }: WantedQuota): Day | null => {
    if (wanted.rate === null) return null;
    if (wanted.rate.of === 'YEAR') return yearStart;
    const day = terms.get(committeeId);
    if (day === undefined) throw violations.RATE_OF_NOBODY.term(at('rateOf'), year);
    return notAhead(day);
  };
  const days = rows.map(dayOf);
  const members = new Map<string, number>();
  for (const day of new Set(days)) {
    if (day === null) continue;
    const ids = rows.filter((_row, n) => days[n] === day).map(({ committeeId }) => committeeId);
    const sums = await sumMembership(tx, ids, day, day);
    for (const { committeeId, memberCount } of sums) members.set(`${committeeId} ${day}`, memberCount);
  }
  return rows.map(({ committeeId, wanted, at }, n) => {
    const { basis, rate, target } = wanted;
    if (rate === null) return { target, basis, ...NO_RATE };
    const basisOn = days[n] as Day;
    const basisMembers = members.get(`${committeeId} ${basisOn}`);
    if (basisMembers === undefined) throw violations.RATE_OF_NOBODY.members(at('ratePercent'), basisOn);
    return {
      target: targetOfRate(rate.percent, basisMembers),
      basis,
      ratePercent: rate.percent,
      basisMembers,
      basisOn,
    };
  });
}
