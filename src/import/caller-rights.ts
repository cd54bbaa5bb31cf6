import { stepOf } from '../access/policy.ts';
import { permits, roleWithin, scopePaths } from '../access/scope.ts';
import { type Day, shownDay, yearOf } from '../calendar.ts';
import type { Role } from '../db/generated/enums.ts';
import type { Transaction } from '../db/transaction.ts';
import { authorize, authorizeStep, placeOf } from '../resolvers/authorize.ts';
import type { LockedCandidate } from '../resolvers/candidate/locks.ts';
import { authorizeCase } from '../resolvers/candidate/see-candidate.ts';
import { type LockedCommittee, lockCommitteeToChange } from '../resolvers/committee/locks.ts';
import { withoutPlace } from '../resolvers/committee/records.ts';
import { type OperationContext, signedIn } from '../resolvers/operation-context.ts';
import { checkGrounds } from '../resolvers/quota/rules.ts';
import type { CandidateLine } from './candidate-lines.ts';
import type { CommitteeLine } from './committee-lines.ts';
import { namedIn } from './named.ts';
import type { PlannedCommittee } from './plan-committees.ts';
import type { Problems } from './problems.ts';

/** A plan is set for the first time without a paper only while its year is not over. */
const NO_GROUNDS = { reason: null, documentNumber: null, documentOn: null };

/**
 * What somebody may write by a file who uploads it: what the operations of the API would take from the same viewer, and nothing
 * that only an operator does, such as to found a committee or to enter what was done before there was a record.
 */
export class CallerRights {
  readonly #context: OperationContext;
  #locked: ReadonlyMap<string, LockedCommittee> = new Map();

  constructor(context: OperationContext) {
    this.#context = context;
  }

  /** The committees that the viewer sees: a file finds no others. */
  seenOf<One extends { id: string }>(committees: readonly One[]): One[] {
    const viewer = signedIn(this.#context);
    return committees.filter(({ id }) => {
      const path = placeOf(this.#context, id);
      return path !== null && permits(viewer, 'committee:read', path);
    });
  }

  /** Places in the tree from which the viewer reads people: nobody else is pointed out. */
  get readable(): string[] {
    return scopePaths(signedIn(this.#context), 'candidate:read');
  }

  /** Locks the committees that a file is about: what is allowed is asked of where they stand now. */
  async lock(tx: Transaction, ids: readonly string[]): Promise<void> {
    const inOrder = [...new Set(ids)].sort();
    const found = inOrder.length === 0 ? [] : ((await lockCommitteeToChange.all?.(tx, inOrder)) ?? []);
    this.#locked = new Map(found.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  }

  /** The lines whose quotas the viewer may set; the others are problems. */
  quotasOf(
    lines: ReadonlyMap<CommitteeLine, PlannedCommittee>,
    today: Day,
    problems: Problems,
  ): Map<CommitteeLine, PlannedCommittee> {
    return new Map(
      [...lines].filter(([{ at, cells, year, plan, floor }, { id }]) => {
        if (year === null || (plan === null && floor === null)) return true;
        const column = cells.heading(plan === null ? 'floor' : 'plan');
        return problems.try(at, column, () => {
          authorize(this.#context, { see: 'quota:read', do: 'quota:set' }, this.#locked.get(id) ?? null, column);
          checkGrounds(NO_GROUNDS, { year, version: 1 }, yearOf(today));
          return true;
        });
      }),
    );
  }

  /** The lines about people whom the viewer's cell begins to follow; the others are problems. */
  async casesOf(
    placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
    tx: Transaction,
    problems: Problems,
  ): Promise<Map<CandidateLine, PlannedCommittee>> {
    const own = [...placed].filter(([{ at, cells, named, stage }, { id }]) => {
      const column = cells.heading(namedIn(named));
      const needed = { see: 'candidate:read', do: 'candidate:change' } as const;
      const allowed = problems.try(at, column, () => {
        authorize(this.#context, needed, this.#locked.get(id) ?? null, column);
        return true;
      });
      if (allowed && stage !== 'SOURCE') cells.refuse('stage', (texts) => texts.sourcesOnly);
      return allowed && stage === 'SOURCE';
    });
    const days = own.map(([{ stageSince }, { id }]) => ({ committeeId: id, day: stageSince }));
    const without = new Set((await withoutPlace(tx, days)).map(({ committeeId, day }) => `${committeeId} ${day}`));
    return new Map(
      own.filter(([{ cells, stageSince }, { id }]) => {
        const closedOn = this.#locked.get(id)?.closedOn ?? null;
        if (closedOn !== null && closedOn <= stageSince) {
          cells.refuse('stageSince', (texts) => texts.committeeClosed(this.#nameOf(id), shownDay(closedOn)));
          return false;
        }
        if (!without.has(`${id} ${stageSince}`)) return true;
        cells.refuse('stageSince', (texts) => texts.noPlaceThen);
        return false;
      }),
    );
  }

  /**
   * Asserts that the viewer may send somebody to a class, whose case is locked; gives the role that takes the step.
   * @throws NotFound, Forbidden, NotYourStep
   */
  async enrols(candidate: LockedCandidate): Promise<() => Role> {
    await authorizeCase(candidate, 'training:enrol', this.#context);
    return () =>
      authorizeStep(this.#context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, candidate.path, 'candidateId');
  }

  /** The role by which the viewer does something anywhere; null where none does. */
  roleOf(action: 'candidate:change' | 'quota:set' | 'training:enrol'): Role | null {
    return roleWithin(signedIn(this.#context), action, '/');
  }

  #nameOf(id: string): string {
    return this.#context.feed.state.committees.get(id)?.name ?? '';
  }
}
