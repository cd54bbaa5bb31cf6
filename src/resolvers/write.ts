import { type Day, dayOf } from '../calendar.ts';
import type { Role } from '../db/generated/enums.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from './actor.ts';
import type { InvalidInput } from './errors.ts';
import { mistakesIn, throwAll } from './form.ts';
import { type Key, once, type Written } from './once.ts';
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
  /** Who does it, and by which role: the one that allowed it at the place that is named first. */
  by: Actor;
  context: OperationContext;
}

/** What was locked, by the name of its place. */
type Found<Places> = { [Name in keyof Places]: Places[Name] extends Place<never, infer Record> ? Record : never };

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
 * @param places - what the operation names, in the order in which it is locked (docs/architecture.md, "The order of locks").
 * @param read - reads the form, before anything is locked. Its InvalidInput is thrown once access is settled.
 * @param work - checks the rules and writes the records.
 */
export function write<
  Input,
  Places extends Record<string, Place<Input, unknown>>,
  Form,
  Done extends Written,
>(operation: {
  places: Places;
  read: (input: Input, moment: Moment) => Form;
  work: (at: Work, found: Found<Places>, form: Form) => Promise<Done>;
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
    const named = places.flatMap(([name, place]) => {
      const id = reading(() => place.read(input));
      return id === undefined ? [] : [{ name, place, id }];
    });
    const form = reading(() => operation.read(input, moment));
    for (const { place, id } of named) await place.recall?.(id, input, context);
    const done = await once<Done>(key, context, async (tx, before) => {
      const locked: [string, Place<Input, unknown>, unknown][] = [];
      for (const { name, place, id } of named) locked.push([name, place, await place.lock(tx, id)]);
      const found: Record<string, unknown> = {};
      let role: Role | null = null;
      for (const [name, place, record] of locked) {
        const allowed = await place.allow(record, input, context, before !== null);
        found[name] = allowed.thing;
        role ??= allowed.role;
      }
      if (before !== null) return before.written();
      throwAll(mistakes);
      const by = { subject: signedIn(context).subject, role };
      return operation.work({ ...moment, tx, by, context }, found as Found<Places>, form as Form);
    });
    return { ...done, cursor: await context.feed.settle() };
  };
}
