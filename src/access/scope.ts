import type { Prisma } from '../db/generated/client.ts';
import type { Role } from '../db/generated/enums.ts';
import { type Action, type Body, bodies, fromAbove, giving, roleMay, sharedByLineage } from './policy.ts';
import type { Grant, Viewer } from './viewer.ts';

/** The path of a committee that stands nowhere. As the beginning of every path it must never be a scope. */
const NOWHERE = '/';

/** The grants that cover something: a committee that is not founded yet has nothing below it. */
export function placedGrants({ grants }: Viewer): Grant[] {
  return grants.filter(({ path }) => path !== NOWHERE);
}

/**
 * The places that a grant covers for an action: its own, below which those lie, too, whose lineage leads only into it, and
 * for what is shared by lineage those of others who have ended.
 */
function placesOf({ path, shares }: Grant, action: Action): string[] {
  return sharedByLineage.includes(action) ? [path, ...shares] : [path];
}

/** Whether a path is that of a committee at a place, or of one that it follows and stands for. */
function isOwn(place: string, path: string): boolean {
  return path === place || path.startsWith(`${place}=`);
}

/** The places from which a viewer may do an action; each covers everything below it. */
export function scopePaths(viewer: Viewer, action: Action): string[] {
  const paths = placedGrants(viewer)
    .filter(({ role }) => roleMay(role, action))
    .flatMap((grant) => placesOf(grant, action));
  // A place below another one adds nothing.
  return [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** The paths of committees that have ended and for which a viewer may do an action because it is shared by lineage. */
export function scopeShares(viewer: Viewer, action: Action): string[] {
  if (!sharedByLineage.includes(action)) return [];
  return viewer.grants.flatMap(({ role, shares }) => (roleMay(role, action) ? shares : []));
}

/** The ids of the committees for which a viewer was given a role that may do an action; each covers what stands below it. */
export function scopeTops(viewer: Viewer, action: Action): string[] {
  return viewer.grants.flatMap(({ role, committeeId }) => (roleMay(role, action) ? [committeeId] : []));
}

/** Whether a viewer may do an action for the committee that stands at `path`. */
export function permits(viewer: Viewer, action: Action, path: string): boolean {
  return placedGrants(viewer).some((grant) => allows(grant, action, path));
}

/** The role by which a viewer may do an action for the committee that stands at `path`: the one given nearest. */
export function roleFor(viewer: Viewer, action: Action, path: string): Role | null {
  return nearest(placedGrants(viewer).filter((grant) => allows(grant, action, path)));
}

/** The role by which a viewer reaches the committee that stands at `path` with an action, be it its own. Null where none does. */
export function roleReaching(viewer: Viewer, action: Action, path: string): Role | null {
  return nearest(placedGrants(viewer).filter(({ role, path: top }) => roleMay(role, action) && path.startsWith(top)));
}

function nearest(grants: readonly Grant[]): Role | null {
  const [first] = grants.toSorted((one, other) => other.path.length - one.path.length);
  return first?.role ?? null;
}

/** Which of some actions a viewer may do for the committee that stands at `path`. */
export function permittedActions(viewer: Viewer, path: string, among: readonly Action[]): Action[] {
  const grants = placedGrants(viewer);
  return among.filter((action) => grants.some((grant) => allows(grant, action, path)));
}

/** The role by which a viewer does an action for the committee that stands at `path`, or for one below it. Null where none does. */
export function roleWithin(viewer: Viewer, action: Action, path: string): Role | null {
  const may = placedGrants(viewer).filter(
    (grant) =>
      roleMay(grant.role, action) &&
      placesOf(grant, action).some((place) => place.startsWith(path) || path.startsWith(place)),
  );
  return nearest(may);
}

/** Whether a viewer may do an action for the committee that stands at `path`, or for one below it. */
export function mayWithin(viewer: Viewer, action: Action, path: string): boolean {
  return roleWithin(viewer, action, path) !== null;
}

function allows(grant: Grant, action: Action, path: string): boolean {
  const only = fromAbove.includes(action) && !isRoot(path);
  const covered = placesOf(grant, action).some((place) => path.startsWith(place));
  return roleMay(grant.role, action) && covered && !(only && isOwn(grant.path, path));
}

/** Whether a viewer would do an action for the committee that stands at `path`, were it not for those above it to do. */
export function isForThoseAbove(viewer: Viewer, action: Action, path: string): boolean {
  return fromAbove.includes(action) && viewer.grants.some((own) => roleMay(own.role, action) && own.path === path);
}

/** Whether nothing stands above: a path of one ordinal. */
export function isRoot(path: string): boolean {
  return /^\/\d+\/$/.test(path);
}

/**
 * The role by which a viewer may take a step of a body in a case whose cell stands at `path`: one and the same must do, and
 * of several it is the one given nearest. Null where none may.
 */
export function roleForStep(viewer: Viewer, action: Action, body: Body, path: string): Role | null {
  const may = placedGrants(viewer).filter(
    ({ role, path: top, body: own }) =>
      roleMay(role, action) && path.startsWith(top) && bodies.indexOf(own) >= bodies.indexOf(body),
  );
  return nearest(may);
}

/** Whether a viewer may give a role, or end it, on the committee that stands at `path`. */
export function mayGive(viewer: Viewer, role: Role, path: string): boolean {
  const { by, where } = giving[role];
  return placedGrants(viewer).some(
    (own) => by.includes(own.role) && path.startsWith(own.path) && (where === 'WITHIN' || !isOwn(own.path, path)),
  );
}

/**
 * No committee at all. Not `{ OR: [] }`: inside of an AND, Prisma takes an OR of nothing for no condition, and whoever
 * has been granted nothing would see everything.
 */
export const noCommittee: Prisma.CommitteeWhereInput = { id: { in: [] } };

/** A path and those of everything above it: `/1/4/9/` gives `/1/`, `/1/4/` and itself. */
export function pathsUpwards(path: string): string[] {
  return [...path.matchAll(/(?<=\d)\//g)].map(({ index }) => path.slice(0, index + 1));
}

/** The committees for which a viewer may do an action, as a condition of the query itself. Never a filter afterwards. */
export function committeeScope(viewer: Viewer, action: Action): Prisma.CommitteeWhereInput {
  const paths = scopePaths(viewer, action);
  return paths.length === 0 ? noCommittee : { OR: paths.map((path) => ({ path: { startsWith: path } })) };
}
