import type { CommitteeNode, NodeState } from './node-state.ts';

/** A committee that followed one that has ended. */
export interface Successor {
  id: string;
  name: string;
}

/** Whether a committee has ended: rights on it are those of who followed. */
export function hasEnded({ path }: Pick<CommitteeNode, 'path'>): boolean {
  return /[=~]\d+\/$/.test(path);
}

/** Who followed a committee that has ended, with the names of now. Null where it stands or does not exist. */
export function successorsOf(state: NodeState, committeeId: string): Successor[] | null {
  const committee = state.committees.get(committeeId);
  if (!committee || !hasEnded(committee)) return null;
  const [followers = []] = committee.line ?? [];
  return followers.flatMap((id) => {
    const name = state.committees.get(id)?.name;
    return name === undefined ? [] : [{ id, name }];
  });
}
