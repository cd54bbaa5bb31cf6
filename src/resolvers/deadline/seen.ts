import { fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { seenCommittees } from '../committee/seen.ts';
import { narrowed } from '../committee/subtree.ts';
import { PROGRESS } from '../inspection/rules.ts';
import { seenInspections, seenRemedies } from '../inspection/seen.ts';
import { seenOfficers } from '../officer/seen.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { CELLS } from '../reorganisation/rules.ts';
import { seenClasses, seenEnrolments } from '../training/seen.ts';
import { seenTransfers } from '../transfer/seen.ts';

// What is due is shown with the record that it is about: each of these is a scope, and what of it is open.

/** The committees of a scope that stand today. */
export function seenStanding(withinId: string | null, context: OperationContext): Prisma.CommitteeWhereInput {
  const today = fromDay(context.feed.day);
  return {
    AND: [
      seenCommittees(signedIn(context)),
      { foundedOn: { lte: today }, OR: [{ closedOn: null }, { closedOn: { gt: today } }] },
      ...narrowed<Prisma.CommitteeWhereInput>(
        {
          withinId,
          at: (committee) => committee,
          few: { actions: ['committee:read'], among: (ids) => ({ id: { in: ids } }) },
        },
        context,
      ),
    ],
  };
}

/**
 * Secretaries of committees of a scope who have left, where nobody is one now, or is to be from a later day on. Committees are
 * shown to more roles than their officers are.
 */
export function seenLastSecretaries(withinId: string | null, context: OperationContext): Prisma.OfficerWhereInput {
  const today = fromDay(context.feed.day);
  const goesOn = { OR: [{ validTo: null }, { validTo: { gt: today } }] };
  return {
    AND: [
      seenOfficers(signedIn(context)),
      { title: 'SECRETARY', validTo: { lte: today } },
      {
        committee: {
          AND: [seenStanding(withinId, context), { officers: { none: { title: 'SECRETARY', ...goesOn } } }],
        },
      },
    ],
  };
}

/** Reports of cells of a scope which have reported fewer official members than so many at some time. They are seen with the cell. */
export function seenReportsOfSmall(
  withinId: string | null,
  least: number,
  context: OperationContext,
): Prisma.MembershipSnapshotWhereInput {
  return {
    AND: [
      { asOf: { lte: fromDay(context.feed.day) } },
      {
        committee: {
          AND: [
            seenStanding(withinId, context),
            { kind: { in: [...CELLS] }, memberships: { some: { official: { lt: least } } } },
          ],
        },
      },
    ],
  };
}

/** What committees of a scope must put right and have not. */
export function seenOpenRemedies(withinId: string | null, context: OperationContext): Prisma.RemedyWhereInput {
  return {
    AND: [
      seenRemedies(signedIn(context)),
      { doneOn: null },
      ...narrowed<Prisma.RemedyWhereInput>(
        {
          withinId,
          at: (owner) => ({ owner }),
          few: { actions: ['inspection:read'], among: (ids) => ({ ownerId: { in: ids } }) },
        },
        context,
      ),
    ],
  };
}

/** Inspections of committees of a scope that are to be concluded by a day. Those of a draft are not planned yet. */
export function seenOpenInspections(withinId: string | null, context: OperationContext): Prisma.InspectionWhereInput {
  return {
    AND: [
      seenInspections(signedIn(context)),
      { status: { in: [...PROGRESS] }, dueOn: { not: null } },
      { OR: [{ programmeId: null }, { programme: { status: 'ISSUED' } }] },
      ...narrowed<Prisma.InspectionWhereInput>(
        {
          withinId,
          at: (subject) => ({ subject }),
          few: { actions: ['inspection:read'], among: (ids) => ({ subjectId: { in: ids } }) },
        },
        context,
      ),
    ],
  };
}

/** Requests that committees of a scope take a case, which nobody has answered. */
export function seenOpenTransfers(withinId: string | null, context: OperationContext): Prisma.CaseTransferWhereInput {
  return {
    AND: [
      seenTransfers(signedIn(context)),
      { state: 'ASKED' },
      ...narrowed<Prisma.CaseTransferWhereInput>(
        {
          withinId,
          at: (to) => ({ to }),
          few: { actions: ['candidate:read'], among: (ids) => ({ toId: { in: ids } }) },
        },
        context,
      ),
    ],
  };
}

/** Classes of centres hosted in a scope that are still to be closed. */
export function seenOpenClasses(withinId: string | null, context: OperationContext): Prisma.TrainingClassWhereInput {
  return {
    AND: [
      seenClasses(signedIn(context), context.feed.day),
      { status: { in: ['PLANNED', 'OPEN', 'RUNNING'] } },
      ...narrowed<Prisma.TrainingClassWhereInput>({ withinId, at: (host) => ({ centre: { host } }) }, context),
    ],
  };
}

/** Those people of a scope who have completed a class and have no certificate of it. */
export function seenUncertified(withinId: string | null, context: OperationContext): Prisma.EnrolmentWhereInput {
  return {
    AND: [
      seenEnrolments(signedIn(context)),
      // Other classes end without one.
      {
        status: 'PASSED',
        certificate: null,
        // Whose certificate was revoked gets no other by this class.
        revocations: { none: {} },
        class: { status: 'CLOSED', kind: { in: ['AWARENESS', 'NEW_MEMBER'] } },
      },
      ...narrowed<Prisma.EnrolmentWhereInput>(
        {
          withinId,
          at: (committee) => ({ candidate: { committee } }),
          few: {
            actions: ['candidate:read', 'trainee:read'],
            among: (ids) => ({ candidate: { committeeId: { in: ids } } }),
          },
        },
        context,
      ),
    ],
  };
}
