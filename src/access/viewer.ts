import DataLoader from 'dataloader';
import { type Clock, dayOf } from '../calendar.ts';
import type { PrismaClient, Role } from '../db/generated/client.ts';
import { runForAll } from '../db/operation.ts';
import { type Body, bodyOf } from './policy.ts';
import { InvalidToken, type Session } from './session.ts';

/** A role on a committee that is in force now. */
export interface Grant {
  id: string;
  role: Role;
  committeeId: string;
  /** The committee's place in the tree; everything that starts with it is covered. */
  path: string;
  /** Paths of committees that have ended and are shared with it or what stands below it (`sharedByLineage`). */
  shares: readonly string[];
  /** What the committee is in the procedure: it takes the steps of this body and of those below it. */
  body: Body;
}

/** Who asks, and what they have been granted. */
export interface Viewer {
  subject: string;
  grants: Grant[];
  /** The same for everybody with the same roles on the same committees: they see the same. */
  key: string;
  /** When the next grant begins or ends by itself, ms since the epoch; Infinity where none does. */
  untilMs: number;
}

interface Known {
  viewer: Viewer;
  age: number;
}

/** Viewers remembered at most; the least recently loaded go first. */
const REMEMBERED = 20_000;
/** Viewers loaded in one statement at most. */
const LOADED_AT_ONCE = 2_000;

/**
 * Finds what a session may do. Grants are remembered until the feed says that one of the subject's or the tree changed,
 * or until one of them begins or ends by itself.
 */
export class Viewers {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;
  readonly #rightsOf: (subject: string) => number;
  readonly #sharedBy: (path: string) => string[];
  readonly #known = new Map<string, Known>();
  /** When a grant changes, everybody who watches is asked for again: in few statements. */
  readonly #loader = new DataLoader<string, Viewer>((subjects) => runForAll(() => this.#load([...subjects])), {
    cache: false,
    maxBatchSize: LOADED_AT_ONCE,
  });

  /**
   * @param rightsOf - grows when this node learns that the rights of a subject may have become others.
   * @param sharedBy - paths of committees that have ended on which whoever covers a path shares rights. They are those of
   * the node's picture: when they change, it learns that rights may have.
   */
  constructor(
    prisma: PrismaClient,
    clock: Clock,
    rightsOf: (subject: string) => number,
    sharedBy: (path: string) => string[],
  ) {
    this.#prisma = prisma;
    this.#clock = clock;
    this.#rightsOf = rightsOf;
    this.#sharedBy = sharedBy;
  }

  /** @throws InvalidToken when the session has run out. */
  async of(session: Session): Promise<Viewer> {
    const nowMs = this.#clock.now();
    if (session.expiresAtMs <= nowMs) throw new InvalidToken('expired');
    // Read before the database is: what is loaded is at least as new as what it is filed under.
    const age = this.#rightsOf(session.subject);
    const known = this.#known.get(session.subject);
    if (known && known.age === age && nowMs < known.viewer.untilMs) return known.viewer;
    const viewer = await this.#loader.load(session.subject);
    this.#known.delete(session.subject);
    this.#known.set(session.subject, { viewer, age });
    if (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value as string);
    return viewer;
  }

  async #load(subjects: string[]): Promise<Viewer[]> {
    const now = new Date(this.#clock.now());
    const rows = await this.#prisma.accessGrant.findMany({
      // Who ended one did so there and then, whatever the clock of the node shows that it was done on.
      where: { subject: { in: subjects }, endedBy: null, OR: [{ validTo: null }, { validTo: { gt: now } }] },
      include: { committee: { select: { path: true, kind: true, parent: { select: { kind: true } } } } },
      orderBy: { id: 'asc' },
    });
    const bySubject = new Map<string, typeof rows>(subjects.map((subject) => [subject, []]));
    for (const row of rows) bySubject.get(row.subject)?.push(row);
    return subjects.map((subject) => {
      const own = bySubject.get(subject) ?? [];
      const grants = own
        // One that was given without a moment holds since its place in the feed, which this node has reached.
        .filter((row) => row.atOnce || row.validFrom <= now)
        .map(({ id, role, committeeId, committee: { path, kind, parent } }) => {
          const body = bodyOf(kind, parent?.kind ?? null, dayOf(now));
          return { id, role, committeeId, path, shares: this.#sharedBy(path), body };
        });
      const turns = own
        .flatMap((row) => [row.atOnce ? null : row.validFrom, row.validTo])
        .filter((turn) => turn !== null && turn > now);
      return {
        subject,
        grants,
        key: [...new Set(grants.map(({ role, committeeId }) => `${role} ${committeeId}`))].sort().join(),
        untilMs: Math.min(...turns.map((turn) => (turn as Date).getTime())),
      };
    });
  }
}
