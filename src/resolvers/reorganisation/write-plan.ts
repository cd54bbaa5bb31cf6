import { momentOf } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { placeCases } from '../candidate/records.ts';
import { endCommittees, enterForms, type NewForm, placeAtOnce, placeFrom } from '../committee/records.ts';
import { endGrants, enterGrantsOnce, type NewGrant } from '../grant/records.ts';
import { placeMembers } from '../member/records.ts';
import { endOfficers, enterOfficers } from '../officer/records.ts';
import type { Moment } from '../write.ts';
import { type Change, type Decision, isFounded, type Key } from './form.ts';
import type { Plan } from './plan.ts';
import {
  anyId,
  enterLineage,
  enterReorganisation,
  idsOf,
  type NamedBody,
  type NewId,
  type StoredChange,
} from './records.ts';

/**
 * Writes what a plan says, in as many statements whatever the number of its rows.
 * @param newId - gives the rows their ids: the sample's are always the same.
 * @returns the id of the decision
 */
export async function writePlan(
  tx: Transaction,
  decision: Decision,
  plan: Plan,
  by: Actor,
  { now, today }: Moment,
  newId: NewId = anyId,
): Promise<string> {
  const { effectiveOn, number, issuedOn } = decision;
  const ids = idsOf(
    plan.founded.map(({ key }) => key),
    newId,
  );
  const idOf = (key: Key): string => ids.get(key) ?? key;
  const id = newId('reorganisation');
  const ended = plan.ended.map(({ committeeId }) => committeeId);
  const moved = plan.moved.map(({ committeeId, to }) => ({ committeeId, parentId: idOf(to) }));
  const forms = formsOf(decision, plan);
  const roles = rolesOf(
    plan,
    effectiveOn > today ? { at: new Date(momentOf(effectiveOn, '00:00')), atOnce: false } : { at: now, atOnce: true },
    idOf,
    `${number}, ${decision.title}`,
    newId,
  );
  const appointed = plan.officers.flatMap(({ officerId, to, personName, title }) =>
    to === null ? [] : [{ id: newId(`officer/${officerId}`), committeeId: idOf(to), personName, title }],
  );
  const cases = plan.cases.flatMap(({ to, candidateIds }) =>
    candidateIds.map((candidateId) => ({ candidateId, committeeId: idOf(to) })),
  );

  const founded = plan.founded.map(({ key, parent, ...body }) => ({
    ...body,
    id: idOf(key),
    parentId: parent === null ? null : idOf(parent),
    foundedOn: effectiveOn,
    source: null,
  }));
  await placeFrom(tx, { on: effectiveOn, founded, ended, moved, paper: { number, issuedOn, by: by.subject } });
  await endCommittees(tx, ended, effectiveOn);
  await enterForms(tx, forms, by.subject);
  await placeCases(
    tx,
    cases.map((one) => ({ ...one, from: effectiveOn, cause: 'REORGANISATION' as const, documentNumber: number })),
    by,
  );
  const members = plan.members.flatMap(({ committeeId, to, memberIds }) =>
    memberIds.map((memberId) => ({ memberId, from: committeeId, to: idOf(to) })),
  );
  await placeMembers(
    tx,
    members.map(({ memberId, to }) => ({
      memberId,
      committeeId: to,
      from: effectiveOn,
      cause: 'REORGANISATION' as const,
      documentNumber: number,
    })),
    by,
  );
  await endGrants(tx, roles.ends, effectiveOn > today ? null : by.subject);
  const given = await enterGrantsOnce(tx, roles.given, by.subject);
  await endOfficers(
    tx,
    plan.officers.map(({ officerId, reason }) => ({ officerId, reason, endsOn: effectiveOn })),
    by.subject,
  );
  await enterOfficers(
    tx,
    appointed.map(({ id: officerId, committeeId, personName, title }) => ({
      id: officerId,
      committeeId,
      personName,
      memberId: null,
      title,
      validFrom: effectiveOn,
      basis: 'APPOINTED' as const,
      decisionNumber: number,
      decisionOn: issuedOn,
    })),
    by.subject,
  );
  const caseOf = new Map(
    plan.cases.flatMap(({ committeeId, candidateIds }) => candidateIds.map((one) => [one, committeeId])),
  );
  const reorganisation = {
    ...decision,
    id,
    changes: decision.changes.map((change) => stored(change, plan, idOf)),
    replaced: {
      founded: [...ids.values()],
      ended,
      moved: moved.map(({ committeeId }) => committeeId),
      formed: forms.map(({ committeeId }) => committeeId),
      grants: plan.roles.map(({ grantId, ends }) => ({ id: grantId, validTo: ends?.toISOString() ?? null })),
      given,
      officers: plan.officers.map(({ officerId, end }) => ({ id: officerId, ...end })),
      appointed: appointed.map(({ id: officerId }) => officerId),
      cases: cases.map(({ candidateId }) => ({ candidateId, committeeId: caseOf.get(candidateId) ?? '' })),
      members: members.map(({ memberId, from: committeeId }) => ({ memberId, committeeId })),
    },
    committeeIds: committeesOf(decision, plan).map(idOf),
  };
  await enterReorganisation(tx, reorganisation, by);
  await enterLineage(
    tx,
    id,
    effectiveOn,
    plan.ended.flatMap(({ committeeId, successors, how }) =>
      successors.map((to) => ({ fromId: committeeId, toId: idOf(to), kind: how })),
    ),
  );
  // Paths of today follow in the same transaction; those of a day to come with the first step of that day.
  if (effectiveOn <= today) {
    await placeAtOnce(tx, [
      ...ids.values(),
      ...moved.map(({ committeeId }) => committeeId),
      ...forms.map(({ committeeId }) => committeeId),
    ]);
  }
  return id;
}

/** One form for each body that is called or ranked otherwise. */
function formsOf({ number, issuedOn, effectiveOn }: Decision, { bodies, renamed, retyped }: Plan): NewForm[] {
  const ids = new Set([...renamed, ...retyped].map(({ committeeId }) => committeeId));
  return [...ids].flatMap((committeeId) => {
    const body = bodies.get(committeeId);
    if (body === undefined) return [];
    const { kind, name, shortName } = body;
    return [
      { committeeId, kind, name, shortName, validFrom: effectiveOn, documentNumber: number, documentOn: issuedOn },
    ];
  });
}

/** The ends of roles, and those that are given for them: of several for the same person the first. */
function rolesOf(
  { roles }: Plan,
  { at: moment, atOnce: isNow }: { at: Date; atOnce: boolean },
  idOf: (key: Key) => string,
  reason: string,
  newId: NewId,
) {
  const later = (one: Date): Date => (one > moment ? one : moment);
  const given = new Map<string, NewGrant>();
  for (const { subject, role, to, begins, ends } of roles) {
    if (to === null) continue;
    const committeeId = idOf(to);
    const key = `${subject} ${role} ${committeeId}`;
    const validFrom = later(begins);
    const atOnce = isNow && validFrom === moment;
    if (!given.has(key)) {
      const id = newId(`grant/${key}`);
      given.set(key, { id, subject, role, committeeId, validFrom, atOnce, validTo: ends, reason });
    }
  }
  const ended = roles.map(({ grantId, begins }) => ({ grantId, validTo: later(begins), reason }));
  return { ends: ended, given: [...given.values()] };
}

/** Whom a decision is about: not those that others merely come under. */
function committeesOf({ changes }: Decision, { founded, ended, moved, renamed, retyped }: Plan): Key[] {
  return [
    ...new Set([
      ...founded.map(({ key }) => key),
      ...ended.flatMap(({ committeeId, successors }) => [committeeId, ...successors]),
      ...[...moved, ...renamed, ...retyped].map(({ committeeId }) => committeeId),
      ...changes.flatMap((one) => (one.what === 'SPLIT' ? [one.committeeId, ...one.parts.map(({ to }) => to)] : [])),
    ]),
  ];
}

/** A change with ids and names that stay readable when the handles of its form have gone. */
function stored(change: Change, { bodies }: Plan, idOf: (key: Key) => string): StoredChange {
  const body = (key: Key): NamedBody => {
    const { name = '', before = null } = bodies.get(key) ?? {};
    // What is renamed by the decision is known by the name it had.
    return { id: idOf(key), name: isFounded(key) ? name : (before?.name ?? name) };
  };
  const { what } = change;
  switch (change.what) {
    case 'FOUND': {
      const { key, kind, name, shortName, code, under } = change;
      return { what, bodies: [body(key)], to: under === null ? [] : [body(under)], kind, name, shortName, code };
    }
    case 'RENAME':
      return { what, bodies: [body(change.committeeId)], to: [], name: change.name, shortName: change.shortName };
    case 'RETYPE':
      return { what, bodies: [body(change.committeeId)], to: [], kind: change.kind };
    case 'REPARENT':
      return { what, bodies: change.committeeIds.map(body), to: [body(change.under)] };
    case 'MERGE':
      return { what, bodies: change.committeeIds.map(body), to: [body(change.into)] };
    case 'SPLIT':
      return {
        what,
        bodies: [body(change.committeeId)],
        to: change.parts.map(({ to }) => body(to)),
        members: change.parts.map(({ memberCount }) => memberCount),
      };
    case 'DISSOLVE':
      return { what, bodies: [body(change.committeeId)], to: change.successors.map(body) };
  }
}
