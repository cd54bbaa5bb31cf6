import { termsInOrder } from '../../resolvers/committee/lists.ts';
import { termEndOn } from '../../resolvers/in-force.ts';
import { readLinkedMember } from '../../resolvers/member/read-linked-member.ts';
import { readOfficer } from '../../resolvers/officer/read-officer.ts';
import { seenOfficers } from '../../resolvers/officer/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { CHANGED_BY, ChangedByRef } from '../changed-by.ts';
import { MemberNode } from '../member/types.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { AppointmentBasisEnum, OfficeEndEnum, OfficerTitleEnum } from './enums.ts';

export const OfficerNode = builder.prismaNode('Officer', {
  description: 'Somebody who holds or held an office of a committee (cấp ủy viên).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenOfficers(signedIn(context))] }),
  fields: (t) => ({
    personName: t.exposeString('personName', { description: 'Name of the person (họ và tên).' }),
    member: t.prismaField({
      type: MemberNode,
      nullable: true,
      description:
        'The member on the roll (đảng viên trong danh sách); null where only a name was written, and where you may not read the roll of that cell.',
      select: { memberId: true },
      resolve: (query, { memberId }, _args, context) => readLinkedMember(query, memberId, context),
    }),
    title: t.expose('title', { type: OfficerTitleEnum, description: 'The office.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day in office.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it lasts.',
    }),
    basis: t.expose('basis', {
      type: AppointmentBasisEnum,
      nullable: true,
      description: 'How the person came into the office; null where it is not known.',
    }),
    decisionNumber: t.exposeString('decisionNumber', {
      nullable: true,
      description: 'Number of the decision it rests on (số quyết định).',
    }),
    decisionOn: t.expose('decisionOn', { type: 'Day', nullable: true, description: 'Day of that decision.' }),
    termEndsOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'The day on which the term ends that the office was entered in; null where none is set.',
      select: { validFrom: true, committee: { select: { terms: termsInOrder } } },
      resolve: ({ validFrom, committee }) => termEndOn(committee.terms, validFrom),
    }),
    endReason: t.expose('endReason', {
      type: OfficeEndEnum,
      nullable: true,
      description: 'Why it ended; null while it lasts, and where it is not known.',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      select: { committeeId: true },
      resolve: ({ committeeId }, _args, context) => mayDo('Officer', committeeId, context),
    }),
  }),
});

export const InChargeRef = builder.prismaObject('InCharge', {
  description: 'Who of the committee directly above looks after a committee (cấp ủy viên phụ trách), as it was said.',
  fields: (t) => ({
    personName: t.string({
      nullable: true,
      description: 'Name of the person; null where it was said that nobody does.',
      select: { officer: { select: { personName: true } } },
      resolve: ({ officer }) => officer?.personName ?? null,
    }),
    officer: t.prismaField({
      type: OfficerNode,
      nullable: true,
      description: 'The appointment; null where nobody does, and where you may not see officers of that committee.',
      select: { officerId: true },
      resolve: (query, { officerId }, _args, context) => readOfficer(query, officerId, context),
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'From which day on.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the paper that says so; null where there is none.',
    }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was recorded.' }),
    changedBy: t.field({
      type: ChangedByRef,
      description: CHANGED_BY,
      select: { setBy: true, setRole: true },
      resolve: ({ setBy, setRole }) => ({ changedBy: setBy, changedRole: setRole }),
    }),
  }),
});
