import { type Day, dayOf } from '../calendar.ts';
import type { Role } from '../db/generated/enums.ts';
import { compareLocks } from '../db/lock-order.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from './actor.ts';
import type { InvalidInput } from './errors.ts';
import { mistakesIn, throwAll } from './form.ts';
import { type Key, once, type Written } from './once.ts';
import { type OperationContext, signedIn } from './operation-context.ts';
import type { Place, Places } from './place.ts';

/** When something is done: one moment for the whole operation. */
export interface Moment {
  now: Date;
  today: Day;
}

/** What an operation works with once access is settled. */
export interface Work extends Moment {
  tx: Transaction;
  /** Who does it, and by which role: the one that allowed it at the place that is named first. */
  by: Actor;
  context: OperationContext;
}

/** What was locked, by the name of its place. */
type Found<Named> = {
  [Name in keyof Named]: Named[Name] extends Places<never, infer Record>
    ? Record[]
    : Named[Name] extends Place<never, infer Record>
      ? Record
      : never;
};

/** What an operation answers. */
type Settled<Done> = Done & {
  /** Whether it was done before, under the same key. */
  repeated: boolean;
  /** The position of the feed that includes the change. */
  cursor: string | null;
};

/**
 * An operation that writes, in one transaction.
 *
 * Access comes before everything else: a form with mistakes must not tell a viewer more than an empty one would. A place
 * whose id cannot be read is a mistake of the form; access to the others is settled first all the same.
 * A repeat settles access anew, and then neither the form nor the rules are asked: they were, and time has gone on since.
 * Ids in what `work` returns are the payload's, by field.
 * @param moves - whether it moves committees: nobody else holds the tree meanwhile, so that everybody waits for it.
 * @param places - what the operation names. It is locked in the order of all locks (docs/architecture.md, "The order of locks"),
 *   and access is asserted in the order of this list.
 * @param read - reads the form, before anything is locked. Its InvalidInput is thrown once access is settled.
 * @param work - checks the rules and writes the records.
 */
export function write<
  Input,
  Named extends Record<string, Place<Input, unknown> | Places<Input, unknown>>,
  Form,
  Done extends Written,
>(operation: {
  moves?: boolean;
  places: Named;
  read: (input: Input, moment: Moment) => Form;
  work: (at: Work, found: Found<Named>, form: Form) => Promise<Done>;
}): (input: Input, context: OperationContext, key?: Key | null) => Promise<Settled<Done>> {
  const places = Object.entries(operation.places);
  return async (input, context, key = null) => {
    const now = new Date(context.clock.now());
    const moment = { now, today: dayOf(now) };
    const mistakes: InvalidInput[] = [];
    const reading = <Read>(read: () => Read): Read | undefined => {
      try {
        return read();
      } catch (mistake) {
        mistakes.push(...mistakesIn(mistake));
        return undefined;
      }
    };
    const named = places.map(([name, place]) => ({ name, place, ids: reading(() => place.read(input)) }));
    const each = named.flatMap(({ place, ids = [] }) =>
      [ids].flat().map((id) => ({ place, id, what: place.lock.what })),
    );
    const form = reading(() => operation.read(input, moment));
    for (const { place, id } of each) await place.recall?.(id, input, context);
    const done = await once<Done>(key, context, operation.moves ?? false, async (tx, before) => {
      const locked = new Map<object, unknown>();
      for (const ones of together(each.toSorted(compareLocks))) {
        const { lock } = ones[0].place;
        const found = lock.all
          ? await lock.all(
              tx,
              ones.map(({ id }) => id),
            )
          : [await lock(tx, ones[0].id)];
        for (const [n, one] of ones.entries()) locked.set(one, found[n]);
      }
      let role: Role | null = null;
      for (const one of each) {
        const record = locked.get(one) ?? null;
        const allowed = await one.place.allow(record, input, context, before !== null, one.id);
        role ??= allowed.role;
      }
      if (before !== null) return before.written();
      throwAll(mistakes);
      const by = { subject: signedIn(context).subject, role };
      const found = named.map(({ name, place, ids }) => {
        const records = each.filter((one) => one.place === place).map((one) => locked.get(one));
        return [name, typeof ids === 'string' ? records[0] : records];
      });
      return operation.work({ ...moment, tx, by, context }, Object.fromEntries(found) as Found<Named>, form as Form);
    });
    return { ...done, cursor: await context.feed.settle() };
  };
}

/** Those that follow each other and whose lock takes several in one statement are put together. */
function together<One extends { place: { lock: { all?: unknown } } }>(ones: readonly One[]): [One, ...One[]][] {
  const runs: [One, ...One[]][] = [];
  for (const one of ones) {
    const last = runs.at(-1);
    const { lock } = one.place;
    if (last?.[0].place.lock === lock && lock.all !== undefined) last.push(one);
    else runs.push([one]);
  }
  return runs;
}
