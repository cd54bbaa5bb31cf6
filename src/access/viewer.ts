import DataLoader from 'dataloader';
import type { Clock } from '../calendar.ts';
import type { PrismaClient, Role } from '../db/generated/client.ts';
import { InvalidToken, type Session } from './session.ts';

/** A role on a committee that is in force now. */
export interface Grant {
  id: string;
  role: Role;
  committeeId: string;
  /** The committee's place in the tree; everything that starts with it is covered. */
  path: string;
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
  authzSeq: number;
  treeSeq: number;
}

/** Viewers remembered at most; the least recently loaded go first. */
const REMEMBERED = 20_000;
/** Viewers loaded in one statement at most. */
const LOADED_AT_ONCE = 2_000;

/**
 * Finds what a session may do. Grants are remembered until the feed says that some grant or the tree changed, or until
 * one of them begins or ends by itself.
 */
export class Viewers {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;
  readonly #position: () => { authzSeq: number; treeSeq: number };
  readonly #known = new Map<string, Known>();
  /** When a grant changes, everybody who watches is asked for again: in few statements. */
  readonly #loader = new DataLoader<string, Viewer>((subjects) => this.#load([...subjects]), {
    cache: false,
    maxBatchSize: LOADED_AT_ONCE,
  });

  /** @param position - the last positions at which grants and the tree changed, as this node knows them. */
  constructor(prisma: PrismaClient, clock: Clock, position: () => { authzSeq: number; treeSeq: number }) {
    this.#prisma = prisma;
    this.#clock = clock;
    this.#position = position;
  }

  /** @throws InvalidToken when the session has run out. */
  async of(session: Session): Promise<Viewer> {
    const nowMs = this.#clock.now();
    if (session.expiresAtMs <= nowMs) throw new InvalidToken('EXPIRED');
    // Read before the database is: what is loaded is at least as new as what it is filed under.
    const { authzSeq, treeSeq } = this.#position();
    const known = this.#known.get(session.subject);
    if (known && known.authzSeq === authzSeq && known.treeSeq === treeSeq && nowMs < known.viewer.untilMs) {
      return known.viewer;
    }
    const viewer = await this.#loader.load(session.subject);
    this.#known.delete(session.subject);
    this.#known.set(session.subject, { viewer, authzSeq, treeSeq });
    if (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value as string);
    return viewer;
  }

  async #load(subjects: string[]): Promise<Viewer[]> {
    const now = new Date(this.#clock.now());
    const rows = await this.#prisma.accessGrant.findMany({
      // Who ended one did so there and then, whatever the clock of the node shows that it was done on.
      where: { subject: { in: subjects }, endedBy: null, OR: [{ validTo: null }, { validTo: { gt: now } }] },
      include: { committee: { select: { path: true } } },
      orderBy: { id: 'asc' },
    });
    const bySubject = new Map<string, typeof rows>(subjects.map((subject) => [subject, []]));
    for (const row of rows) bySubject.get(row.subject)?.push(row);
    return subjects.map((subject) => {
      const own = bySubject.get(subject) ?? [];
      const grants = own
        .filter((row) => row.validFrom <= now)
        .map(({ id, role, committeeId, committee }) => ({ id, role, committeeId, path: committee.path }));
      const turns = own.flatMap((row) => [row.validFrom, row.validTo]).filter((turn) => turn !== null && turn > now);
      return {
        subject,
        grants,
        key: [...new Set(grants.map(({ role, committeeId }) => `${role} ${committeeId}`))].sort().join(),
        untilMs: Math.min(...turns.map((turn) => (turn as Date).getTime())),
      };
    });
  }
}
