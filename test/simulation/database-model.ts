import { today as localToday } from '../../src/calendar.ts';
import type {
  CommitteeRow,
  ForecastRow,
  HeadRow,
  PipelineRow,
  PlacementRow,
  RootRow,
  TailRow,
  TallyRow,
  TargetRow,
  TopicRow,
  TreeRow,
} from '../../src/db/queries/feed.ts';
import { type ForecastTimes, readForecast } from '../../src/feed/forecast.ts';
import { WAY, type WayStage } from '../../src/feed/stage-counts.ts';
import type { Whole } from '../helpers/state-of.ts';
import type { Random } from './random.ts';
import {
  type Change,
  type Commit,
  carryOut,
  type Day,
  hasEndedOn,
  type PendingRow,
  type Records,
  type Stay,
  staysBelow,
  staysOf,
  TRAINED,
  wayUp,
} from './records.ts';
import { ROOT } from './workload.ts';

/** Planted bugs of the database's part. Each was a temptation once. */
export interface Flaws {
  /** Rows are read by `id > last`, though ids commit out of order. */
  cursorByIdentity?: boolean;
  /** Two sessions may be at the sequencer at once. */
  noLock?: boolean;
  /** The head is read after the counters, not in the same snapshot. */
  headAfterCounters?: boolean;
  /** Counters become visible before the position they belong to. */
  batchInParts?: boolean;
  /** An admission counts where its committee stands today, not where it stood on the day. */
  ancestorsOfToday?: boolean;
  /** A sequencer that dies has taken its rows with it. */
  rowsLostWithSequencer?: boolean;
  /** Counters above the committee keep their old position. */
  positionNotBumped?: boolean;
  /** A recount sees records whose rows it has not taken. */
  recountOutsideSnapshot?: boolean;
  /** A move counts nothing anew. */
  noRecount?: boolean;
  /** Nodes read the tree as it is, not as it was at the head. */
  treeAheadOfHead?: boolean;
  /** The quota that came last wins, not the one with the higher version. */
  targetByArrival?: boolean;
  /** A position has the same fingerprint in every history. */
  digestOfNumberOnly?: boolean;
  /** Grants leave no trace in the feed. */
  grantsNotInFeed?: boolean;
  /** The pipeline stays where people waited yesterday. */
  midnightIgnored?: boolean;
  /** Whoever comes to a stage is counted, and who leaves one is not taken off. */
  stageForgotten?: boolean;
  /** The times of a day are made, and have the position of the day before. */
  timesNotBumped?: boolean;
  /** Who leaves a stage leaves no notice for lists. */
  noticeForgotten?: boolean;
  /** What moves one list says nothing of another that it moves too. */
  topicForgotten?: boolean;
  /** Times are learnt anew with a new day only, though the root has set them. */
  timesOfMidnight?: boolean;
  /** What a root has set is taken over, and has the position of what it set before. */
  rootNotBumped?: boolean;
}

/** Changed grants that a tail tells apart, and changed committees that it tells. */
const GRANTS = 2;
const COMMITTEES = 3;

/** What is known of a position, for whoever checks what clients are shown. */
export interface PositionState {
  seq: number;
  digest: string;
  records: Records;
  /** The day by which people in the pipeline were counted. */
  day: Day;
  /** By which is forecast. */
  times: ForecastTimes | null;
  /** Committees with figures or surroundings that changed at this position. */
  touched: ReadonlySet<string>;
  /** When it was made, ms. */
  madeAtMs: number;
  before: PositionState | null;
}

interface Store {
  records: Records;
  pending: readonly { id: number; row: PendingRow }[];
  head: HeadRow;
  day: Day;
  position: PositionState;
  tallies: ReadonlyMap<string, TallyRow>;
  pipelines: ReadonlyMap<string, PipelineRow>;
  targets: ReadonlyMap<string, TargetRow>;
  forecast: ForecastRow | null;
  /** When something of a topic changed last at each committee, by both. */
  topicSeqs: ReadonlyMap<string, TopicRow>;
  root: RootRow | null;
  /** When each grant changed last. */
  grantSeqs: ReadonlyMap<number, number>;
  /** The copies of the tree, and when each committee's surroundings changed last. */
  tree: Pick<Records, 'committees' | 'stays'>;
  treeSeqs: ReadonlyMap<string, number>;
  digests: ReadonlyMap<number, string>;
  lastId: number;
}

/** A step of the sequencer on its way. */
export interface Step {
  from: Store;
  done: boolean;
}

/** PostgreSQL as the feed sees it: what is committed, what is pending, and the one function that makes positions. */
export class DatabaseModel {
  readonly positions = new Map<string, PositionState>();
  /** Every state that was ever committed, in order of time. */
  readonly committed: Records[] = [];
  /** How often a backup was put in. */
  restores = 0;
  readonly #random: Random;
  readonly #flaws: Flaws;
  readonly #today: () => Day;
  readonly #now: () => number;
  #store: Store;
  #step: Step | null = null;
  #nextId = 1;
  #nextCommit = 1;
  #told: (seq: number) => void = () => {};

  constructor(random: Random, flaws: Flaws, now: () => number, records: Records) {
    const today = (): Day => localToday({ now });
    this.#now = now;
    this.#random = random;
    this.#flaws = flaws;
    this.#today = today;
    const digest = random.hex(16);
    const position = {
      seq: 0,
      digest,
      records: { ...records, stays: new Map(), committees: new Map() },
      day: '1930-02-03',
      times: null,
      touched: new Set<string>(),
      madeAtMs: now(),
      before: null,
    };
    this.positions.set(digest, position);
    this.#store = {
      records,
      pending: [],
      head: {
        epoch: `${random.hex(8)}-${random.hex(24)}`,
        seq: 0,
        digest,
        treeSeq: 0,
        authzSeq: 0,
        wholeSeq: 0,
        server: '',
      },
      day: '1930-02-03',
      position,
      tallies: new Map(),
      pipelines: new Map(),
      targets: new Map(),
      forecast: null,
      topicSeqs: new Map(),
      root: null,
      grantSeqs: new Map(),
      tree: { committees: new Map(), stays: new Map() },
      treeSeqs: new Map(),
      digests: new Map([[0, digest]]),
      lastId: 0,
    };
    this.committed.push(records);
    const named: PendingRow[] = [...records.committees.keys()].map((committee) => ({
      kind: 'TREE',
      committee,
      day: '2000-01-01',
    }));
    this.#append(named.map((row) => ({ id: this.#nextId++, row })));
  }

  /** Calls back when a position was made. */
  onNotify(told: (seq: number) => void): void {
    this.#told = told;
  }

  get records(): Records {
    return this.#store.records;
  }

  get position(): PositionState {
    return this.#store.position;
  }

  get epoch(): string {
    return this.#store.head.epoch;
  }

  /** Ids are given when a row is written, long before it can be seen. */
  reserveIds(count: number): number {
    const first = this.#nextId;
    this.#nextId += count;
    return first;
  }

  /**
   * Commits a transaction. Null where a constraint refuses it, and then nothing has happened.
   * `isShown` says whether boards have anything of it.
   */
  commit(changes: readonly Change[], firstId: number): (Commit & { isShown: boolean }) | null {
    let records = this.#store.records;
    const rows: PendingRow[] = [];
    for (const change of changes) {
      const outcome = carryOut(records, change);
      if (outcome === null) return null;
      records = outcome.records;
      rows.push(...outcome.rows);
    }
    const commit: Commit = { number: this.#nextCommit++, before: records.commit };
    this.#store = { ...this.#store, records: { ...records, commit } };
    this.committed.push(this.#store.records);
    const kept = this.#flaws.grantsNotInFeed ? rows.filter(({ kind }) => kind !== 'AUTHZ') : rows;
    this.#append(kept.map((row, index) => ({ id: firstId + Math.min(index, changes.length - 1), row })));
    return Object.assign(commit, { isShown: rows.length > 0 });
  }

  /** Names the server, of which there is another one with each backup that is put in. */
  get server(): string {
    return this.restores.toString(16).padStart(8, '0');
  }

  /** A copy of everything, to be restored later. */
  backup(): () => void {
    const saved = this.#store;
    return () => {
      this.#store = saved;
      this.#step = null;
      this.restores += 1;
      this.committed.push(saved.records);
    };
  }

  /** A new database with the same records: nothing of the old history is known to it. */
  beginEpoch(): void {
    this.#step = null;
    const { head } = this.#store;
    this.#store = { ...this.#store, head: { ...head, epoch: `${this.#random.hex(8)}-${this.#random.hex(24)}` } };
    this.restores += 1;
  }

  /**
   * Begins feed_sequence(). A number when there is nothing to do, null when another session is at it.
   */
  begin(): number | null | Step {
    const store = this.#store;
    const today = this.#today();
    if (store.pending.length === 0 && store.day >= today) return store.head.seq;
    if (this.#step !== null && !this.#flaws.noLock) return null;
    const step = { from: store, done: false };
    this.#step = step;
    if (this.#flaws.batchInParts) this.#store = { ...this.#store, ...this.#made(store).counters };
    return step;
  }

  /** Commits a step. Answers with its position. */
  finish(step: Step): number {
    const store = this.#store;
    if (step.done) return store.head.seq;
    step.done = true;
    if (this.#step === step) this.#step = null;
    const { taken, counters, head, position, day, anything } = this.#made(step.from);
    const pending = this.#store.pending.filter((row) => !taken.has(row));
    if (!anything) {
      this.#store = { ...this.#store, pending, day };
      return this.#store.head.seq;
    }
    this.positions.set(head.digest, position);
    this.#store = {
      ...store,
      ...counters,
      pending,
      head,
      position,
      day,
      digests: new Map(store.digests).set(head.seq, head.digest),
    };
    this.#told(head.seq);
    return head.seq;
  }

  /** The session of a step died before its commit. */
  abandon(step: Step): void {
    if (step.done) return;
    step.done = true;
    if (this.#step === step) this.#step = null;
    if (!this.#flaws.rowsLostWithSequencer) return;
    const taken = new Set(step.from.pending);
    this.#store = { ...this.#store, pending: this.#store.pending.filter((row) => !taken.has(row)) };
  }

  /** Whether a step that was begun can still be committed: a restored backup knows nothing of it. */
  isOpen(step: Step): boolean {
    return !step.done && (this.#step === step || this.#flaws.noLock === true);
  }

  readTail(seq: number): TailRow {
    return this.#tail(this.#store, seq);
  }

  /** For a flaw: what was read a while ago, under the head of now. */
  underHeadOfNow<T extends TailRow>(read: T): T {
    return this.#flaws.headAfterCounters ? { ...read, head: { ...this.#store.head, server: this.server } } : read;
  }

  readWhole(seq: number): Whole {
    const store = this.#store;
    return {
      ...this.#tail(store, -1),
      digestThere: store.digests.get(seq) ?? null,
      subjects: this.#subjects(store, seq),
      committees: this.#committees(store, () => true),
      placements: this.#placements(store, () => true),
    };
  }

  readDigests(seqs: readonly number[]): (string | null)[] {
    return seqs.map((seq) => this.#store.digests.get(seq) ?? null);
  }

  #append(rows: readonly { id: number; row: PendingRow }[]): void {
    this.#store = { ...this.#store, pending: [...this.#store.pending, ...rows] };
  }

  /** Whose grants changed after a position; few are told apart. */
  #subjects({ grantSeqs, records }: Store, seq: number): string[] | null {
    const changed = [...grantSeqs].filter(([, at]) => at > seq).map(([id]) => records.grants.get(id)?.viewer);
    const isReadable = changed.length <= GRANTS && changed.every((viewer) => viewer !== undefined);
    return isReadable ? [...new Set(changed as string[])] : null;
  }

  #treeOf({ records, tree }: Store): Records {
    return this.#flaws.treeAheadOfHead ? records : { ...records, ...tree };
  }

  /** In order of name. */
  #committees(store: Store, isMeant: (id: string) => boolean): CommitteeRow[] {
    const tree = this.#treeOf(store);
    return [...tree.committees.values()]
      .filter(({ id }) => isMeant(id))
      .sort((a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1))
      .map(({ id, kind, name, code }) => [
        id,
        kind,
        name,
        pathOf(tree, id, store.day),
        code,
        null,
        null,
        store.treeSeqs.get(id) ?? 0,
      ]);
  }

  #placements(store: Store, isMeant: (stay: Stay) => boolean): PlacementRow[] {
    const stays = [...this.#treeOf(store).stays.values()].filter(isMeant);
    return stays.map(({ id, child, parent, from, to }) => [id, child, parent, from, to]);
  }

  /** What changed in the tree after a position; few changes are told. */
  #treeSince(store: Store, seq: number): TreeRow | null {
    if (store.head.treeSeq <= seq) return { committees: [], placements: [], below: [] };
    const named = new Set([...store.treeSeqs].filter(([, at]) => at > seq).map(([id]) => id));
    if (named.size > COMMITTEES) return null;
    const placements = this.#placements(store, ({ child }) => named.has(child));
    const tops = new Set([...named, ...placements.map(([, , parent]) => parent)]);
    const names = this.#committees(store, () => true).map(([id]) => id);
    const below = (top: string): number[] =>
      staysBelow(this.#treeOf(store), top)
        .toSorted((a, b) => names.indexOf(a.child) - names.indexOf(b.child) || (a.from < b.from ? -1 : 1))
        .map(({ id }) => id);
    return {
      committees: this.#committees(store, (id) => named.has(id)),
      placements,
      below: [...tops].filter((top) => top !== null).map((top) => [top, below(top)]),
    };
  }

  #tail(store: Store, seq: number): TailRow {
    const { head, digests, tallies, pipelines, targets, forecast, root, topicSeqs } = store;
    const isNew = (row: readonly unknown[]): boolean => (row.at(-1) as number) > seq;
    return {
      head: { ...head, server: this.server },
      digestThere: digests.get(seq) ?? null,
      subjects: this.#subjects(store, seq),
      tallies: [...tallies.values()].filter(isNew),
      pipelines: [...pipelines.values()].filter(isNew),
      targets: [...targets.values()].filter(isNew),
      forecasts: forecast !== null && isNew(forecast) ? [forecast] : [],
      roots: root !== null && isNew(root) ? [root] : [],
      topics: [...topicSeqs.values()].filter(isNew),
      tree: this.#treeSince(store, seq),
    };
  }

  /** What a step makes of the snapshot it has taken. */
  #made(from: Store) {
    const flaws = this.#flaws;
    const rows = flaws.cursorByIdentity ? from.pending.filter(({ id }) => id > from.lastId) : from.pending;
    const taken = new Set(rows);
    // Counters only ever change here, one step after the other: those of now are those of the snapshot.
    const store = this.#store;
    const base = flaws.batchInParts ? from : store;
    const seq = base.head.seq + 1;
    const today = flaws.midnightIgnored && base.day !== '1930-02-03' ? base.day : later(base.day, this.#today());
    const seen = flaws.recountOutsideSnapshot ? store.records : from.records;
    const touched = new Set<string>();
    const tallies = new Map(base.tallies);
    const pipelines = new Map(base.pipelines);
    const targets = new Map(base.targets);
    const treeSeqs = new Map(base.treeSeqs);
    const named = new Set<string>();
    const grantSeqs = new Map(base.grantSeqs);
    const topicSeqs = new Map(base.topicSeqs);
    let since: Day | null = null;
    let authz = false;
    for (const { row } of rows) {
      if (row.kind === 'AUTHZ') {
        authz = true;
        grantSeqs.set(row.grant, seq);
      }
      if (row.kind === 'PIPELINE' && !(flaws.noticeForgotten && row.pipeline < 0)) {
        const topics =
          row.stage === TRAINED && !flaws.topicForgotten ? (['DUE', 'TRAINING'] as const) : (['DUE'] as const);
        for (const topic of topics) topicSeqs.set(`${topic} ${row.committee}`, [row.committee, topic, seq]);
      }
      if (row.kind !== 'TREE') continue;
      named.add(row.committee);
      if (row.day !== null && (since === null || row.day < since)) since = row.day;
    }
    // Paths are written anew, and that names whoever stands elsewhere: by a move, or by one that was dated ahead.
    for (const id of from.records.committees.keys()) {
      const was = wayUp({ ...from.records, ...base.tree }, id, base.day);
      const is = wayUp(from.records, id, today);
      if (was.map(({ parent }) => parent).join() === is.map(({ parent }) => parent).join()) continue;
      const parents = was[0]?.parent === is[0]?.parent ? [] : [was[0]?.parent, is[0]?.parent];
      for (const one of [id, ...parents]) if (one != null) named.add(one);
    }
    for (const { row } of flaws.targetByArrival ? [...rows].sort((a, b) => a.id - b.id) : rows) {
      if (row.kind !== 'TARGET') continue;
      const { committee, year, kind, target, version } = row.target;
      const key = `${committee} ${year} ${kind}`;
      const old = targets.get(key);
      if (old && old[4] >= version && !flaws.targetByArrival) continue;
      targets.set(key, [committee, year, kind, target, version, seq]);
      touched.add(committee);
      // What a committee above has given is the sum of the plans below it.
      if (kind === 'PLAN') for (const { parent } of staysOf(from.records, committee)) if (parent) touched.add(parent);
    }
    const addTally = (stay: Stay, year: number, admitted: number, here: number): void => {
      const key = `${stay.id} ${year}`;
      const [, , oldAdmitted, oldHere, oldSeq] = tallies.get(key) ?? [stay.id, year, 0, 0, 0];
      const bumped = flaws.positionNotBumped && here === 0 ? oldSeq : seq;
      tallies.set(key, [stay.id, year, oldAdmitted + admitted, oldHere + here, bumped]);
      touched.add(stay.child);
    };
    if ((since === null || flaws.noRecount) && (today === base.day || base.day === '1930-02-03')) {
      for (const { row } of rows) {
        if (row.kind === 'ADMISSION') {
          const day = flaws.ancestorsOfToday ? today : row.day;
          for (const [index, stay] of wayUp(from.records, row.committee, day).entries())
            addTally(stay, Number(row.day.slice(0, 4)), row.admitted, index === 0 ? row.admitted : 0);
        }
        if (row.kind === 'PIPELINE' && !(flaws.stageForgotten && row.pipeline < 0)) {
          for (const stay of wayUp(from.records, row.committee, today)) {
            const key = `${stay.id} ${row.stage}`;
            const waiting = (pipelines.get(key)?.[2] ?? 0) + row.pipeline;
            pipelines.set(key, [stay.id, row.stage, waiting, seq]);
            touched.add(stay.child);
          }
        }
      }
    } else {
      const firstYear = since === null ? Number.POSITIVE_INFINITY : Number(since.slice(0, 4));
      const counted = countAdmissions(seen);
      for (const { row } of rows) {
        // Years before the move are not counted anew: what is pending for them is added.
        if (row.kind !== 'ADMISSION' || Number(row.day.slice(0, 4)) >= firstYear) continue;
        for (const [index, stay] of wayUp(from.records, row.committee, row.day).entries())
          addTally(stay, Number(row.day.slice(0, 4)), row.admitted, index === 0 ? row.admitted : 0);
      }
      for (const key of new Set([...tallies.keys(), ...counted.keys()])) {
        const [stayId = 0, year = 0] = key.split(' ').map(Number);
        if (year < firstYear) continue;
        const old = tallies.get(key);
        const { admitted, here } = counted.get(key) ?? { admitted: 0, here: 0 };
        if ((old?.[2] ?? 0) === admitted && (old?.[3] ?? 0) === here) continue;
        tallies.set(key, [stayId, year, admitted, here, seq]);
        const child = seen.stays.get(stayId)?.child;
        if (child !== undefined) touched.add(child);
      }
      const waiting = countWaiting(seen, today);
      for (const key of new Set([...pipelines.keys(), ...waiting.keys()])) {
        if ((pipelines.get(key)?.[2] ?? 0) === (waiting.get(key) ?? 0)) continue;
        const [id = '', stage = ''] = key.split(' ');
        pipelines.set(key, [Number(id), stage as WayStage, waiting.get(key) ?? 0, seq]);
        const child = seen.stays.get(Number(id))?.child;
        if (child !== undefined) touched.add(child);
      }
    }
    for (const committee of named) {
      treeSeqs.set(committee, seq);
      touched.add(committee);
    }
    let { forecast } = base;
    const isAsked = today > base.day || (rows.some(({ row }) => row.kind === 'FORECAST') && !flaws.timesOfMidnight);
    const made = forecastOf(from.records, today, seq);
    if (isAsked && JSON.stringify(made.slice(0, -1)) !== JSON.stringify(forecast?.slice(0, -1))) {
      forecast =
        flaws.timesNotBumped && forecast !== null ? ([...made.slice(0, -1), forecast[4]] as ForecastRow) : made;
      for (const committee of from.records.committees.keys()) touched.add(committee);
    }
    let { root } = base;
    const set = rootOf(from.records, seq);
    if (JSON.stringify(root?.slice(0, -1)) !== JSON.stringify(set.slice(0, -1))) {
      root = flaws.rootNotBumped && root !== null ? ([...set.slice(0, -1), root[5]] as RootRow) : set;
      for (const committee of from.records.committees.keys()) touched.add(committee);
    }
    const digest = flaws.digestOfNumberOnly ? seq.toString(16).padStart(16, '0') : this.#random.hex(16);
    const head: HeadRow = {
      epoch: base.head.epoch,
      seq,
      digest,
      treeSeq: named.size > 0 ? seq : base.head.treeSeq,
      authzSeq: authz ? seq : base.head.authzSeq,
      wholeSeq: 0,
      server: this.server,
    };
    const day = later(base.day, this.#today());
    const position: PositionState = {
      seq,
      digest,
      records: from.records,
      day,
      // As it should be: made from the records by the first step of a day.
      times: readForecast(forecastOf(from.records, day, seq)),
      touched,
      madeAtMs: this.#now(),
      before: base.position,
    };
    const counters = {
      tallies,
      pipelines,
      targets,
      forecast,
      root,
      grantSeqs,
      topicSeqs,
      treeSeqs,
      tree: named.size > 0 ? { committees: from.records.committees, stays: from.records.stays } : base.tree,
      lastId: rows.reduce((last, { id }) => Math.max(last, id), from.lastId),
    };
    const anything = rows.length > 0 || touched.size > 0;
    return { taken, counters, head, position, day: today, anything };
  }
}

/** What the root has set, or what is learnt, which is another thing each day. */
function forecastOf({ paceSet }: Records, day: Day, seq: number): ForecastRow {
  const pace = paceSet ?? Number(day.slice(8)) + 5;
  const times = WAY.map((stage, place): ForecastRow[3][number] => {
    const days = (WAY.length - place) * pace;
    return [stage, 1_000 - 20 * (WAY.length - place), days / 2, days, 2 * days, 3 * days, 4 * days];
  });
  return [ROOT, paceSet === null ? 'LEARNT' : 'SET', 100, times, seq];
}

/** What the root has set for all boards. */
function rootOf({ countedBy, curveSet }: Records, seq: number): RootRow {
  return [ROOT, countedBy, curveSet === null ? 'EVEN' : 'SET', 0, curveSet === null ? null : [...curveSet], seq];
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function countAdmissions(records: Records): Map<string, { admitted: number; here: number }> {
  const counted = new Map<string, { admitted: number; here: number }>();
  for (const { committee, day, revoked } of records.admissions.values()) {
    if (revoked) continue;
    for (const [index, stay] of wayUp(records, committee, day).entries()) {
      const key = `${stay.id} ${Number(day.slice(0, 4))}`;
      const old = counted.get(key) ?? { admitted: 0, here: 0 };
      counted.set(key, { admitted: old.admitted + 1, here: old.here + (index === 0 ? 1 : 0) });
    }
  }
  return counted;
}

/** Cases by stay and stage. */
function countWaiting(records: Records, day: Day): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { committee, stage } of records.candidates.values()) {
    if (stage === null) continue;
    for (const { id } of wayUp(records, committee, day)) {
      counted.set(`${id} ${stage}`, (counted.get(`${id} ${stage}`) ?? 0) + 1);
    }
  }
  return counted;
}

function pathOf(records: Records, id: string, day: Day): string {
  const up = wayUp(records, id, day).map(({ child }) => child);
  if (up.length > 0 || !hasEndedOn(records, id, day)) return `/${up.reverse().join('/')}/`;
  // Who has ended goes with the committee above: nobody here has another follower.
  const parent = staysOf(records, id).at(-1)?.parent ?? null;
  return `${parent === null ? '/' : pathOf(records, parent, day)}~1/`;
}
