/** An error in an answer of the API, as far as a program goes by it. */
export interface GraphqlError {
  message: string;
  extensions?: { readonly code?: unknown; readonly [name: string]: unknown } | null;
}

/** What the API refused, with the code that `docs/errors.md` explains and the sentence for people. */
export class Refusal extends Error {
  override name = 'Refusal';
  /** The code of the first error: what a program goes by. */
  readonly code: string | null;
  readonly errors: readonly GraphqlError[];

  constructor(errors: readonly GraphqlError[]) {
    super(errors.map(({ message }) => message).join('; '));
    this.errors = errors;
    const code = errors[0]?.extensions?.code;
    this.code = typeof code === 'string' ? code : null;
  }

  /** Something that an error carries beside its code, such as `successors` or `retryAfter`. */
  detail(name: string): unknown {
    return this.errors.find(({ extensions }) => extensions?.[name] !== undefined)?.extensions?.[name];
  }
}
