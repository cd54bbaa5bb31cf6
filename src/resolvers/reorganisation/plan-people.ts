import type { OfficeEnd, OfficerTitle, Role } from '../../db/generated/enums.ts';
import { RuleViolation } from '../errors.ts';
import { checkRoleFits } from '../grant/rules.ts';
import type { FormerOfficeEnd } from '../officer/records.ts';
import { changeOf, type Key, type RoleOutcome } from './form.ts';
import { endsBy, type Planning } from './planning.ts';
import type { StandingCharge } from './snapshot.ts';
import { violations } from './violations.ts';

/** What becomes of a role on a body that ends. */
export interface PlannedRole {
  grantId: string;
  subject: string;
  role: Role;
  committeeId: string;
  outcome: RoleOutcome;
  /** Where it goes; null where it ends. */
  to: Key | null;
  /** Whether it had not begun by then. */
  begins: Date;
  ends: Date | null;
}

/** What becomes of an appointment to an office of a body that ends: it ends, and may go on elsewhere. */
export interface PlannedOfficer {
  officerId: string;
  committeeId: string;
  personName: string;
  title: OfficerTitle;
  reason: OfficeEnd;
  /** The end that it had. */
  end: FormerOfficeEnd;
  /** To which part the person goes with the same office; null where nobody said. */
  to: Key | null;
}

/** Members of a cell that ends come to another one. */
export interface MovedMembers {
  committeeId: string;
  to: Key;
  memberIds: string[];
}

/**
 * Where the members go who have no case: of a cell that is split to the part that names them; whoever is not named goes to the cell that
 * follows, of several to the first, and stays with one that goes on.
 */
export function planMembers({ decision, snapshot, bodies, refuse }: Planning): MovedMembers[] {
  const left = new Map<string, Set<string>>();
  for (const { committeeId, memberId } of snapshot.members) {
    const members = left.get(committeeId);
    if (members === undefined) left.set(committeeId, new Set([memberId]));
    else members.add(memberId);
  }
  const planned: MovedMembers[] = [];
  decision.changes.forEach((change, n) => {
    if (change.what !== 'SPLIT') return;
    const { committeeId } = change;
    const own = left.get(committeeId);
    change.parts.forEach(({ to, memberIds }, place) => {
      memberIds.forEach((id, index) => {
        if (own?.delete(id)) return;
        const path = ['changes', `${n}`, 'split', 'parts', `${place}`, 'memberIds', `${index}`];
        refuse(path, violations.NOT_OF_COMMITTEE(bodies.get(committeeId)?.name ?? ''));
      });
      if (memberIds.length > 0 && to !== committeeId) planned.push({ committeeId, to, memberIds });
    });
  });
  for (const [committeeId, members] of left) {
    const { successors = null, name = '' } = bodies.get(committeeId) ?? {};
    if (successors === null || members.size === 0) continue;
    const [to] = successors;
    if (to !== undefined) planned.push({ committeeId, to, memberIds: [...members] });
    else refuse(changeOf(decision, committeeId), violations.MEMBERS_LEFT_BEHIND(name, members.size));
  }
  return planned;
}

/** Each role on a body that ends: as the decision says, or to the one that follows where its kind has such a role. */
export function planRoles(planning: Planning): PlannedRole[] {
  const { decision, snapshot, bodies, refuse } = planning;
  const said = new Map(decision.roles.map((role, n) => [role.grantId, { ...role, n }]));
  const ending = snapshot.roles.filter(({ committeeId }) => endsBy(planning, committeeId));
  const known = new Set(ending.map(({ grantId }) => grantId));
  const seen = new Set<string>();
  decision.roles.forEach(({ grantId }, n) => {
    if (!known.has(grantId) || seen.has(grantId))
      refuse(['roles', `${n}`, 'grantId'], violations.NOT_OF_COMMITTEE(null));
    seen.add(grantId);
  });
  const fits = (role: Role, to: Key): RuleViolation | null => {
    const body = bodies.get(to);
    if (body === undefined) return null;
    try {
      checkRoleFits(role, body.kind, decision.effectiveOn);
      return body.successors === null ? null : violations.PARENT_ENDS(body.name);
    } catch (violation) {
      if (violation instanceof RuleViolation) return violation;
      throw violation;
    }
  };
  return ending.map(({ grantId, subject, role, committeeId, validFrom, validTo }) => {
    const own = said.get(grantId);
    const successors = bodies.get(committeeId)?.successors ?? [];
    let to: Key | null = null;
    if (own?.outcome === 'GOES_TO') {
      to = own.to;
      const violation = to === null ? null : fits(role, to);
      if (violation !== null) refuse(['roles', `${own.n}`, 'to'], violation);
      if (to !== null && !successors.includes(to)) {
        refuse(['roles', `${own.n}`, 'to'], violations.NOT_OF_COMMITTEE(bodies.get(committeeId)?.name ?? ''));
      }
    } else if (own === undefined && successors.length === 1) {
      const [only] = successors as [Key];
      to = fits(role, only) === null ? only : null;
    }
    const outcome: RoleOutcome = to === null ? 'ENDS' : 'GOES_TO';
    return { grantId, subject, role, committeeId, outcome, to, begins: validFrom, ends: validTo };
  });
}

/** Each appointment of a body that ends. Whoever a split sends to a part moves with the office, for everybody else the term is over. */
export function planOffices(planning: Planning): PlannedOfficer[] {
  const { decision, snapshot, bodies, refuse } = planning;
  const goals = new Map<string, Key>();
  decision.changes.forEach((change, n) => {
    if (change.what !== 'SPLIT') return;
    const own = new Set(
      snapshot.officers.flatMap(({ officerId, committeeId }) =>
        committeeId === change.committeeId ? [officerId] : [],
      ),
    );
    change.parts.forEach(({ to, officerIds }, place) => {
      officerIds.forEach((id, index) => {
        if (own.delete(id)) {
          if (to !== change.committeeId) goals.set(id, to);
          return;
        }
        const path = ['changes', `${n}`, 'split', 'parts', `${place}`, 'officerIds', `${index}`];
        refuse(path, violations.NOT_OF_COMMITTEE(bodies.get(change.committeeId)?.name ?? ''));
      });
    });
  });
  return snapshot.officers.flatMap(
    ({ officerId, committeeId, personName, title, validFrom, end }): PlannedOfficer[] => {
      const to = goals.get(officerId) ?? null;
      if (!endsBy(planning, committeeId) && to === null) return [];
      if (validFrom >= decision.effectiveOn) {
        const name = bodies.get(committeeId)?.name ?? '';
        refuse(changeOf(decision, committeeId), violations.LATER_DECISION(name, validFrom));
      }
      return [{ officerId, committeeId, personName, title, reason: to === null ? 'TERM_END' : 'MOVED', end, to }];
    },
  );
}

/**
 * Who looks after a committee no more: it ends, comes under another one, or the office ends. Nothing is written for it, since a
 * charge holds as long as the office is held and the committee stands there.
 */
export function planCharges({ snapshot, bodies }: Planning, officers: readonly PlannedOfficer[]): StandingCharge[] {
  const leaving = new Set(officers.map(({ officerId }) => officerId));
  return snapshot.charges.filter(({ committeeId, officerId }) => {
    const body = bodies.get(committeeId);
    const stays = body?.successors === null && body.parent === (body.before?.stays[0]?.parentId ?? null);
    return !stays || leaving.has(officerId);
  });
}
