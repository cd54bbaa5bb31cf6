import { termsInOrder } from '../../resolvers/committee/lists.ts';
import { termEndOn } from '../../resolvers/in-force.ts';
import { seenOfficers } from '../../resolvers/officer/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { AppointmentBasisEnum, OfficeEndEnum, OfficerTitleEnum } from './enums.ts';

export const OfficerNode = builder.prismaNode('Officer', {
  description: 'Somebody who holds or held an office of a committee (cấp ủy viên).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenOfficers(signedIn(context))] }),
  fields: (t) => ({
    personName: t.exposeString('personName', { description: 'Name of the person (họ và tên).' }),
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
