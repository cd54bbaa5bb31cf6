import { expect, it } from 'vitest';
import {
  BoardBroken,
  BoardChecker,
  type CheckedFrame,
  type CheckedRow,
} from '../../packages/ketnap-client/src/board-checker.ts';

const row = (id: string, parentId: string | null, admitted: number, admittedHere = 0): CheckedRow => ({
  id,
  committeeId: id,
  parentId,
  name: `name of ${id}`,
  admitted,
  admittedHere,
});
const WHOLE = [row('district', null, 3), row('a', 'district', 2, 2), row('b', 'district', 1, 1)];
const frame = (kind: CheckedFrame['kind'], from: string | null, cursor: string, rows: CheckedRow[] = []) => ({
  kind,
  from,
  cursor,
  reason: kind === 'RESET' ? 'TREE_CHANGED' : null,
  rows,
});

/** A client that has seen the whole board at cursor 1. */
function atOne(): BoardChecker {
  const board = new BoardChecker();
  board.take(frame('SNAPSHOT', null, '1', WHOLE));
  return board;
}

it('takes frames that tile, and keeps rows in their places', () => {
  const board = atOne();
  board.take(frame('HEARTBEAT', '1', '2'));
  board.take(frame('DELTA', '2', '3', [row('district', null, 4), row('a', 'district', 3, 3)]));
  expect([...board.rows.values()].map(({ id, admitted }) => [id, admitted])).toEqual([
    ['district', 4],
    ['a', 3],
    ['b', 1],
  ]);
  expect(board).toMatchObject({ cursor: '3', frames: 3 });
  board.take(frame('RESET', null, '9', [row('district', null, 0)]));
  expect([...board.rows.keys()]).toEqual(['district']);
});

it('continues a board that was queried', () => {
  const board = new BoardChecker({ after: '1', rows: WHOLE });
  board.take(frame('DELTA', '1', '2', [row('district', null, 4), row('b', 'district', 2, 2)]));
  expect(board.rows.get('b')?.admitted).toBe(2);
});

it.each<[what: string, taken: CheckedFrame]>([
  ['a gap', frame('DELTA', '2', '3', [row('a', 'district', 2, 2)])],
  ['a repetition', frame('DELTA', '0', '1', [row('a', 'district', 2, 2)])],
  ['a heartbeat of another line', frame('HEARTBEAT', '0', '2')],
  ['a delta from nowhere', frame('DELTA', null, '2', [row('a', 'district', 2, 2)])],
  ['a second snapshot', frame('SNAPSHOT', null, '2', WHOLE)],
  ['a reset without a reason', { ...frame('RESET', null, '2', WHOLE), reason: null }],
  ['a reset that claims to continue', frame('RESET', '1', '2', WHOLE)],
  ['a heartbeat with rows', frame('HEARTBEAT', '1', '2', [row('a', 'district', 2, 2)])],
  ['a delta without rows', frame('DELTA', '1', '2')],
  ['a sum that does not add up', frame('DELTA', '1', '2', [row('a', 'district', 3, 3)])],
])('refuses %s, and stays as it was', (_what, taken) => {
  const board = atOne();
  expect(() => board.take(taken)).toThrow(BoardBroken);
  expect(board).toMatchObject({ cursor: '1', frames: 1 });
  expect(board.rows.get('a')?.admitted).toBe(2);
});

it('does not take a part for a whole where only the top is shown', () => {
  const board = new BoardChecker({ sums: false });
  board.take(frame('SNAPSHOT', null, '1', [row('a', 'district', 5), row('b', 'a', 1)]));
  expect(board.cursor).toBe('1');
});
