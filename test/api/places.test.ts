import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { Transaction } from '../../src/db/transaction.ts';
import { holdTree } from '../../src/db/tree-lock.ts';
import { lockCandidate } from '../../src/resolvers/candidate/locks.ts';
import { lockCommitteeToChange, lockCommitteeToRefer } from '../../src/resolvers/committee/locks.ts';
import { InvalidInput } from '../../src/resolvers/errors.ts';
import type { OperationContext } from '../../src/resolvers/operation-context.ts';
import { namedCommittee, namedCommittees } from '../../src/resolvers/place.ts';
import { type UnreadId, unreadId } from '../../src/resolvers/unread.ts';
import { write } from '../../src/resolvers/write.ts';
import { createContext } from '../../src/schema/context.ts';
import { demoClock, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually } from '../helpers/within.ts';

// How write() locks what an operation names: several committees by their ids, the tree alone for who moves one. Tried with
// small operations that write nothing.

/** Less than the database waits for a lock. */
const SHORT_MS = 2_500;
const MISSING = '01890000-0000-7000-8000-00000000dead';

let server: TestServer;
let editor: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  editor = new pg.Client({ connectionString: server.database.url });
  await editor.connect();
});
afterEach(() => editor.query('ROLLBACK'));
afterAll(async () => {
  await editor.end();
  await server.stop();
});

const as = (subject: string): Promise<OperationContext> =>
  createContext(server.app.services, { subject, expiresAtMs: demoClock().now() + 3_600_000 }, 'en');
const needed = { see: 'quota:read', do: 'quota:set' } as const;

interface Merger {
  committeeIds: UnreadId[];
  intoId: UnreadId;
}
const merger = (ids: string[], into: string): Merger => ({
  committeeIds: ids.map((id, n) => unreadId(['committeeIds', String(n)], id === 'rubbish' ? null : id)),
  intoId: unreadId(['intoId'], into === 'rubbish' ? null : into),
});

let began: (() => void) | null = null;
const merge = write({
  places: {
    merged: namedCommittees('committeeIds', lockCommitteeToChange, needed),
    into: namedCommittee('intoId', lockCommitteeToChange, needed),
  },
  read: (input: Merger) => input,
  async work(_at, { merged, into }) {
    began?.();
    return { names: merged.map(({ path }) => path).join(), into: into.path };
  },
});

const { lamThuong, kheoLeng, yenThe } = demoIds;

/** Whether somebody waits for the editor's transaction. */
const somebodyWaits = async (): Promise<boolean> =>
  (await editor.query('SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))')).rowCount ===
  1;

describe('several committees', () => {
  it('are found in the order of the input', async () => {
    const { rows } = await editor.query('SELECT id, path FROM committee WHERE id = ANY($1)', [
      [lamThuong, kheoLeng, yenThe],
    ]);
    const pathOf = (id: string): string => rows.find((row) => row.id === id).path;
    for (const ids of [
      [kheoLeng, lamThuong],
      [lamThuong, kheoLeng],
    ]) {
      expect(await merge(merger(ids, yenThe), await as('demo-district'))).toMatchObject({
        names: ids.map(pathOf).join(),
        into: pathOf(yenThe),
      });
    }
  });

  it('are each asked: one that is hidden or may not be changed refuses all', async () => {
    const refused = async (subject: string, ids: string[], into = kheoLeng): Promise<unknown> =>
      merge(merger(ids, into), await as(subject)).catch(({ code, inputPath }) => [code, ...inputPath]);
    expect(await refused('demo-commune', [kheoLeng, lamThuong])).toEqual(['FORBIDDEN', 'committeeIds']);
    expect(await refused('demo-commune', [kheoLeng, yenThe])).toEqual(['NOT_FOUND', 'committeeIds']);
    expect(await refused('demo-district', [kheoLeng, MISSING])).toEqual(['NOT_FOUND', 'committeeIds']);
    expect(await refused('demo-commune', [kheoLeng], yenThe)).toEqual(['NOT_FOUND', 'intoId']);
  });

  it('that cannot be read are mistakes of the form, told once access to the others is settled', async () => {
    const told = async (subject: string, { committeeIds, intoId }: Merger): Promise<string[]> => {
      const error = await merge({ committeeIds, intoId }, await as(subject)).then(
        () => expect.unreachable(),
        (thrown) => thrown,
      );
      if (!(error instanceof InvalidInput)) return [error.code];
      return error.mistakes.map(({ inputPath }) => inputPath.join('.'));
    };
    const rubbish = merger(['rubbish', kheoLeng, 'rubbish'], 'rubbish');
    expect(await told('demo-district', rubbish)).toEqual(['committeeIds.0', 'committeeIds.2', 'intoId']);
    expect(await told('demo-cell', merger(['rubbish'], yenThe))).toEqual(['NOT_FOUND']);
  });

  it('are locked by their ids, so that two mergers the other way round do not wait in a circle', async () => {
    const [first = '', last = ''] = [kheoLeng, lamThuong].sort();
    await editor.query('BEGIN');
    await editor.query('SELECT FROM committee WHERE id = $1 FOR UPDATE', [first]);
    const waiting = merge(merger([last, first], yenThe), await as('demo-district'));
    await eventually(SHORT_MS, 'it waits for the first', somebodyWaits);
    // It holds the second only after the first.
    await editor.query('SELECT FROM committee WHERE id = $1 FOR UPDATE NOWAIT', [last]);
    await editor.query('COMMIT');
    await waiting;
    const context = await as('demo-district');
    const both = Array.from({ length: 20 }, (_, n) =>
      merge(merger(n % 2 === 0 ? [first, last] : [last, first], yenThe), context),
    );
    expect(await Promise.all(both)).toHaveLength(20);
  });
});

describe('who moves a committee', () => {
  const move = write({
    moves: true,
    places: { committee: namedCommittee('intoId', lockCommitteeToRefer, needed) },
    read: (input: Merger) => input,
    async work(_at, { committee }) {
      began?.();
      return { committee: committee.id };
    },
  });

  it('has the tree alone: it waits for who holds it still, and everybody else for it', async () => {
    await editor.query('BEGIN');
    await holdTree(editor);
    let moving = false;
    began = () => {
      moving = true;
    };
    const moved = move(merger([], kheoLeng), await as('demo-district'));
    await eventually(SHORT_MS, 'it waits for who holds the tree', somebodyWaits);
    expect(moving).toBe(false);
    await editor.query('COMMIT');
    expect(await moved).toMatchObject({ committee: kheoLeng });
    began = null;
  });

  it('is told that it may not before it holds anybody up', async () => {
    await editor.query('BEGIN');
    await holdTree(editor);
    await expect(move(merger([], kheoLeng), await as('demo-cell'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('work that locks out of order is refused', async () => {
  const backwards = write({
    places: { committee: namedCommittee('intoId', lockCommitteeToChange, needed) },
    read: (input: Merger) => input,
    async work({ tx }: { tx: Transaction }, { committee }) {
      await lockCandidate(tx, MISSING);
      await lockCommitteeToRefer(tx, committee.id);
      return { committee: committee.id };
    },
  });
  await expect(backwards(merger([], kheoLeng), await as('demo-district'))).rejects.toThrow('locks out of order');
});
