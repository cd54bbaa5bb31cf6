import type { BoardWatch } from '../../src/feed/board-watch.ts';
import type { Feed } from '../../src/feed/feed.ts';
import type { ListPart, ListSource } from '../../src/feed/list-view.ts';
import type { WatchRequest } from '../../src/feed/seat.ts';
import { type Connection, type Rendered, SimulatedClient } from './client.ts';
import type { PositionState } from './database-model.ts';
import type { SimulatedNode } from './node.ts';
import { type Day, type Records, type Role, TRAINED, wayUp } from './records.ts';

/** A case as a list shows it. */
interface CaseRow {
  id: string;
  committee: string;
  /** Null where the role does not show it. */
  stage: string | null;
  /** A list moves with the calendar. */
  day: Day;
}

/** A part of a list: all cases, or those alone that are at one stage. Each has a topic of its own. */
type ListTopic = 'DUE' | 'TRAINING';

/** Which list: of some parts of what is below a committee. */
interface Which {
  top: string;
  topics: readonly ListTopic[];
}

/** How the part begins whose rows another one may have too: a row is of one part for good. */
const TRAINED_ROWS = 'trained ';

function topicOf({ id }: CaseRow): ListTopic {
  return id.startsWith(TRAINED_ROWS) ? 'TRAINING' : 'DUE';
}

/** The cases on the way below a committee on a day that a list shows, by their records. */
function casesBelow(
  records: Records,
  { top, topic }: { top: string; topic: ListTopic },
  role: Role,
  day: Day,
): CaseRow[] {
  return [...records.candidates].flatMap(([id, { committee, stage }]) => {
    const isBelow = committee === top || wayUp(records, committee, day).some(({ parent }) => parent === top);
    return stage === null || !isBelow || (topic === 'TRAINING' && stage !== TRAINED)
      ? []
      : [
          {
            id: `${topic === 'TRAINING' ? TRAINED_ROWS : ''}${id}`,
            committee,
            stage: role === 'FULL' ? stage : null,
            day,
          },
        ];
  });
}

/** A page with a live list, which checks each frame against the records of its position and of what came after. */
export class SimulatedListClient extends SimulatedClient {
  #list = new Map<string, CaseRow>();
  readonly #lists = new Map<string, Map<string, CaseRow>>();

  get #which(): Which {
    const { committeeId: top, depth } = this.scope;
    return { top, topics: depth === 'SUBTREE' ? ['DUE', 'TRAINING'] : ['TRAINING'] };
  }

  protected override watch(
    feed: Feed,
    node: SimulatedNode,
    request: Omit<WatchRequest, 'watched'>,
  ): Pick<BoardWatch, 'join'> {
    const { committeeId } = this.scope;
    const { top, topics } = this.#which;
    const { database, today, time, random } = this.around;
    const parts: readonly ListPart[] = topics.map((topic) => ({ topics: [topic] }));
    const source: ListSource = {
      name: `${topics.join(' ')} ${committeeId}`,
      committeeId,
      parts,
      size: () => 1,
      read: (role, some) =>
        node.ask(async () => {
          const rows = some.map((part) => {
            const topic = topics[parts.indexOf(part)] ?? 'DUE';
            return casesBelow(database.records, { top, topic }, role as Role, today());
          });
          await time.pause(random.int(0, 40));
          return rows;
        }),
    };
    return feed.watchList({ ...request, source });
  }

  protected override apply(_connection: Connection, { frame, role }: Rendered): string | null {
    const { core, database } = this.around;
    const { kind, from, reason, removed } = frame;
    const rows = frame.rows as readonly unknown[] as readonly CaseRow[];
    const cursor = core.decodeCursor(frame.cursor);
    const position = cursor && database.positions.get(cursor.digest);
    if (!cursor || !position || position.seq !== cursor.seq) return 'it is of no position';
    const isWhole = kind === 'SNAPSHOT' || kind === 'RESET';
    if (isWhole !== (from === null)) return `continues ${from}`;
    if ((kind === 'RESET') !== (reason !== null)) return 'a reason belongs to a RESET';
    if (!isWhole && from !== this.cursor) return `gap: it continues ${from}`;
    if (!isWhole && (kind === 'DELTA') !== rows.length + removed.length > 0) return `it has ${rows.length} rows`;
    this.#list = new Map(isWhole ? [] : (this.#lists.get(this.cursor ?? '') ?? this.#list));
    // One that was not there came and went between two frames.
    for (const id of removed) this.#list.delete(id);
    for (const row of rows) this.#list.set(row.id, row);
    this.cursor = frame.cursor;
    this.#lists.set(frame.cursor, this.#list);
    this.remember();
    return this.wrongWith(position, role, cursor.day);
  }

  override wrongAtRest(): string | null {
    const wrong = super.wrongAtRest();
    if (wrong !== null || this.connection === null || this.cursor === null) return wrong;
    const { core, database } = this.around;
    const isOfServer = core.decodeCursor(this.cursor)?.mark?.endsWith(database.server) === true;
    return isOfServer ? null : `${this.name} shows what was read of another server`;
  }

  /** A list is read when its position has been made: it may show what was committed since. */
  protected override wrongWith(position: PositionState, role: Role, day: Day): string | null {
    const { core, database, today } = this.around;
    // What was read ahead of a position is lost with a backup of that position, until its node hears of the other server.
    const isLost = core.decodeCursor(this.cursor ?? '')?.mark?.endsWith(database.server) !== true;
    const since = isLost ? 0 : database.committed.indexOf(position.records);
    const possible = [position.records, ...database.committed.slice(Math.max(0, since))];
    const days = new Set([day, today()]);
    // A part that nothing concerned is as it was read before another one.
    for (const topic of this.#which.topics) {
      const asked = { top: this.#which.top, topic };
      const shown = textOf([...this.#list.values()].filter((row) => topicOf(row) === topic));
      const isTrue = possible.some((records) =>
        [...days].some((one) => textOf(casesBelow(records, asked, role, one)) === shown),
      );
      if (!isTrue) return `it shows ${shown} for ${textOf(casesBelow(position.records, asked, role, day))}`;
    }
    return null;
  }
}

function textOf(rows: readonly CaseRow[]): string {
  return rows
    .map(({ id, committee, stage, day }) => [id, committee, stage, day].join(' '))
    .sort()
    .join(', ');
}
