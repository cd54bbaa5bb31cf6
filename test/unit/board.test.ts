import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import type { CommitteeKind } from '../../src/db/generated/enums.ts';
import type { PlacementRow, TailRow, TallyRow, TargetRow } from '../../src/db/queries/feed.ts';
import { applyTail, fits } from '../../src/feed/apply-tail.ts';
import { type BoardScope, boardPage, boardRows, changedRows, committeeProgress } from '../../src/feed/board.ts';
import { closedBelow } from '../../src/feed/closed-below.ts';
import { ancestorsOn, type NodeState } from '../../src/feed/node-state.ts';
import { partsOf, stateOf, type Whole } from '../helpers/state-of.ts';

const PLACES: [id: string, kind: CommitteeKind][] = [
  ['province', 'PROVINCE'],
  ['a', 'SUPERIOR'],
  ['b', 'SUPERIOR'],
  ['x', 'GRASSROOTS_COMMITTEE'],
  ['y', 'GRASSROOTS_COMMITTEE'],
  ['x1', 'CELL'],
  ['x2', 'CELL'],
  ['y1', 'CELL'],
];

/**
 * province - a - x - x1, x2, and - b - y - y1. On 1 July 2026 x moves from a to b; what it has counted under a stays
 * there. Three were admitted at x1 before, one at x2 and two at x1 after; one at y1; and one by a itself.
 */
const PLACEMENTS: PlacementRow[] = [
  [1, 'province', null, '1991-10-01', null],
  [2, 'a', 'province', '1991-10-01', null],
  [3, 'b', 'province', '1991-10-01', null],
  [4, 'x', 'a', '1991-10-01', '2026-07-01'],
  [5, 'x', 'b', '2026-07-01', null],
  [6, 'y', 'b', '1991-10-01', null],
  [7, 'x1', 'x', '1991-10-01', null],
  [8, 'x2', 'x', '1991-10-01', null],
  [9, 'y1', 'y', '1991-10-01', null],
];
const TALLIES: TallyRow[] = [
  [1, 2026, 8, 0, 5],
  [2, 2026, 4, 1, 3],
  [3, 2026, 4, 0, 5],
  [4, 2026, 3, 0, 2],
  [5, 2026, 3, 0, 5],
  [6, 2026, 1, 0, 4],
  [7, 2026, 5, 5, 5],
  [8, 2026, 1, 1, 4],
  [9, 2026, 1, 1, 4],
  [1, 2025, 2, 0, 1],
  [2, 2025, 2, 0, 1],
  [4, 2025, 2, 0, 1],
  [7, 2025, 2, 2, 1],
];

async function stateWith({
  targets = [],
  placements = PLACEMENTS,
  tallies = TALLIES,
}: {
  targets?: TargetRow[];
  placements?: PlacementRow[];
  tallies?: TallyRow[];
} = {}): Promise<NodeState> {
  const whole: Whole = {
    head: { epoch: 'epoch', seq: 5, digest: 'digest', treeSeq: 0, authzSeq: 0, wholeSeq: 0, server: '00000000' },
    digestThere: null,
    subjects: [],
    committees: PLACES.map(([id, kind]) => [id, kind, `Name of ${id}`, `/${id}/`, null, null, null, 0]),
    placements,
    tallies,
    pipelines: [
      [1, 'DOSSIER', 2, 5],
      [3, 'DOSSIER', 2, 5],
      [5, 'DOSSIER', 2, 5],
      [7, 'DOSSIER', 2, 5],
    ],
    targets,
    forecasts: [],
    roots: [],
    topics: [],
  };
  return stateOf(partsOf(whole));
}

const scope = (committeeId: string, depth: BoardScope['depth'] = 'SUBTREE', year = 2026): BoardScope => ({
  committeeId,
  year,
  depth,
});

/** Rows as `committee(part of) admitted/admitted here`. */
const shown = (state: NodeState, board: BoardScope, day: Day = '2026-11-23'): string[] =>
  boardRows(state, board, day).map(
    ({ committeeId, partOf, admitted, admittedHere }) =>
      `${committeeId}${partOf === null ? '' : `(${partOf})`} ${admitted}/${admittedHere}`,
  );

/** Rows whose figure is not the sum of the rows shown below it. */
function wrongSums(state: NodeState, board: BoardScope): string[] {
  const rows = boardRows(state, board, '2026-11-23');
  return rows
    .filter(({ committeeId, admitted, admittedHere }) => {
      const below = rows.filter(({ parentId }) => parentId === committeeId);
      return below.length > 0 && below.reduce((sum, row) => sum + row.admitted, admittedHere) !== admitted;
    })
    .map(({ committeeId }) => committeeId);
}

const ids = (rows: { committeeId: string }[]): string[] => rows.map(({ committeeId }) => committeeId);

describe('a board', () => {
  it('reaches as far down as it is asked to', async () => {
    const state = await stateWith();
    expect(shown(state, scope('b', 'SELF'))).toEqual(['b 4/0']);
    expect(shown(state, scope('a', 'CHILDREN', 2025))).toEqual(['a 2/0', 'x 2/0']);
    expect(shown(state, scope('a', 'SUBTREE', 2025))).toEqual(['a 2/0', 'x 2/0', 'x1 2/2', 'x2 0/0']);
    expect(shown(state, scope('nobody'))).toEqual([]);
  });

  it('shows a committee that moved in mid-year in part under each parent, and every parent is the sum of its rows', async () => {
    const state = await stateWith();
    expect(shown(state, scope('province', 'CHILDREN'))).toEqual(['province 8/0', 'a 4/1', 'b 4/0']);
    expect(shown(state, scope('a', 'CHILDREN'))).toEqual(['a 4/1', 'x(a) 3/0']);
    expect(shown(state, scope('b', 'CHILDREN'))).toEqual(['b 4/0', 'x(b) 3/0', 'y 1/0']);
    for (const top of ['province', 'a', 'b', 'x', 'y']) {
      for (const depth of ['CHILDREN', 'SUBTREE'] as const) {
        expect([top, depth, wrongSums(state, scope(top, depth))]).toEqual([top, depth, []]);
      }
    }
  });

  it('has no row twice, whatever moved', async () => {
    const state = await stateWith();
    for (const top of ['province', 'a', 'b', 'x']) {
      const keys = boardRows(state, scope(top), '2026-11-23').map(
        ({ committeeId, partOf }) => `${committeeId}:${partOf}`,
      );
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('of the committee that moved shows the whole of it, with everything below', async () => {
    expect(shown(await stateWith(), scope('x'))).toEqual(['x 6/0', 'x1 5/5', 'x2 1/1']);
  });

  it('shows one that left and came back once', async () => {
    const placements: PlacementRow[] = [
      ...PLACEMENTS.filter(([id]) => id !== 5),
      [5, 'x', 'b', '2026-07-01', '2026-09-01'],
      [10, 'x', 'a', '2026-09-01', null],
    ];
    const state = await stateWith({ placements, tallies: [...TALLIES, [10, 2026, 1, 0, 6]] });
    expect(shown(state, scope('a', 'CHILDREN'))).toEqual(['a 4/1', 'x(a) 4/0']);
  });

  it('shows one that stayed under one parent whole, however often it was written anew', async () => {
    const placements: PlacementRow[] = [
      ...PLACEMENTS.filter(([id]) => id !== 9),
      [9, 'y1', 'y', '1991-10-01', '2026-03-01'],
      [10, 'y1', 'y', '2026-03-01', null],
    ];
    const state = await stateWith({
      placements,
      tallies: [...TALLIES.filter(([id]) => id !== 9), [9, 2026, 0, 0, 1], [10, 2026, 1, 1, 4]],
    });
    expect(shown(state, scope('y'))).toEqual(['y 1/0', 'y1 1/1']);
  });

  it('counts the first day of a year to that year only', async () => {
    const placements: PlacementRow[] = PLACEMENTS.map(([id, child, parent, from, to]) =>
      id === 4
        ? [id, child, parent, from, '2026-01-01']
        : id === 5
          ? [id, child, parent, '2026-01-01', to]
          : [id, child, parent, from, to],
    );
    const state = await stateWith({ placements });
    expect(shown(state, scope('a', 'CHILDREN'))).toEqual(['a 4/1']);
    expect(shown(state, scope('b', 'CHILDREN', 2025))).toEqual(['b 0/0', 'y 0/0']);
  });

  it('names the parent of the year', async () => {
    const state = await stateWith();
    expect(committeeProgress(state, 'x', 2025, '2026-11-23')?.parentId).toBe('a');
    expect(committeeProgress(state, 'x', 2026, '2026-11-23')?.parentId).toBe('b');
    expect(committeeProgress(state, 'x', 2026, '2026-11-23', 'a')).toMatchObject({
      parentId: 'a',
      partOf: 'a',
      admitted: 3,
    });
    expect(committeeProgress(state, 'x', 2026, '2026-11-23', 'y')).toBeNull();
    expect(committeeProgress(state, 'x', 2027, '2026-11-23', 'a')).toBeNull();
    expect(committeeProgress(state, 'nobody', 2026, '2026-11-23')).toBeNull();
  });
});

describe('a walk over a board page by page', () => {
  const DAY: Day = '2026-11-23';
  const key = ({ committeeId, partOf }: { committeeId: string; partOf: string | null }) => `${committeeId} ${partOf}`;

  it.each([2025, 2026])('has every row of %i once, however large its pages are', async (year) => {
    const state = await stateWith();
    const whole = scope('province', 'SUBTREE', year);
    const rows = boardRows(state, whole, DAY);
    for (let first = 1; first <= rows.length; first += 1) {
      const walked: typeof rows = [];
      for (;;) {
        const page = boardPage(state, whole, DAY, { first, after: walked.at(-1) ?? null }) ?? [];
        walked.push(...page);
        if (page.length < first) break;
      }
      expect(walked.map(key)).toEqual(rows.map(key));
    }
  });

  it('goes on behind the place where a row stood that has left with its committee', async () => {
    const state = await stateWith();
    const behind = (year: number, committeeId: string, partOf: string | null = null) =>
      boardPage(state, scope('province', 'SUBTREE', year), DAY, { first: 2, after: { committeeId, partOf } });
    // Before the move x stood whole below a, and x1 and x2 below x.
    expect(boardRows(state, scope('a', 'SUBTREE', 2025), DAY).map(key)).toEqual([
      'a null',
      'x null',
      'x1 null',
      'x2 null',
    ]);
    for (const gone of ['x', 'x1', 'x2']) expect(behind(2026, gone)?.map(key)).toEqual(['b null', 'x b']);
    // And where a move is taken back, a part is whole again.
    expect(behind(2025, 'x', 'a')?.map(key)).toEqual(['x1 null', 'x2 null']);
    expect(behind(2026, 'x', 'province')).toBeNull();
    expect(behind(2026, 'unknown')).toBeNull();
  });
});

describe('ancestorsOn', () => {
  it('go by the day', async () => {
    const x1 = (await stateWith()).committees.get('x1');
    if (!x1) throw new Error('x1 is in the tree');
    expect(ancestorsOn(x1, '2026-06-30').map(({ id }) => id)).toEqual(['province', 'a', 'x']);
    expect(ancestorsOn(x1, '2026-07-01').map(({ id }) => id)).toEqual(['province', 'b', 'x']);
    expect(ancestorsOn(x1, '1991-09-30')).toEqual([]);
  });
});

describe('changedRows', () => {
  it('are those that changed after a position', async () => {
    const state = await stateWith();
    const since = (seq: number) => ids(changedRows(state, scope('b'), { seq, day: '2026-11-23' }, '2026-11-23'));
    expect(since(5)).toEqual([]);
    expect(since(4)).toEqual(['b', 'x']);
    expect(since(3)).toEqual(['b', 'x', 'y', 'y1']);
  });

  it('are also those whose status moves with the calendar alone', async () => {
    const targets: TargetRow[] = [
      ['y1', 2026, 'PLAN', 2, 1, 1],
      ['y', 2026, 'PLAN', 4, 1, 1],
      ['b', 2026, 'PLAN', 400, 1, 1],
    ];
    const state = await stateWith({ targets });
    const between = (from: Day, to: Day) => ids(changedRows(state, scope('y'), { seq: 5, day: from }, to));
    expect(between('2026-06-30', '2026-06-30')).toEqual([]);
    // One of four is enough until more than half a person is missing.
    expect(between('2026-05-16', '2026-05-17')).toEqual(['y']);
    expect(between('2026-05-17', '2026-05-18')).toEqual([]);
    // So is one of two until October.
    expect(between('2026-09-30', '2026-10-01')).toEqual(['y1']);
  });

  it('are all that had a pipeline when the year is over', async () => {
    const state = await stateWith();
    const rows = changedRows(state, scope('b'), { seq: 5, day: '2026-12-31' }, '2027-01-01');
    expect(rows.every(({ pipelineCount }) => pipelineCount === null)).toBe(true);
    expect(ids(rows)).toEqual(ids(boardRows(state, scope('b'), '2027-01-01')));
  });
});

describe('what a committee has given', () => {
  const targets: TargetRow[] = [
    ['b', 2026, 'PLAN', 9, 1, 1],
    ['x', 2026, 'PLAN', 4, 1, 3],
    ['y', 2026, 'PLAN', 6, 1, 2],
    ['x1', 2026, 'PLAN', 0, 1, 2],
    ['y', 2026, 'FLOOR', 50, 1, 2],
  ];
  const given = async (committeeId: string, day: Day, placements = PLACEMENTS, year = 2026) => {
    const row = committeeProgress(await stateWith({ targets, placements }), committeeId, year, day);
    return [row?.allocated, row?.withoutTargetCount];
  };

  it('is the sum of the plans directly below it, by the tree of the day; nothing where nobody stands there', async () => {
    expect(await given('a', '2026-06-30')).toEqual([4, 0]);
    expect(await given('b', '2026-06-30')).toEqual([6, 0]);
    expect(await given('a', '2026-07-01')).toEqual([null, null]);
    expect(await given('b', '2026-07-01')).toEqual([10, 0]);
    // Of a year that is over by the tree of its end, of one to come by that of its beginning.
    expect(await given('b', '2026-11-23', PLACEMENTS, 2025)).toEqual([0, 1]);
    expect(await given('a', '2026-11-23', PLACEMENTS, 2025)).toEqual([0, 1]);
    expect(await given('b', '2026-06-30', PLACEMENTS, 2027)).toEqual([0, 2]);
    // A plan of 0 is no target.
    expect(await given('x', '2026-11-23')).toEqual([0, 2]);
    expect(await given('x1', '2026-11-23')).toEqual([null, null]);
  });

  it('leaves out who has ended, whose plan stays whole, from that day on', async () => {
    const ended = PLACEMENTS.map(
      (stay): PlacementRow => (stay[1] === 'y' ? [6, 'y', 'b', '1991-10-01', '2026-09-01'] : stay),
    );
    expect(await given('b', '2026-08-31', ended)).toEqual([10, 0]);
    expect(await given('b', '2026-09-01', ended)).toEqual([4, 0]);
    const state = await stateWith({ targets, placements: ended });
    expect(committeeProgress(state, 'y', 2026, '2026-09-01')).toMatchObject({ plan: 6, admitted: 1, status: 'ENDED' });
  });

  it('moves with a plan below it, and with nothing that is no plan', async () => {
    const state = await stateWith({ targets });
    const set = (kind: 'PLAN' | 'STRETCH', target: number, seq: number): void => {
      const head = { ...state.head, seq };
      applyTail(state, { ...NOTHING_NEW, head, targets: [['y', 2026, kind, target, seq, seq]] });
    };
    const since = (seq: number) => ids(changedRows(state, scope('province'), { seq, day: '2026-11-23' }, '2026-11-23'));
    set('STRETCH', 99, 6);
    expect(since(5)).toEqual(['y']);
    set('PLAN', 7, 7);
    expect(since(6)).toEqual(['b', 'y']);
    expect(committeeProgress(state, 'b', 2026, '2026-11-23')?.allocated).toBe(11);
  });
});

it('a year is closed with everything that stood there at its last stay in it', async () => {
  const state = await stateWith();
  const closed = (committeeId: string, year: number) =>
    closedBelow(state.committee(committeeId), year).map(({ id }) => id);
  expect(closed('a', 2026)).toEqual(['a']);
  expect(closed('b', 2026)).toEqual(['b', 'x', 'y', 'x1', 'x2', 'y1']);
  expect(closed('a', 2025)).toEqual(['a', 'x', 'x1', 'x2']);
});

const NOTHING_NEW = {
  digestThere: null,
  subjects: [],
  tallies: [],
  pipelines: [],
  targets: [],
  forecasts: [],
  roots: [],
  topics: [],
  tree: { committees: [], placements: [], below: [] },
};

describe('a tail', () => {
  it('that is taken over twice is counted once', async () => {
    const state = await stateWith();
    const before = shown(state, scope('province'));
    const tail = { ...NOTHING_NEW, head: state.head, tallies: TALLIES };
    applyTail(state, tail);
    applyTail(state, tail);
    expect(shown(state, scope('province'))).toEqual(before);
  });

  it('with figures of something unknown does not fit', async () => {
    const state = await stateWith();
    const tail: TailRow = { ...NOTHING_NEW, head: { ...state.head, seq: 6 } };
    expect(fits(state, tail)).toBe(true);
    expect(fits(state, { ...tail, tallies: [[99, 2026, 1, 1, 6]] })).toBe(false);
    expect(fits(state, { ...tail, targets: [['z', 2026, 'PLAN', 1, 1, 6]] })).toBe(false);
    expect(fits(state, { ...tail, tree: null })).toBe(false);
  });
});
