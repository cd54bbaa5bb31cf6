/** How many records of a list are in which state, counted in one statement for all the lists of a page. */
export class StatusCounts<S extends string> {
  readonly #byStatus: Map<S, number>;

  constructor(rows: readonly { status: S; _count: number }[]) {
    this.#byStatus = new Map(rows.map(({ status, _count }) => [status, _count]));
  }

  get total(): number {
    return [...this.#byStatus.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many are in one of these states. */
  of(...statuses: S[]): number {
    return statuses.reduce((sum, status) => sum + (this.#byStatus.get(status) ?? 0), 0);
  }
}
