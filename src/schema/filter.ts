import type { InputFieldMap } from '@pothos/core';
import { DEEPEST_FILTER, type Filter, MOST_CONDITIONS, type Terms } from '../resolvers/filter.ts';
import { builder } from './builder.ts';

export const DayRange = builder.inputType('DayRange', {
  description: 'Days from one to another, both with it. Either may be left out (từ ngày, đến ngày).',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'The first day.' }),
    to: t.field({ type: 'Day', description: 'The last day.' }),
  }),
});

export const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'Moments from one on and before another. Either may be left out.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'From this moment on.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** What is said of a filter by when a record was changed. */
export const UPDATED_SINCE =
  'Changed, or entered, since this moment. A change is dated by its beginning: ask from some minutes before the last answer on.';

/** The input by which every list of a type is filtered. */
export function filterInput<Known extends Terms>(name: string, fields: (t: InputFields) => InputFieldMap) {
  const ref = builder.inputRef<Filter<Known>>(name);
  return ref.implement({
    description: `Which rows of a list: all that is given must hold, and an empty list of values brings nothing. Filters stand inside of each other up to ${DEEPEST_FILTER} levels, with ${MOST_CONDITIONS} conditions at most.`,
    fields: (t) =>
      ({
        ...fields(t),
        and: t.field({ type: [ref], description: 'All of these must hold.' }),
        or: t.field({ type: [ref], description: 'One of these must hold.' }),
        not: t.field({
          type: ref,
          description: 'This must not hold. Rows without a value are among those for which it does not.',
        }),
      }) as never,
  });
}
