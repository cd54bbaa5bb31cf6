import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { compareLocks, locking, lockingBegins, lockOf } from '../../src/db/lock-order.ts';

// Everybody locks in one order (docs/architecture.md). Two who do not may wait for each other for good, once in a thousand
// times: so it is refused every time.

const transaction = (): pg.ClientBase => ({}) as pg.ClientBase;

describe('locks', () => {
  it('are taken in the written order, and again in each transaction', () => {
    const tx = transaction();
    locking(tx, 'tree');
    locking(tx, 'candidate', 'a');
    locking(tx, 'class', 'a');
    expect(() => locking(tx, 'committee', 'b')).toThrow('locks out of order: committee b after class a');
    lockingBegins(tx);
    locking(tx, 'committee', 'b');
    locking(transaction(), 'tree');
  });

  it('of a kind are taken by their ids', () => {
    const tx = transaction();
    locking(tx, 'committee', 'b');
    locking(tx, 'committee', 'b');
    locking(tx, 'committee', 'c');
    expect(() => locking(tx, 'committee', 'a')).toThrow('locks out of order');
  });

  it('are said before they wait', async () => {
    const tx = transaction();
    const lockClass = lockOf('class', async (_tx, id) => id);
    const lockCommitteeToRefer = lockOf('committee', () => new Promise<string>(() => {}));
    expect(await lockClass(tx, 'a')).toBe('a');
    await expect(lockCommitteeToRefer(tx, 'a')).rejects.toThrow('locks out of order');
  });

  it('sort into that order', () => {
    const asked = [
      { what: 'inspection', id: 'a' },
      { what: 'committee', id: 'b' },
      { what: 'candidate', id: 'c' },
      { what: 'committee', id: 'a' },
    ] as const;
    expect(asked.toSorted(compareLocks).map(({ what, id }) => `${what} ${id}`)).toEqual([
      'committee a',
      'committee b',
      'candidate c',
      'inspection a',
    ]);
  });
});
