import { InvalidInput } from './errors.ts';

/** How each field of a form is read: what cannot be right throws InvalidInput. */
type Readers<Form> = { readonly [Field in keyof Form]: () => Form[Field] };

/**
 * Reads a form. Every field is read, so that all mistakes are told at once.
 * @throws InvalidInput with all mistakes
 */
export function readFields<Form extends object>(fields: Readers<Form>): Form {
  const readers = Object.entries<() => unknown>(fields);
  return Object.fromEntries(
    collect(
      readers.map(([field, read]) => () => [field, read()]),
    ),
  ) as Form;
}

/**
 * Reads each of a list of a form.
 * @throws InvalidInput with all mistakes
 */
export function readEach<One, Read>(list: readonly One[], read: (one: One, n: number) => Read): Read[] {
  return collect(list.map((one, n) => () => read(one, n)));
}

/**
 * Reads a value that lies deeper in a form than its name says.
 * @param path - from the field down, such as `findings`, `0`, `text`
 */
export function readAt<Read>(path: readonly string[], read: () => Read): Read {
  try {
    return read();
  } catch (mistake) {
    if (mistake instanceof InvalidInput) throw new InvalidInput(mistake.say, [...path]);
    throw mistake;
  }
}

function collect<Read>(readers: readonly (() => Read)[]): Read[] {
  const mistakes: InvalidInput[] = [];
  const values: Read[] = [];
  for (const read of readers) {
    try {
      values.push(read());
    } catch (mistake) {
      if (!(mistake instanceof InvalidInput)) throw mistake;
      mistakes.push(...mistake.mistakes);
    }
  }
  const [first, ...others] = mistakes;
  if (first !== undefined) throw new InvalidInput(first.say, first.inputPath, others);
  return values;
}
