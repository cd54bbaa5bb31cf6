import { type CheckedListFrame, ListChecker } from '../../packages/ketnap-client/src/list-checker.ts';
import type { Checker, Seen } from './frame-checker.ts';

/** A row of a work list, as far as it is counted here. */
interface Row {
  id: string;
  kind: string;
}

/** What a step of the measurement brings into the list of its cell. */
export const COUNTED_KIND = 'RECOGNITION_REVIEW';

/**
 * Checks every message of a work list with the checker that clients have: each continues the one before. The figure of a list is how many
 * rows of a kind it has.
 */
export class ListFrameChecker implements Checker {
  readonly #lists = new WeakMap<Seen, ListChecker<Row>>();

  /** @throws Error always: what a list shows next is not known beforehand */
  expect(): void {
    throw new Error('lists are counted and not foretold');
  }

  take(seen: Seen, bytes: Buffer, start: number, end: number): boolean {
    const message = JSON.parse(bytes.toString('utf8', start, end)) as {
      type: string;
      payload?: { data?: { workList: CheckedListFrame<Row> } | null };
    };
    const frame = message.payload?.data?.workList;
    if (message.type !== 'next' || !frame) throw new Error(`no frame: ${bytes.toString('utf8', start, end)}`);
    const list = this.#lists.get(seen) ?? new ListChecker<Row>();
    this.#lists.set(seen, list);
    list.take(frame);
    seen.cursor = list.cursor;
    seen.value = [...list.rows.values()].filter(({ kind }) => kind === COUNTED_KIND).length;
    return frame.kind === 'DELTA';
  }
}
