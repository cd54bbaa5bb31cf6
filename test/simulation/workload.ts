import type { CommitteeKind } from '../../src/db/generated/client.ts';
import { WAY } from '../../src/feed/stage-counts.ts';
import type { Random } from './random.ts';
import { addDays, type CellOnDay, type Change, carryOut, type Day, NO_RECORDS, type Records } from './records.ts';

/** The year that most boards show; runs begin in it. */
export const YEAR = 2026;
/** The committee above all others. */
export const ROOT = 'province';

/** Where a case may come to stand; somebody who has left the way as often as not. */
const STAGES = [...WAY, null, null, null, null, null, null, null];

/** A province with two districts, three communes and five cells, a few grants, and nobody admitted. */
export function firstRecords(random: Random): Records {
  const places: [id: string, kind: CommitteeKind, parent: string | null][] = [
    [ROOT, 'PROVINCE', null],
    ['district 1', 'SUPERIOR', ROOT],
    ['district 2', 'SUPERIOR', ROOT],
    ['commune 1', 'GRASSROOTS_COMMITTEE', 'district 1'],
    ['commune 2', 'GRASSROOTS_COMMITTEE', 'district 1'],
    ['commune 3', 'GRASSROOTS_COMMITTEE', 'district 2'],
    ['cell 1', 'CELL', 'commune 1'],
    ['cell 2', 'CELL', 'commune 1'],
    ['cell 3', 'CELL', 'commune 2'],
    ['cell 4', 'CELL', 'commune 3'],
    ['cell 5', 'CELL', 'commune 3'],
  ];
  let records = NO_RECORDS;
  for (const [index, [id, kind, parent]] of places.entries()) {
    const change: Change = { do: 'found', id, stay: index + 1, kind, name: id, parent, day: '2000-01-01' };
    records = carryOut(records, change)?.records ?? records;
  }
  const grants = new Map([
    [1, { viewer: 'all', committee: ROOT, role: 'FULL', revoked: false }],
    [2, { viewer: 'some', committee: random.pick(['district 1', 'district 2']), role: 'FULL', revoked: false }],
    [3, { viewer: 'few', committee: ROOT, role: 'FIGURES', revoked: false }],
  ] as const);
  return { ...records, grants: new Map(grants) };
}

/**
 * Something somebody might write. Null where there is nothing of the kind.
 * @param id - for what is new; never given twice, also not after a backup was restored.
 */
export function randomChange(
  random: Random,
  records: Records,
  today: Day,
  isRough: boolean,
  id: number,
): Change | null {
  const committees = [...records.committees.values()];
  const cells = committees.filter(({ kind }) => kind === 'CELL').map(({ id }) => id);
  const above = committees.filter(({ kind }) => kind !== 'CELL').map(({ id }) => id);
  const any = committees.map(({ id }) => id);
  const day = (): Day => {
    const shown = addDays(today, random.chance(0.85) ? -random.int(0, 40) : -random.int(0, 500));
    return shown;
  };
  // The decision some days before the ceremony, by the same cell or another one.
  const days = (committee: string): { ceremony: CellOnDay; decision: CellOnDay } => {
    const ceremony = { committee, day: day() };
    const had = random.chance(0.7) ? committee : random.pick(cells);
    return { ceremony, decision: { committee: had, day: addDays(ceremony.day, -random.int(0, 60)) } };
  };
  const kind = random.weighted({
    admit: 9,
    correct: 4,
    revoke: 2,
    stage: 5,
    target: 3,
    move: 2,
    border: 1.5,
    rename: 1,
    code: 0.5,
    found: 0.7,
    close: 0.3,
    grant: 1.5,
    withdraw: 1.5,
    pace: 0.5,
    count: 0.5,
    curve: 0.5,
  });
  const one = <K>(from: ReadonlyMap<K, unknown>): K | null => (from.size === 0 ? null : random.pick([...from.keys()]));
  switch (kind) {
    case 'admit':
      return { do: 'admit', id, ...days(random.pick(random.chance(0.8) ? cells : any)) };
    case 'correct': {
      const admission = one(records.admissions);
      return admission === null ? null : { do: 'correct', id: admission, ...days(random.pick(cells)) };
    }
    case 'revoke': {
      const admission = one(records.admissions);
      return admission === null ? null : { do: 'revoke', id: admission };
    }
    case 'stage':
      return {
        do: 'stage',
        id: random.chance(0.5) ? id : (one(records.candidates) ?? id),
        committee: random.pick(cells),
        stage: random.pick(STAGES),
      };
    case 'target':
      return {
        do: 'target',
        committee: random.pick(any),
        year: random.chance(0.8) ? YEAR : YEAR - 1,
        kind: random.chance(0.7) ? 'PLAN' : 'FLOOR',
        target: random.int(0, 12),
      };
    case 'move':
      return {
        do: 'move',
        committee: random.pick(any),
        stay: 1_000 + id,
        parent: random.pick(above),
        // Today, dated back, or ahead to a midnight that may come.
        day: random.chance(0.3) ? addDays(today, random.int(0, 2)) : addDays(today, -random.int(0, 400)),
      };
    case 'border':
      return { do: 'border', committee: random.pick(any), day: addDays(today, -random.int(-2, 400)) };
    case 'rename':
      return { do: 'rename', committee: random.pick(any), name: `name ${random.int(1, 99)}` };
    case 'code':
      return { do: 'code', committee: random.pick(any), code: String(random.int(1, 99)) };
    case 'found':
      return {
        do: 'found',
        id: `cell ${id}`,
        stay: 1_000 + id,
        kind: 'CELL',
        name: `cell ${id}`,
        parent: random.pick(above),
        day: addDays(today, -random.int(0, 300)),
      };
    case 'close':
      return { do: 'close', committee: random.pick(cells), day: addDays(today, -random.int(0, 100)) };
    case 'grant':
      return {
        do: 'grant',
        id: 1_000 + id,
        viewer: random.pick(['some', 'few', 'other']),
        committee: random.pick(any),
        role: random.pick(['FULL', 'FIGURES'] as const),
      };
    case 'count':
      return { do: 'count', by: random.pick(['CEREMONY', 'DECISION'] as const) };
    case 'curve': {
      // Everything in one month, or nothing but in December.
      const month = random.int(0, 11);
      return {
        do: 'curve',
        curve: random.chance(0.3) ? null : STAGES.slice(0, 12).map((_, n) => (n < month ? 0 : 1_000)),
      };
    }
    case 'pace':
      return { do: 'pace', pace: random.chance(0.3) ? null : random.int(1, 40) };
    case 'withdraw': {
      const grant = one(records.grants);
      // One viewer keeps a role to the end.
      return grant === null || (grant === 1 && isRough) ? null : { do: 'withdraw', id: grant };
    }
  }
}
