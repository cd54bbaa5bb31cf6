/** What makes each of several things, by its name. */
type Makers<Given> = Record<string, (given: Given) => unknown>;

/** The things that are made. */
type Made<All extends Makers<never>> = { readonly [Name in keyof All]: ReturnType<All[Name]> };

/**
 * Makes things out of something, each when it is first asked for and then once. Every request and every frame has all loaders, and
 * uses one or two of them: to make all took longer than to answer a small question.
 */
export function lazily<Given, All extends Makers<Given>>(makers: All): (given: Given) => Made<All> {
  class Things {
    readonly given: Given;

    constructor(given: Given) {
      this.given = given;
    }
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Things.prototype, name, {
      get(this: Things) {
        const value = make(this.given);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (given) => new Things(given) as unknown as Made<All>;
}
