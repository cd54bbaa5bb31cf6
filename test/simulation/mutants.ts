import type { Flaws } from './database-model.ts';
import { type Edit, loadMutant } from './load-core.ts';
import type { SimulationOptions } from './simulation.ts';

/** A planted bug: of the database's part, or of the core by a changed line. */
export interface Mutant {
  name: string;
  /** Where the search begins, for one that shows seldom. */
  seed?: number;
  flaws?: Flaws;
  /** Where it shows; on boards when left out. */
  watched?: SimulationOptions['watched'];
  edits?: readonly Edit[];
}

/** What the simulation must find. */
export const mutants: readonly Mutant[] = [
  { name: 'rows are read by id > last', flaws: { cursorByIdentity: true } },
  { name: 'two sessions at the sequencer', flaws: { noLock: true } },
  { name: 'the head is read after the counters', flaws: { headAfterCounters: true } },
  { name: 'a batch is applied in parts', flaws: { batchInParts: true } },
  { name: 'an admission counts where its committee stands today', flaws: { ancestorsOfToday: true } },
  { name: 'a sequencer that dies takes its rows with it', seed: 130, flaws: { rowsLostWithSequencer: true } },
  { name: 'counters above the committee keep their position', flaws: { positionNotBumped: true } },
  { name: 'a recount sees records whose rows it has not taken', flaws: { recountOutsideSnapshot: true } },
  { name: 'a move counts nothing anew', flaws: { noRecount: true } },
  { name: 'nodes read the tree as it is, not as of the head', flaws: { treeAheadOfHead: true } },
  { name: 'the quota that came last wins', seed: 440, flaws: { targetByArrival: true } },
  { name: 'positions have the same digest in every history', flaws: { digestOfNumberOnly: true } },
  { name: 'grants leave no trace in the feed', flaws: { grantsNotInFeed: true } },
  { name: 'a stage that somebody left is forgotten', flaws: { stageForgotten: true } },
  { name: 'times of a new day have the position of the old ones', flaws: { timesNotBumped: true } },
  { name: 'times that the root has set wait for midnight', flaws: { timesOfMidnight: true } },
  { name: 'what a root has set has the position of what it set before', flaws: { rootNotBumped: true } },
  {
    name: 'settings that changed move no board',
    edits: [{ file: 'board.ts', find: 'settings.lastSeq,\n', replace: '0,\n' }],
  },
  {
    name: 'times that changed move no board',
    edits: [{ file: 'board.ts', find: 'lastSeq = Math.max(lastSeq, times.lastSeq);', replace: 'void times.lastSeq;' }],
  },
  { name: 'midnight moves nobody', flaws: { midnightIgnored: true } },
  {
    name: 'no floor poll under lost notifications',
    edits: [{ file: 'feed.ts', find: 'this.#schedule();\n  }\n\n  /** Boots', replace: '}\n\n  /** Boots' }],
  },
  {
    name: 'a step that is under way counts for a later commit',
    edits: [
      {
        file: 'sequencer.ts',
        find: 'this.#following(this.#running)',
        replace: '(this.#running ?? this.#following(null))',
      },
    ],
  },
  {
    name: 'a higher position proves that a change is shown',
    edits: [{ file: 'feed.ts', find: 'await this.#follower.pullAnew();', replace: 'await this.#follower.reach(seq);' }],
  },
  {
    name: 'a whole that was read after another tail is taken for the same past',
    seed: 260,
    edits: [{ file: 'follower.ts', find: '!isSamePast(stand, mine)', replace: '!isSamePast(tail, mine)' }],
  },
  {
    name: 'old digests are kept over a restored backup',
    seed: 75,
    edits: [{ file: 'follower.ts', find: 'this.#digests.clear();', replace: '' }],
  },
  {
    name: 'a digest is believed without looking whose history it is of',
    seed: 740,
    edits: [{ file: 'follower.ts', find: 'if (here === mine.digest) return there;', replace: 'return there;' }],
  },
  {
    name: 'a foreign cursor is continued',
    edits: [
      {
        file: 'frame.ts',
        find: "return seen.digest === digestThere ? null : 'OTHER_HISTORY';",
        replace: 'return null;',
      },
    ],
  },
  {
    name: 'a change does not reach the tops above it',
    edits: [
      {
        file: 'node-state.ts',
        find: 'if (parent !== null) touch(parent, seq, touched);',
        replace: 'if (parent !== null && parent.newest === 0) touch(parent, seq, touched);',
      },
    ],
  },
  {
    name: 'a change of the tree does not reach the boards above it',
    edits: [{ file: 'node-state.ts', find: 'reshape(parent, seq, touched);', replace: 'void parent;' }],
  },
  {
    name: 'a DELTA brings only what is newer than the last step',
    edits: [
      {
        file: 'frames.ts',
        find: 'changedRows(state, scope, seen, day)',
        replace: 'changedRows(state, scope, { ...seen, seq: state.head.seq - 1 }, day)',
      },
    ],
  },
  {
    name: 'rows are read from the picture slice by slice',
    edits: [
      {
        file: 'frames.ts',
        find: 'rows: this.#once(picture, scope, null, () => boardRows(state, scope, day)),',
        replace: 'get rows() { return boardRows(state, scope, day); },',
      },
    ],
  },
  {
    name: 'midnight is not noticed',
    edits: [{ file: 'follower.ts', find: 'if (day !== this.#day) {', replace: 'if (day < this.#day) {' }],
  },
  {
    name: 'a status that moved with the calendar is not sent',
    edits: [{ file: 'board.ts', find: 'if (seen.day === day) return', replace: 'if (seen.day <= day) return' }],
  },
  {
    name: 'readers are served while their rights are being checked',
    edits: [
      {
        file: 'hub.ts',
        find: 'void this.#askAgain(seat);\n    }\n  }\n\n  async',
        replace: 'void this.#ask(seat).then(() => seat.group && this.#askAgain(seat));\n    }\n  }\n\n  async',
      },
    ],
  },
  {
    name: 'nobody is asked again when grants change',
    edits: [{ file: 'follower.ts', find: 'subjects: new Set(subjects)', replace: 'subjects: new Set()' }],
  },
  {
    name: 'one of several whose grants changed is forgotten',
    edits: [
      { file: 'follower.ts', find: 'subjects: new Set(subjects)', replace: 'subjects: new Set(subjects.slice(1))' },
    ],
  },
  {
    name: 'the old place of a committee that moved is forgotten',
    edits: [
      { file: 'apply-tail.ts', find: 'known.path !== path || known.kind', replace: 'known.kind' },
      { file: 'whole-state.ts', find: 'old === undefined || old.path !== path', replace: 'old === undefined' },
    ],
  },
  {
    name: 'an answer about access is kept for ever',
    edits: [
      {
        file: 'hub.ts',
        find: 'return await seat.request.admit();',
        replace: `
          const kept = seat as Seat & { answer?: Admittance | Refusal };
          kept.answer ??= await seat.request.admit();
          return kept.answer instanceof Refusal ? kept.answer : { ...kept.answer, untilMs: Number.POSITIVE_INFINITY };`,
      },
    ],
  },
  {
    name: 'one buffer for readers that are not ready',
    edits: [
      { file: 'cohort.ts', find: 'if (!ready || seat.untilMs <= nowMs) {', replace: 'if (seat.untilMs <= nowMs) {' },
    ],
  },
  {
    name: 'a reader that was not ready is taken for served',
    edits: [{ file: 'cohort.ts', find: 'put(seat, rest);', replace: 'put(seat, ready ? rest : target);' }],
  },
  {
    name: 'a stalled reader is never cut',
    seed: 10,
    edits: [{ file: 'hub.ts', find: 'this.#cut(seat);\n      }', replace: '}' }],
  },
  {
    name: 'nobody looks after a reader whose frame has left',
    seed: 20,
    edits: [{ file: 'hub.ts', find: 'if (seat.group !== null) seat.group.cohort.serve(seat.group);', replace: '' }],
  },
  {
    name: 'no heartbeat',
    edits: [
      {
        file: 'hub.ts',
        find: 'cohort.beat(sinceMs);',
        replace: 'cohort.beat(Number.NEGATIVE_INFINITY);',
      },
    ],
  },
  {
    name: 'readers keep their place over a restored backup',
    edits: [{ file: 'hub.ts', find: 'cohort.startAnew();', replace: 'cohort.flush();' }],
  },
  {
    name: 'the end of a committee is told as any change of the tree',
    seed: 100,
    edits: [
      {
        file: 'frames.ts',
        find: "const reason = isEnd ? 'COMMITTEE_ENDED' : because;",
        replace: 'const reason = because;',
      },
    ],
  },
  {
    name: 'who waits for an answer keeps its place over a restored backup',
    edits: [{ file: 'hub.ts', find: 'position = known && inOtherHistory(known);', replace: '' }],
  },
  {
    name: 'what somebody else may see now is continued',
    edits: [{ file: 'hub.ts', find: "{ at: 'start', reason: 'ACCESS_CHANGED' }", replace: 'position' }],
  },
  {
    name: 'rows of a list that went with a restored backup stay',
    watched: 'lists',
    edits: [{ file: 'list-view.ts', find: ' || serverOf(seen) !== state.head.server', replace: '' }],
  },
  { name: 'who leaves a stage leaves no notice for lists', watched: 'lists', flaws: { noticeForgotten: true } },
  { name: 'what moves two lists is said to one of them', watched: 'lists', flaws: { topicForgotten: true } },
  {
    name: 'a change does not reach the lists above it',
    watched: 'lists',
    edits: [{ file: 'topics.ts', find: 'if (parent !== null) mark(parent, walk);', replace: 'void parent;' }],
  },
  {
    name: 'what was read of a list is shown under a newer cursor',
    watched: 'lists',
    edits: [
      {
        file: 'list-view.ts',
        find: 'this.#at = at;\n    this.#asOf = asOf;\n  }\n\n  /** Reads, and',
        replace:
          'this.#at = cursorOf(this.#around.picture().state, at.day, this.mark);\n    this.#asOf = asOf;\n  }\n\n  /** Reads, and',
      },
    ],
  },
  {
    name: 'a part of a list is not read anew although a step concerned it',
    watched: 'lists',
    edits: [
      {
        file: 'list-view.ts',
        find: '(part) => this.#at === null || isPartConcerned(this.#source, part, this.#at, this.#around.picture()),',
        replace:
          '(part, n) => this.#at === null || (n === 0 && isPartConcerned(this.#source, part, this.#at, this.#around.picture())),',
      },
    ],
  },
  {
    name: 'a part of a list that nothing concerned is lost',
    watched: 'lists',
    edits: [
      {
        file: 'list-view.ts',
        find: 'new Map([...this.#parts, ...concerned',
        replace: 'new Map([...concerned',
      },
    ],
  },
  {
    name: 'a row that a list has no more is kept',
    watched: 'lists',
    edits: [{ file: 'list-view.ts', find: 'this.#gone.set(id, this.#reading);', replace: 'void id;' }],
  },
  {
    name: 'a list goes on from a cursor that it has not given',
    watched: 'lists',
    edits: [
      {
        file: 'list-view.ts',
        find: 'return seen === undefined || seen < this.#oldest',
        replace: 'return seen !== undefined && seen < this.#oldest',
      },
      {
        file: 'list-view.ts',
        find: 'this.#next(position.seen, seen)',
        replace: 'this.#next(position.seen, seen ?? 1)',
      },
    ],
  },
  {
    name: 'readers of a list are not asked again when grants change',
    watched: 'lists',
    edits: [
      {
        file: 'hub.ts',
        find: 'if (isConcerned({ subject, places }, concern))',
        replace: 'if (!seat.group.cohort.watched.looksUp && isConcerned({ subject, places }, concern))',
      },
    ],
  },
  {
    name: 'midnight moves no list',
    watched: 'lists',
    edits: [{ file: 'list-view.ts', find: 'seen.day !== day || ', replace: '' }],
  },
  {
    name: 'a change of the tree moves no list',
    watched: 'lists',
    edits: [
      {
        file: 'list-view.ts',
        find: 'return state.head.treeSeq > seen.seq && treeSeqOf(state, committeeId, day) > seen.seq;',
        replace: 'return treeSeqOf(state, committeeId, day) < 0;',
      },
    ],
  },
];

/** Makes a simulation run with a planted bug. */
export async function loadPlanted({ name, flaws = {}, watched = 'boards', edits }: Mutant): Promise<SimulationOptions> {
  return edits ? { flaws, watched, core: await loadMutant(name, edits) } : { flaws, watched };
}
