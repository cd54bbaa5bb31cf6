import type { FeedTopic } from '../db/generated/client.ts';
import type { LineRow, TopicRow } from '../db/queries/feed.ts';

/** Of no committee: what changed there concerns everybody. */
const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/** What of a committee is walked by. */
interface Standing {
  readonly id: string;
  readonly placements: readonly { readonly parent: Standing | null }[];
  readonly line: LineRow | null;
}

/**
 * When something of a topic changed last at a committee, or at anything that ever stood below it or was followed by it. Only those are
 * kept of which something was ever said.
 */
export class Topics {
  readonly #newest = new Map<FeedTopic, Map<string, number>>();

  /**
   * Takes note of what changed, there and everywhere above.
   * @param touched - gets the committees marked: the tops of the lists concerned.
   * @returns whether it concerns everybody
   */
  note(rows: readonly TopicRow[], committees: ReadonlyMap<string, Standing>, touched: Set<Standing>): boolean {
    let everywhere = false;
    for (const [id, topic, seq] of rows) {
      const newest = this.#of(topic);
      const committee = committees.get(id);
      if (committee) mark(committee, { seq, committees, newest, touched });
      // One that the tree does not have yet comes with it, and moves lists by that.
      else if (id === EVERYWHERE) {
        newest.set(id, seq);
        everywhere = true;
      }
    }
    return everywhere;
  }

  /** The last position at which something of a topic changed at a committee, below it, or everywhere. */
  newest(topic: FeedTopic, committeeId: string): number {
    const newest = this.#of(topic);
    return Math.max(newest.get(committeeId) ?? 0, newest.get(EVERYWHERE) ?? 0);
  }

  #of(topic: FeedTopic): Map<string, number> {
    let newest = this.#newest.get(topic);
    if (!newest) {
      newest = new Map();
      this.#newest.set(topic, newest);
    }
    return newest;
  }
}

interface Walk {
  seq: number;
  committees: ReadonlyMap<string, Standing>;
  newest: Map<string, number>;
  touched: Set<Standing>;
}

/** What is above, or has followed, is at least as new: there the walk may stop. */
function mark(committee: Standing, walk: Walk): void {
  if ((walk.newest.get(committee.id) ?? 0) >= walk.seq) return;
  walk.newest.set(committee.id, walk.seq);
  walk.touched.add(committee);
  for (const { parent } of committee.placements) if (parent !== null) mark(parent, walk);
  for (const id of committee.line?.[0] ?? []) {
    const follower = walk.committees.get(id);
    if (follower) mark(follower, walk);
  }
}
