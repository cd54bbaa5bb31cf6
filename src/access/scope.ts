import type { Prisma } from '../db/generated/client.ts';
import { type Action, roleMay } from './policy.ts';
import type { Viewer } from './viewer.ts';

/** The places from which a viewer may do an action; each covers everything below it. */
export function scopePaths(viewer: Viewer, action: Action): string[] {
  const paths = viewer.grants.filter((grant) => roleMay(grant.role, action)).map((grant) => grant.path);
  // A place below another one adds nothing.
  return [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** Whether a viewer may do an action for the committee that stands at `path`. */
export function permits(viewer: Viewer, action: Action, path: string): boolean {
  return scopePaths(viewer, action).some((place) => path.startsWith(place));
}

/** The committees for which a viewer may do an action, as a condition of the query itself. Never a filter afterwards. */
export function committeeScope(viewer: Viewer, action: Action): Prisma.CommitteeWhereInput {
  // An OR of nothing is false: no grant, no row.
  return { OR: scopePaths(viewer, action).map((path) => ({ path: { startsWith: path } })) };
}
