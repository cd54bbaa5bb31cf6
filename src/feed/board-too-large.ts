/** A board has more rows than one answer or frame may bring. For whoever may see the board. */
export class BoardTooLarge extends Error {
  override name = 'BoardTooLarge';
  /** How many it has, and how many it may have. */
  readonly rows: number;
  readonly most: number;

  constructor(rows: number, most: number) {
    super(`a board of ${rows} rows is larger than ${most}`);
    this.rows = rows;
    this.most = most;
  }
}
