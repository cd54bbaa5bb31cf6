import { keepWritten, takeKey } from '../db/queries/used-keys.ts';
import { inTransaction, inTransactionOnTree, inTransactionThatMoves, type Transaction } from '../db/transaction.ts';
import { holdTree, lockTree } from '../db/tree-lock.ts';
import { KeyUsed } from './errors.ts';
import { type OperationContext, signedIn } from './operation-context.ts';

/** The key under which a client asks for something, so that a repeat does nothing twice. */
export interface Key {
  /** The name of the operation: each has keys of its own. */
  operation: string;
  text: string;
  /** The input as it came: a repeat brings the same. */
  input: object;
}

/** What a payload is made of: ids, and numbers such as years. A used key keeps it, so that nothing of a person is in it. */
export type Written = Record<string, string | number | number[] | string[]>;

/** What was done before under the same key. */
export interface Before<Done extends Written> {
  /**
   * What it has written.
   * @throws KeyUsed when its input was another one.
   */
  written(): Done;
}

/**
 * Does something in one transaction, on a tree that holds still, or is its own; under a key only once.
 * The key comes before the tree, so that of two who ask at once one waits before it holds anything.
 * @param moves - whether it moves committees, and so keeps everybody else from the tree.
 * @param work - does it. Told of what was done before under the same key it only settles access.
 */
export async function once<Done extends Written>(
  key: Key | null,
  context: OperationContext,
  moves: boolean,
  work: (tx: Transaction, before: Before<Done> | null) => Promise<Done>,
): Promise<Done & { repeated: boolean }> {
  const { database, fingerprints } = context;
  if (key === null) {
    const begin = moves ? inTransactionThatMoves : inTransactionOnTree;
    const done = await begin(database.pool, (tx) => work(tx, null));
    return { ...done, repeated: false };
  }
  const id = fingerprints.of([signedIn(context).subject, key.operation, key.text]);
  const hash = fingerprints.of(key.input);
  return inTransaction(database.pool, async (tx) => {
    const used = await takeKey(tx, id, hash);
    await (moves ? lockTree : holdTree)(tx);
    if (used === null) {
      const done = await work(tx, null);
      await keepWritten(tx, id, done);
      return { ...done, repeated: false };
    }
    const written = (): Done => {
      if (!used.input.equals(hash)) throw new KeyUsed();
      return used.written as Done;
    };
    return { ...(await work(tx, { written })), repeated: true };
  });
}
