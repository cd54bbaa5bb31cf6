import type { Membership } from '../../resolvers/membership/read-membership.ts';
import { seenReports } from '../../resolvers/membership/seen.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { builder } from '../builder.ts';
import { QualifierEnum } from '../qualifier.ts';

export const MembershipFromEnum = builder.enumType('MembershipFrom', {
  description: 'Where figures of members are from (nguồn số liệu).',
  values: {
    ROLL: { description: 'Counted from the roll of each cell (danh sách đảng viên).' },
    REPORT: { description: 'Reported, by one cell at least (báo cáo).' },
  } as const,
});

const PARTS = 'null where a figure in the sum does not say.';

export const MembershipRef = builder.objectRef<Membership>('Membership').implement({
  description:
    'Members of a committee and everything below it (đảng viên): counted from the rolls that cells keep (`keepRoll`), and else the sum of what each of them reported last.',
  fields: (t) => ({
    memberCount: t.exposeInt('memberCount', { description: 'Members.' }),
    officialCount: t.exposeInt('officialCount', {
      nullable: true,
      description: `Official members among them (đảng viên chính thức); ${PARTS}`,
    }),
    probationaryCount: t.exposeInt('probationaryCount', {
      nullable: true,
      description: `On probation (đảng viên dự bị); ${PARTS}`,
    }),
    exemptCount: t.exposeInt('exemptCount', {
      nullable: true,
      description: `Exempt from work and meetings (được miễn công tác và sinh hoạt); ${PARTS}`,
    }),
    awayCount: t.exposeInt('awayCount', {
      nullable: true,
      description: `Away for a time (tạm vắng); ${PARTS}`,
    }),
    oldestOn: t.expose('oldestOn', { type: 'Day', description: 'Day of the oldest figure in the sum.' }),
    newestOn: t.expose('newestOn', { type: 'Day', description: 'Day of the newest figure in the sum.' }),
    reportCount: t.exposeInt('reportCount', { description: 'How many committees and cells there are figures of.' }),
    rollCount: t.exposeInt('rollCount', { description: 'How many of these are counted from a roll.' }),
    from: t.field({
      type: MembershipFromEnum,
      description: 'ROLL when every figure in the sum is counted from a roll.',
      resolve: ({ rollCount, reportCount }) => (rollCount === reportCount ? 'ROLL' : 'REPORT'),
    }),
    qualifier: t.field({
      type: QualifierEnum,
      description: 'EXACT when every figure in the sum is.',
      resolve: ({ exact }) => (exact ? 'EXACT' : 'ABOUT'),
    }),
  }),
});

export const MembershipReportNode = builder.prismaNode('MembershipSnapshot', {
  name: 'MembershipReport',
  description: 'What a committee reported of its own members on a day (báo cáo số lượng đảng viên).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenReports(signedIn(context))] }),
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Day', description: 'The day the figures hold for.' }),
    memberCount: t.exposeInt('memberCount', { description: 'Members, official and on probation.' }),
    onRoll: t.int({
      nullable: true,
      select: { id: true },
      description:
        'Members on the roll of the cell on that day: where it is not `memberCount` one of the two is wrong, and nothing mends it (chênh lệch với danh sách). Null where the cell kept no roll.',
      resolve: ({ id }, _args, { loaders }) => loaders.roll.load(id),
    }),
    official: t.exposeInt('official', { nullable: true, description: 'Official members; null where it was not said.' }),
    probationary: t.exposeInt('probationary', { nullable: true, description: 'Members on probation.' }),
    exempt: t.exposeInt('exempt', { nullable: true, description: 'Of them exempt from work and meetings.' }),
    awayTemporarily: t.exposeInt('awayTemporarily', { nullable: true, description: 'Of them away for a time.' }),
    qualifier: t.expose('qualifier', { type: QualifierEnum, description: 'How exact the figures are.' }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where they are from, unless reported here; `invented` marks sample data.',
    }),
  }),
});
