import type { BoardScope } from '../../src/feed/board.ts';
import type { BoardWatch } from '../../src/feed/board-watch.ts';
import type { Feed } from '../../src/feed/feed.ts';
import type { QuotaFrame } from '../../src/feed/frame.ts';
import { inSlices } from '../../src/feed/frames.ts';
import type { BoardSeat } from '../../src/feed/hub.ts';
import type { Admittance, BoardReader, Refusal } from '../../src/feed/ports.ts';
import type { QuotaProgress } from '../../src/feed/quota-progress.ts';
import type { WatchRequest } from '../../src/feed/seat.ts';
import type { PositionState } from './database-model.ts';
import { type ExpectedRow, expectedBoard, rowKey, wrongSum } from './expected-board.ts';
import type { SimulatedNode, Surroundings } from './node.ts';
import { hasEndedOn, type Records, type Role, roleOf } from './records.ts';

/** Extra time that a frame may take through the simulated connections and questions, ms. */
const SLACK_MS = 600;

/** Longest time between two looks of a node at who is stuck, ms. */
const TICK_MS = 1_000;
/** How late a change may come, ms. */
const LATE_MS = 900;
/** The same where the notification was lost or led to nothing: a poll, behind a slow session at the sequencer. */
const LATE_BY_POLL_MS = 2_000;

/** A frame as it is made for those who may see this much. */
export interface Rendered {
  frame: QuotaFrame;
  role: Role;
}

export interface Connection {
  node: SimulatedNode;
  seat: BoardSeat | null;
  /** The cursor that was sent along. */
  after: string | null;
  isFirst: boolean;
  isOpen: boolean;
  /** A frame has not left the node yet; null when none is on its way. */
  leaving: (() => void) | null;
  leavingSinceMs: number;
  /** When the client last heard something, was last able to hear, or connected. */
  quietSinceMs: number;
  arrivesAtMs: number;
  openedAtMs: number;
  restores: number;
  /** The day on which it was opened. */
  openedOn: string;
  /** The first state committed while it was open. */
  firstCommitted: number;
  forgetNode: () => void;
}

/** A row with how it came. */
interface ShownRow extends ExpectedRow {
  role: Role;
  connection: Connection;
}

/** A place in the past that a client still has the rows of. */
interface Place {
  cursor: string;
  rows: Map<string, ShownRow>;
}

/** What clients of one simulation share. */
export interface ClientSurroundings extends Surroundings {
  nodes: readonly SimulatedNode[];
  today(): string;
  fail(message: string): void;
}

/** A dashboard: keeps its board up with the frames, and checks each of them against the records. */
export class SimulatedClient {
  readonly name: string;
  readonly viewer: string;
  readonly scope: BoardScope;
  rows = new Map<string, ShownRow>();
  cursor: string | null = null;
  connection: Connection | null = null;
  #isStalled = false;
  #awakeSinceMs = 0;
  /** Whether its session runs out now and then. */
  readonly #expires: boolean;
  readonly #past: Place[] = [];
  protected readonly around: ClientSurroundings;

  constructor(name: string, viewer: string, scope: BoardScope, around: ClientSurroundings) {
    this.name = name;
    this.viewer = viewer;
    this.scope = scope;
    this.around = around;
    this.#expires = around.random.chance(0.2);
  }

  /** Connects to a node; a client that has a cursor continues there, or where it was a while ago, or begins anew. */
  connect(node: SimulatedNode, from: 'cursor' | 'past' | 'nothing'): void {
    const { time, database, random, trace } = this.around;
    const { feed } = node;
    if (feed === null || this.connection !== null) return;
    const place = from === 'past' && this.#past.length > 0 ? random.pick(this.#past) : null;
    if (place !== null) {
      this.cursor = place.cursor;
      this.rows = new Map(place.rows);
    } else if (from === 'nothing') {
      this.cursor = null;
      this.rows = new Map();
    }
    const connection: Connection = {
      node,
      seat: null,
      after: this.cursor,
      isFirst: true,
      isOpen: true,
      leaving: null,
      leavingSinceMs: 0,
      quietSinceMs: time.now(),
      arrivesAtMs: 0,
      openedAtMs: time.now(),
      restores: database.restores,
      openedOn: this.around.today(),
      firstCommitted: database.committed.length - 1,
      forgetNode: node.onDeath(() => this.#close(connection)),
    };
    this.connection = connection;
    trace(
      () =>
        `${this.name} (${this.viewer}, ${this.scope.committeeId} ${this.scope.depth}) joins ${node.name} after ${this.cursor}`,
    );
    const after = this.cursor === null ? null : this.around.core.decodeCursor(this.cursor);
    const request = { subject: this.viewer, after, admit: () => this.#admit(node) };
    const seat = this.watch(feed, node, request).join<Rendered>({
      shape: 'board',
      render: async (frame, viewer, turn) => {
        if (random.chance(0.3)) await time.pause(random.chance(0.9) ? random.int(0, 6) : random.int(0, 60));
        const rows: QuotaProgress[] = [];
        for await (const slice of inSlices(frame as QuotaFrame, turn)) rows.push(...slice);
        return { frame: { ...frame, rows }, role: viewer as Role };
      },
      reader: this.#reader(connection),
    });
    connection.seat = seat;
    if (!connection.isOpen) seat.leave();
  }

  /** What it watches. */
  protected watch(feed: Feed, _node: SimulatedNode, request: Omit<WatchRequest, 'watched'>): Pick<BoardWatch, 'join'> {
    return feed.watch({ ...request, scope: this.scope });
  }

  /** Whether the client would be let in now. */
  mayWatch(): boolean {
    const { database, today } = this.around;
    return roleOf(database.records, this.viewer, this.scope.committeeId, today()) !== null;
  }

  /** Goes away without a word. */
  drop(): void {
    if (this.connection !== null) this.#close(this.connection);
  }

  /** Stops taking anything, until it is woken. */
  stall(): void {
    this.#isStalled = true;
  }

  wake(): void {
    this.#isStalled = false;
    this.#awakeSinceMs = this.around.time.now();
    const { connection } = this;
    if (connection === null) return;
    connection.quietSinceMs = this.around.time.now();
    connection.leaving?.();
  }

  /** Checks that the client has been served until now. */
  checkSilence(): void {
    const { connection } = this;
    const { time, config, fail } = this.around;
    if (connection === null) return;
    const stuckMs = connection.leaving === null ? 0 : time.now() - connection.leavingSinceMs;
    if (stuckMs > config.stallMs + TICK_MS + SLACK_MS) {
      fail(`${this.name} has taken nothing for ${stuckMs} ms and is not cut`);
    }
    if (this.#isStalled) return;
    const sinceMs = Math.max(connection.quietSinceMs, connection.node.troubledAtMs);
    const limitMs = config.heartbeatMs + SLACK_MS;
    if (time.now() - sinceMs > limitMs) fail(`${this.name} has heard nothing for ${time.now() - sinceMs} ms`);
  }

  /** What is wrong with what the client shows once everything has come to rest; null when nothing is. */
  wrongAtRest(): string | null {
    const { database, today } = this.around;
    const role = roleOf(database.records, this.viewer, this.scope.committeeId, today());
    if (role === null) return this.connection === null ? null : `${this.name} is still connected and may see nothing`;
    if (this.connection === null || this.cursor === null) return `${this.name} is not served`;
    const seen = this.around.core.decodeCursor(this.cursor);
    if (seen?.day !== today()) return `${this.name} has the day ${seen?.day}`;
    if (seen.digest !== database.position.digest)
      return `${this.name} stands at ${seen.seq}, the head is ${database.position.seq}`;
    return this.wrongWith(database.position, role, seen.day);
  }

  #admit(node: SimulatedNode): Promise<Admittance | Refusal> {
    const { core, database, random, time, today } = this.around;
    return node.ask(() => {
      const role = roleOf(database.records, this.viewer, this.scope.committeeId, today());
      if (role === null) return new core.Refusal('no role');
      const untilMs = this.#expires ? time.now() + random.int(300, 4_000) : Number.POSITIVE_INFINITY;
      // A grant is looked for on the way up from the board's committee: what may be seen rests on that place alone.
      return { key: role, places: [], untilMs, viewer: role };
    });
  }

  #reader(connection: Connection): BoardReader<Rendered> {
    const { time, config, random, trace, fail } = this.around;
    return {
      ready: () => connection.isOpen && connection.leaving === null,
      waiting: () => 0,
      send: (rendered) => {
        if (!connection.isOpen) return fail(`${this.name} was sent a frame on a connection that is closed`);
        if (connection.leaving !== null) return fail(`${this.name} was sent a frame while another was on its way`);
        this.#checkAccess(connection, rendered);
        connection.leavingSinceMs = time.now();
        const leave = (): void => {
          if (connection.leaving !== leave) return;
          connection.leaving = null;
          if (!connection.isOpen) return;
          connection.arrivesAtMs = Math.max(connection.arrivesAtMs, time.now() + random.int(0, 30));
          time.after(connection.arrivesAtMs - time.now(), () => connection.isOpen && this.#take(connection, rendered));
          connection.seat?.flushed();
        };
        connection.leaving = leave;
        time.after(random.int(0, 4), () => this.#isStalled || leave());
      },
      refuse: (reason) => {
        trace(() => `${this.name} is refused: ${reason}`);
        if (reason !== 'no role') fail(`${this.name} was refused with ${reason}`);
        if (!this.#rolesOf(connection).includes(null)) fail(`${this.name} was refused and always had a role`);
        this.#close(connection);
      },
      cut: () => {
        const stalledMs = connection.leaving === null ? 0 : time.now() - connection.leavingSinceMs;
        trace(() => `${this.name} is cut after ${stalledMs} ms`);
        const isTroubled = time.now() - connection.node.troubledAtMs < config.stallMs + SLACK_MS;
        if (stalledMs < config.stallMs && !isTroubled) fail(`${this.name} was cut after ${stalledMs} ms`);
        this.#close(connection);
      },
    };
  }

  #close(connection: Connection): void {
    if (!connection.isOpen) return;
    connection.isOpen = false;
    connection.forgetNode();
    connection.seat?.leave();
    if (this.connection === connection) this.connection = null;
  }

  /** Everything the viewer might see while a connection was open: an answer may have been found before midnight. */
  #rolesOf({ firstCommitted, openedOn }: Connection): (Role | null)[] {
    const today = this.around.today();
    const days = openedOn === today ? [today] : [openedOn, today];
    return days.flatMap((day) => this.#rolesSince(firstCommitted, day));
  }

  /** Every state that was committed since a moment, and what the viewer might see then by where committees stand on a day. */
  #rolesSince(index: number, day: string): (Role | null)[] {
    const { database } = this.around;
    const roles = new Map<Records['grants'], Map<Records['stays'], Role | null>>();
    return database.committed.slice(index).map((records) => {
      const known = roles.get(records.grants) ?? new Map<Records['stays'], Role | null>();
      roles.set(records.grants, known);
      if (!known.has(records.stays))
        known.set(records.stays, roleOf(records, this.viewer, this.scope.committeeId, day));
      return known.get(records.stays) ?? null;
    });
  }

  /** No frame at or past the change of a grant shows more than may be seen by then. */
  #checkAccess(connection: Connection, { frame, role }: Rendered): void {
    const { core, database, fail } = this.around;
    const position = database.positions.get(core.decodeCursor(frame.cursor)?.digest ?? '');
    if (!position) {
      fail(`${this.name} was sent the cursor of no position: ${frame.cursor}`);
      return;
    }
    const isEnough = (have: Role | null): boolean => have === 'FULL' || have === role;
    // Where a committee stands at a position is a matter of the day that the feed had reached there.
    if (isEnough(roleOf(position.records, this.viewer, this.scope.committeeId, position.day))) return;
    // A grant that was lost with a restored backup before it had a position was not withdrawn: nothing speaks of it.
    const isLost = database.restores > connection.restores;
    const index = isLost ? connection.firstCommitted : database.committed.indexOf(position.records);
    if (!this.#rolesSince(Math.max(0, index), this.around.today()).some(isEnough)) {
      fail(`${this.name} was sent what ${role} may see at ${position.seq}, and had no such role there nor later`);
    }
  }

  #take(connection: Connection, rendered: Rendered): void {
    const { time, trace, fail } = this.around;
    const { kind, reason, from, cursor, rows } = rendered.frame;
    trace(() => `${this.name} takes ${kind} ${reason ?? ''} ${from ?? ''} -> ${cursor} with ${rows.length}`);
    this.checkSilence();
    connection.quietSinceMs = time.now();
    const before = this.cursor;
    const wrong = this.apply(connection, rendered);
    if (wrong !== null) fail(`${this.name} at ${before}, ${kind} ${reason ?? ''} to ${cursor}: ${wrong}`);
  }

  /** Takes a frame over. Answers with what is wrong with it. */
  protected apply(connection: Connection, { frame, role }: Rendered): string | null {
    const { core, database } = this.around;
    const cursor = core.decodeCursor(frame.cursor);
    const position = cursor && database.positions.get(cursor.digest);
    if (!cursor || !position || position.seq !== cursor.seq) return 'it is of no position';
    const wrong = this.#wrongKind(connection, frame, position, role);
    if (wrong !== null) return wrong;
    if (frame.from === null) this.rows = new Map();
    for (const row of frame.rows) {
      const pipelineCount = role === 'FULL' ? row.pipelineCount : null;
      this.rows.set(rowKey(row), { ...row, pipelineCount, role, connection });
    }
    this.cursor = frame.cursor;
    connection.isFirst = false;
    this.remember();
    return wrongSum(this.rows, this.scope) ?? this.wrongWith(position, role, cursor.day);
  }

  /** Takes note of where it stands, to come back to it. */
  protected remember(): void {
    if (this.cursor !== null) this.#past.push({ cursor: this.cursor, rows: new Map(this.rows) });
  }

  /** Why a frame of this kind is not what comes next; null when it is. */
  #wrongKind(connection: Connection, frame: QuotaFrame, position: PositionState, role: Role): string | null {
    const { core, database } = this.around;
    const { kind, reason, from, rows } = frame;
    if ((kind === 'SNAPSHOT' || kind === 'RESET') !== (from === null)) return `continues ${from}`;
    if ((kind === 'RESET') !== (reason !== null)) return 'a reason belongs to a RESET';
    const seen = this.cursor === null ? null : core.decodeCursor(this.cursor);
    if (kind === 'SNAPSHOT') return connection.isFirst && seen === null ? null : 'the client had something to continue';
    if (seen === null) return 'the client had nothing to continue';
    const old = database.positions.get(seen.digest);
    const isSameHistory =
      old !== undefined &&
      position.seq >= old.seq &&
      ancestorAt(position, old.seq) === old &&
      epochOf(this.cursor) === epochOf(frame.cursor);
    if (kind === 'RESET') {
      const hasEnded = hasEndedOn(position.records, this.scope.committeeId, position.day);
      if (hasEnded !== (frame.successors !== null)) return 'it is wrong about the end of its committee';
      const because = hasEnded && reason === 'COMMITTEE_ENDED' ? 'TREE_CHANGED' : reason;
      if (hasEnded && because === reason && (reason === 'TREE_CHANGED' || reason === 'ACCESS_CHANGED')) {
        return 'its committee has ended';
      }
      switch (because) {
        case 'OTHER_EPOCH':
          return epochOf(this.cursor) === epochOf(frame.cursor) ? 'it is the same epoch' : null;
        case 'FROM_THE_FUTURE':
        case 'OTHER_HISTORY':
          // A node that notices a restored backup starts everybody anew, also those whose cursor was in the backup.
          if (!isSameHistory || connection.node.noticedAtMs >= connection.openedAtMs) return null;
          // What the database has may be another history already than the one the node still shows.
          if (ancestorAt(database.position, old.seq) !== old) return null;
          return 'the cursor is of this history';
        case 'TREE_CHANGED':
          if (!old) return 'the cursor is of no position';
          // At midnight moves that were dated ahead take effect.
          if (old.day !== position.day || old.records.stays !== position.records.stays) return null;
          if (hasEnded && this.#rolesOf(connection).some((other) => other !== role)) return null;
          return old.records.committees === position.records.committees ? 'the tree is the same' : null;
        case 'ACCESS_CHANGED':
          return this.#rolesOf(connection).some((other) => other !== role) ? null : 'the role is the same';
        default:
          return 'there is no such reason';
      }
    }
    if (from !== this.cursor) return `gap: it continues ${from}`;
    if (!isSameHistory || !old) return 'it continues what is of another history';
    if ((kind === 'DELTA') !== rows.length > 0) return `it has ${rows.length} rows`;
    const touched = touchedBetween(position, old);
    const isNewDay = core.decodeCursor(frame.cursor)?.day !== seen.day;
    const lateMs = this.#lateBy(connection, position, old, seen.day);
    if (lateMs > 0) return `it comes ${lateMs} ms too late`;
    const extra = rows.find(({ committeeId }) => !isNewDay && !touched.has(committeeId));
    return extra ? `it brings ${extra.committeeId}, where nothing changed` : null;
  }

  /** By how much a frame is late, as far as nothing else has held it up, ms; not above 0 where it is in time. */
  #lateBy(connection: Connection, position: PositionState, old: PositionState, day: string): number {
    const { node } = connection;
    const nowMs = this.around.time.now();
    const freeSinceMs = Math.max(connection.openedAtMs, this.#awakeSinceMs, node.troubledAtMs);
    const allowedSince = (sinceMs: number): number => (node.deafAtMs >= sinceMs ? LATE_BY_POLL_MS : LATE_MS);
    for (let at = position; at !== old && at.before !== null; at = at.before) {
      const lateMs = nowMs - Math.max(at.madeAtMs, freeSinceMs) - allowedSince(at.madeAtMs);
      if (lateMs <= 0) continue;
      const is = expectedBoard(at, this.scope, day);
      const was = expectedBoard(at.before, this.scope, day);
      const isShown = [...is].some(([key, row]) => JSON.stringify(row) !== JSON.stringify(was.get(key)));
      if (isShown) return lateMs;
    }
    return 0;
  }

  /** What is wrong with what is shown, at a position. */
  protected wrongWith(position: PositionState, role: Role, day: string): string | null {
    const expected = expectedBoard(position, this.scope, day);
    for (const [key, row] of expected) {
      const shown = this.rows.get(key);
      if (!shown) return `${key} is missing`;
      // A role that changed while the client was away is not in its cursor: rows from before follow with their changes.
      const seenAs = shown.connection === this.connection ? role : shown.role;
      for (const field of Object.keys(row) as (keyof ExpectedRow)[]) {
        const value = field === 'pipelineCount' && seenAs !== 'FULL' ? null : row[field];
        if (shown[field] !== value) return `${row.name} (${key}) shows ${field} ${shown[field]} for ${value}`;
      }
    }
    const extra = [...this.rows.keys()].find((key) => !expected.has(key));
    return extra === undefined ? null : `${extra} does not belong here`;
  }
}

function epochOf(cursor: string | null): string | undefined {
  return cursor?.split('.')[1];
}

function ancestorAt(position: PositionState, seq: number): PositionState {
  let at = position;
  while (at.seq > seq && at.before !== null) at = at.before;
  return at;
}

/** Committees that changed after `old`, and everything they ever stood below. */
function touchedBetween(position: PositionState, old: PositionState): Set<string> {
  const touched = new Set<string>();
  for (let at: PositionState | null = position; at !== null && at !== old; at = at.before) {
    for (const committee of at.touched) touched.add(committee);
  }
  return touched;
}
