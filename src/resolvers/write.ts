import { type Day, dayOf } from '../calendar.ts';
import { inTransactionOnTree, type Transaction } from '../db/transaction.ts';
import { InvalidInput } from './errors.ts';
import { type OperationContext, signedIn } from './operation-context.ts';
import type { Place } from './place.ts';

/** When something is done: one moment for the whole operation. */
export interface Moment {
  now: Date;
  today: Day;
}

/** What an operation works with once access is settled. */
export interface Work extends Moment {
  tx: Transaction;
  /** The subject of who does it, as histories keep it. */
  by: string;
  context: OperationContext;
}

/** What was locked, by the name of its place. */
type Found<Places> = { [Name in keyof Places]: Places[Name] extends Place<never, infer Record> ? Record : never };

/**
 * An operation that writes, in one transaction.
 *
 * Access comes before everything else: a form with mistakes must not tell a viewer more than an empty one would.
 * Ids in what `work` returns are the payload's, by field; the cursor is the position of the feed that includes the change.
 * @param places - what the operation names, in the order in which it is locked (docs/architecture.md, "The order of locks").
 * @param read - reads the form, before anything is locked. Its InvalidInput is thrown once access is settled.
 * @param work - checks the rules and writes the records.
 */
export function write<
  Input,
  Places extends Record<string, Place<Input, unknown>>,
  Form,
  Written extends object,
>(operation: {
  places: Places;
  read: (input: Input, moment: Moment) => Form;
  work: (at: Work, found: Found<Places>, form: Form) => Promise<Written>;
}): (input: Input, context: OperationContext) => Promise<Written & { cursor: string | null }> {
  const places = Object.entries(operation.places);
  return async (input, context) => {
    const now = new Date(context.clock.now());
    const moment = { now, today: dayOf(now) };
    const form = readForm(() => operation.read(input, moment));
    for (const [, place] of places) await place.recall?.(input, context);
    const written = await inTransactionOnTree(context.database.pool, async (tx) => {
      const locked: [string, Place<Input, unknown>, unknown][] = [];
      for (const [name, place] of places) locked.push([name, place, await place.lock(tx, input)]);
      const found: Record<string, unknown> = {};
      for (const [name, place, record] of locked) found[name] = await place.allow(record, input, context);
      const by = signedIn(context).subject;
      return operation.work({ ...moment, tx, by, context }, found as Found<Places>, form());
    });
    return { ...written, cursor: await context.feed.settle() };
  };
}

/** Reads a form now, and tells its mistakes only to who asks for what was read. */
function readForm<Form>(read: () => Form): () => Form {
  try {
    const form = read();
    return () => form;
  } catch (mistake) {
    if (!(mistake instanceof InvalidInput)) throw mistake;
    return () => {
      throw mistake;
    };
  }
}
