import type { Day } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/client.ts';
import { type CommitteeNode, includesDay, stayOn } from '../../feed/node-state.ts';
import { visiblePath } from '../authorize.ts';
import type { Page } from '../input.ts';
import { type PageOfList, pageInMemory } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { listChildren } from './lists.ts';

/**
 * A committee that has its place in the tree today, as this node's memory has it. It stands for the row of the database where
 * nothing else is asked of it than what it has.
 */
export class StandingCommittee {
  readonly #node: CommitteeNode;

  constructor(node: CommitteeNode) {
    this.#node = node;
  }

  get id(): string {
    return this.#node.id;
  }

  get kind(): CommitteeKind {
    return this.#node.kind;
  }

  get name(): string {
    return this.#node.name;
  }

  get path(): string {
    return this.#node.path;
  }

  get code(): string | null {
    return this.#node.code;
  }

  /** The committee above on a day. */
  parentOn(day: Day): CommitteeNode | null {
    return stayOn(this.#node, day)?.parent ?? null;
  }

  /** The committees directly below on a day, in Vietnamese order of their names. */
  childrenOn(day: Day): CommitteeNode[] {
    return this.#node.below.filter((stay) => includesDay(stay, day)).map(({ committee }) => committee);
  }
}

/**
 * A committee out of this node's memory, where the viewer may see it and it has its place today. Undefined where that is not so:
 * the database says then what is to be said, so that hidden and missing take the same way.
 */
export function standingCommittee(id: string, context: OperationContext): StandingCommittee | undefined {
  const { state, day } = context.feed;
  const node = state.committees.get(id);
  const stands = node !== undefined && standsOn(node, day) && visiblePath(context, 'committee:read', id) !== null;
  return stands ? new StandingCommittee(node) : undefined;
}

/** Whether a committee and everything above it, up to a root, has its place on a day. */
function standsOn(committee: CommitteeNode, day: Day): boolean {
  let stay = stayOn(committee, day);
  while (stay?.parent) stay = stayOn(stay.parent, day);
  return stay !== undefined;
}

/** The committee above one of today; null at a root, and where the viewer may not see it. */
export function standingParent(committee: StandingCommittee, context: OperationContext): StandingCommittee | null {
  const parent = committee.parentOn(context.feed.day);
  return parent === null || visiblePath(context, 'committee:read', parent.id) === null
    ? null
    : new StandingCommittee(parent);
}

/** The committees above one of today that the viewer may see, from the highest down to the parent. */
export function standingAncestors(committee: StandingCommittee, context: OperationContext): StandingCommittee[] {
  const { day } = context.feed;
  const above: StandingCommittee[] = [];
  for (let one = committee.parentOn(day); one !== null; one = stayOn(one, day)?.parent ?? null) {
    if (visiblePath(context, 'committee:read', one.id) !== null) above.unshift(new StandingCommittee(one));
  }
  return above;
}

/** What memory can say of a list of children: those of today from one of its ends, of some kinds. */
export interface StandingChildren extends Pick<Page, 'first' | 'last'> {
  kind?: CommitteeKind[] | null;
}

/** The committees directly below one today, as `listChildren` lists them. */
export function standingChildren(
  committee: StandingCommittee,
  args: StandingChildren,
  context: OperationContext,
): PageOfList<StandingCommittee> {
  const { kind = null } = args;
  const below = committee.childrenOn(context.feed.day);
  const rows = kind === null ? below : below.filter((one) => kind.includes(one.kind));
  return pageInMemory(listChildren(args, context), rows, (row) => new StandingCommittee(row), context);
}
