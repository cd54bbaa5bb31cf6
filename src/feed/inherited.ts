import type { Day } from '../calendar.ts';
import { subordinatesOf } from './board.ts';
import { type CommitteeNode, type NodeState, ofYear } from './node-state.ts';

/** A plan of a committee that ended, as it stays with it. */
export interface InheritedPlan {
  id: string;
  name: string;
  plan: number;
  /** Whether others followed it too: nobody can say which part of its plan went where. */
  isShared: boolean;
}

/** What a committee took over in a year that was cut by a reorganisation. */
export interface Inherited {
  /** Of those that it followed in the year, as the decision names them. */
  predecessors: InheritedPlan[];
  /** Where none of them had a plan: the plans of the cells below it, together. */
  cellsPlan: number | null;
}

/** What a committee took over in a year: null where it followed nobody that ended in it. Nothing is divided by days. */
export function inheritedIn(state: NodeState, committee: CommitteeNode, year: number, day: Day): Inherited | null {
  const ended = [...state.ended.followedBy(committee.id)].filter((one) => endedIn(one, year));
  if (ended.length === 0) return null;
  const predecessors = ended.flatMap((one): InheritedPlan[] => {
    const plan = planOf(one, year);
    return plan === null ? [] : [{ id: one.id, name: one.name, plan, isShared: (one.line?.[0].length ?? 0) > 1 }];
  });
  const cellsPlan = predecessors.length > 0 ? null : cellsPlanOf(committee, year, day);
  return { predecessors: predecessors.toSorted((one, other) => (one.name < other.name ? -1 : 1)), cellsPlan };
}

/** Whether the last day of a committee lies in a year. */
function endedIn({ placements }: CommitteeNode, year: number): boolean {
  const to = placements.at(-1)?.to ?? null;
  return to !== null && to > `${year}-01-01` && to <= `${year + 1}-01-01`;
}

function planOf({ targets }: CommitteeNode, year: number): number | null {
  return ofYear(targets, year)?.PLAN?.target ?? null;
}

/** The plans of all cells that stand below a committee; null where none has one. */
function cellsPlanOf(committee: CommitteeNode, year: number, day: Day): number | null {
  const plans = subordinatesOf(committee, year, day).map((one) =>
    one.kind === 'CELL' ? planOf(one, year) : cellsPlanOf(one, year, day),
  );
  const known = plans.filter((plan) => plan !== null);
  return known.length === 0 ? null : known.reduce((sum, plan) => sum + plan, 0);
}
