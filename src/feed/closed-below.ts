import { type CommitteeNode, touchesYear } from './node-state.ts';

/**
 * A committee and everything below it of which its year is closed with it: each that stood there at its last stay of the year, so
 * that whoever has moved away is closed with the new one, and whoever has ended with the old one.
 */
export function closedBelow(top: CommitteeNode, year: number): CommitteeNode[] {
  const closed: CommitteeNode[] = [top];
  // Grows while it is gone through.
  for (const parent of closed) {
    for (const stay of parent.below) {
      const last = stay.committee.placements.findLast((own) => touchesYear(own, year));
      if (last === stay) closed.push(stay.committee);
    }
  }
  return closed;
}
