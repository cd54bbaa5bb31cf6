import type { CommitteeKind } from '../../src/db/generated/client.ts';
import type { Random } from './random.ts';
import { addDays, type Change, carryOut, type Day, NO_RECORDS, type Records } from './records.ts';

/** The year that most boards show; runs begin in it. */
export const YEAR = 2026;
/** The committee above all others. */
export const ROOT = 'province';

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
  });
  const one = <K>(from: ReadonlyMap<K, unknown>): K | null => (from.size === 0 ? null : random.pick([...from.keys()]));
  switch (kind) {
    case 'admit':
      return { do: 'admit', id, committee: random.pick(random.chance(0.8) ? cells : any), day: day() };
    case 'correct': {
      const admission = one(records.admissions);
      return admission === null ? null : { do: 'correct', id: admission, committee: random.pick(cells), day: day() };
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
        waiting: random.chance(0.6),
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
    case 'withdraw': {
      const grant = one(records.grants);
      // One viewer keeps a role to the end.
      return grant === null || (grant === 1 && isRough) ? null : { do: 'withdraw', id: grant };
    }
  }
}
