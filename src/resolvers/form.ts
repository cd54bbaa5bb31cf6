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
 * The mistakes that reading has thrown.
 * @throws what else was thrown
 */
export function mistakesIn(thrown: unknown): readonly InvalidInput[] {
  if (thrown instanceof InvalidInput) return thrown.mistakes;
  throw thrown;
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
      mistakes.push(...mistakesIn(mistake));
    }
  }
  throwAll(mistakes);
  return values;
}

/**
 * Tells mistakes of a form together. A field that several readers look at is told its first one only.
 * @throws InvalidInput where there are any
 */
export function throwAll(mistakes: readonly InvalidInput[]): void {
  const first = new Map(mistakes.toReversed().map((mistake) => [mistake.inputPath.join('.'), mistake]));
  const [told, ...others] = mistakes.filter((mistake) => first.get(mistake.inputPath.join('.')) === mistake);
  if (told !== undefined) throw new InvalidInput(told.say, told.inputPath, others);
}
