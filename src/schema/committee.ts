import { committeeScope } from '../access/scope.ts';
import { fromDay } from '../calendar.ts';
import type { MembershipRow } from '../db/queries/membership.ts';
import { visible, visiblePath } from '../resolvers/authorize.ts';
import { listAncestors } from '../resolvers/committee/list-ancestors.ts';
import { type CommitteeFilter, committeesWhere, listCommittees } from '../resolvers/committee/list-committees.ts';
import { readCommittee } from '../resolvers/committee/read-committee.ts';
import { readMembership } from '../resolvers/committee/read-membership.ts';
import { cursorIds } from '../resolvers/cursor-row.ts';
import { page } from '../resolvers/input.ts';
import { type OperationContext, signedIn } from '../resolvers/operation-context.ts';
import { builder } from './builder.ts';
import { CommitteeKindEnum, DifficultyClassEnum, ObstacleEnum, OfficerTitleEnum, QualifierEnum } from './enums.ts';

const SOURCE = 'Where the figure or name is from; `invented` marks sample data.';

const MembershipRef = builder.objectRef<MembershipRow>('Membership').implement({
  description:
    'Members of a committee and everything below it (đảng viên): the sum of what each of them reported last.',
  fields: (t) => ({
    memberCount: t.exposeInt('memberCount', { description: 'Members.' }),
    oldestOn: t.expose('oldestOn', { type: 'Day', description: 'Day of the oldest figure in the sum.' }),
    newestOn: t.expose('newestOn', { type: 'Day', description: 'Day of the newest figure in the sum.' }),
    reportCount: t.exposeInt('reportCount', { description: 'How many committees and cells have reported.' }),
    qualifier: t.field({
      type: QualifierEnum,
      description: 'EXACT when every figure in the sum is.',
      resolve: ({ exact }) => (exact ? 'EXACT' : 'ABOUT'),
    }),
  }),
});

builder.prismaObject('CommitteeProfile', {
  description: 'What is known of the place a committee works in (thôn, bản, xã).',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Day', description: 'The day the figures hold for.' }),
    households: t.exposeInt('households', { nullable: true, description: 'Households (hộ dân).' }),
    poorHouseholds: t.exposeInt('poorHouseholds', { nullable: true, description: 'Poor households (hộ nghèo).' }),
    poorPercent: t.float({
      nullable: true,
      description: 'Poor households in percent, one decimal (tỷ lệ hộ nghèo).',
      resolve: ({ households, poorHouseholds }) =>
        households && poorHouseholds !== null ? Math.round((poorHouseholds * 1000) / households) / 10 : null,
    }),
    mainEthnicGroup: t.exposeString('mainEthnicGroup', {
      nullable: true,
      description: 'Largest ethnic group (dân tộc chủ yếu).',
    }),
    mainLivelihood: t.exposeString('mainLivelihood', {
      nullable: true,
      description: 'What most people live on (sinh kế).',
    }),
    difficultyClass: t.expose('difficultyClass', {
      type: DifficultyClassEnum,
      nullable: true,
      description: 'Region class of the commune (khu vực).',
    }),
    obstacles: t.expose('obstacles', { type: [ObstacleEnum], description: 'What makes it hard to find new members.' }),
    youthActiveMinPercent: t.exposeInt('youthActiveMinPercent', {
      nullable: true,
      description: 'Youth-Union members who take part, percent, lower end (tỷ lệ đoàn viên tham gia sinh hoạt).',
    }),
    youthActiveMaxPercent: t.exposeInt('youthActiveMaxPercent', {
      nullable: true,
      description: 'The same, upper end.',
    }),
    youthActiveQualifier: t.expose('youthActiveQualifier', {
      type: QualifierEnum,
      nullable: true,
      description: 'How exact that range is.',
    }),
    source: t.exposeString('source', { nullable: true, description: SOURCE }),
  }),
});

builder.prismaObject('Officer', {
  description: 'Somebody appointed to an office of a committee (cấp ủy viên).',
  fields: (t) => ({
    personName: t.exposeString('personName', { description: 'Name of the person (họ và tên).' }),
    title: t.expose('title', { type: OfficerTitleEnum, description: 'The office.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day in office.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it lasts.',
    }),
  }),
});

const kindArgs = builder.args((t) => ({
  kind: t.field({ type: [CommitteeKindEnum], description: 'Only these kinds.' }),
}));

const filterArgs = builder.args((t) => ({
  difficulty: t.field({
    type: [DifficultyClassEnum],
    description: 'Only committees of communes in these region classes.',
  }),
  text: t.string({ description: 'Part of the name, up to 100 characters, with or without accents: "lam thuong".' }),
  withoutAdmissionIn: t.int({ description: 'Only those that admitted nobody themselves in this year (chưa kết nạp).' }),
}));

/** Officers and other dated rows that hold on a day. */
function inForce(context: OperationContext) {
  const day = fromDay(context.feed.day);
  return { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gt: day } }] };
}

export const CommitteeNode = builder.prismaNode('Committee', {
  description: 'A Party organisation (tổ chức đảng): a committee or a cell.',
  nullable: true,
  id: { field: 'id' },
  // Whatever relation led here: a committee outside the viewer's scope has no field to show.
  runScopesOnType: true,
  authScopes: ({ path }, context) => visible(context, 'committee:read', path, (texts) => texts.hiddenCommittee),
  findUnique: (id, context) => ({ id, AND: [committeeScope(signedIn(context), 'committee:read')] }),
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Full name (tên gọi). Names repeat: show the path or the ancestors with it.',
    }),
    kind: t.expose('kind', { type: CommitteeKindEnum, description: 'Kind, which is not the depth.' }),
    code: t.string({
      nullable: true,
      description: 'Official code in force today (mã tổ chức đảng). Codes have been re-used: keep `id`, not this.',
      select: (_args, context) => ({ codes: { where: inForce(context as OperationContext), select: { code: true } } }),
      resolve: ({ codes }) => codes[0]?.code ?? null,
    }),
    foundedOn: t.expose('foundedOn', { type: 'Day', description: 'First day (ngày thành lập).' }),
    closedOn: t.expose('closedOn', {
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it exists.',
    }),
    source: t.exposeString('source', { nullable: true, description: SOURCE }),
    parent: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee above today (cấp trên trực tiếp). Null at a root, and where you have no role above.',
      resolve: (query, { parentId }, _args, context) =>
        parentId === null || visiblePath(context, 'committee:read', parentId) === null
          ? null
          : context.database.prisma.committee.findUnique({ ...query, where: { id: parentId } }),
    }),
    ancestors: t.prismaField({
      type: ['Committee'],
      description: 'The committees above today that you may see, the highest first.',
      resolve: (query, { id }, _args, context) => listAncestors(query, id, context),
    }),
    children: t.relatedConnection('children', {
      cursor: 'id',
      totalCount: true,
      args: kindArgs,
      description: 'The committees directly below today, in Vietnamese order (tổ chức trực thuộc).',
      query: ({ kind, ...args }) => {
        page(args);
        return {
          where: {
            ...(kind ? { kind: { in: kind } } : {}),
            // Goes on from a row of this list only: from a hidden one it would tell where that stands in the order.
            AND: cursorIds(args).map((id) => ({ parent: { children: { some: { id } } } })),
          },
          orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }],
        };
      },
    }),
    subtree: t.prismaConnection({
      type: 'Committee',
      cursor: 'id',
      args: { ...kindArgs, ...filterArgs },
      description: 'The committee and everything below it today, in Vietnamese order of the names.',
      totalCount: ({ id }, args, context) => countCommittees({ ...args, withinId: id }, context),
      resolve: (query, { id }, args, context) => listCommittees(query, { ...args, withinId: id }, context),
    }),
    profile: t.relation('profile', { nullable: true, description: 'The place it works in.' }),
    officers: t.relation('officers', {
      description: 'Who holds an office today, the secretary first. Empty for roles that may see figures only.',
      query: (_args, context) => ({
        where: { ...inForce(context), committee: committeeScope(signedIn(context), 'officer:read') },
        orderBy: [{ title: 'asc' }, { validFrom: 'asc' }],
      }),
    }),
    membership: t.field({
      type: MembershipRef,
      nullable: true,
      args: { asOf: t.arg({ type: 'Day', description: 'By the figures known on this day; today when left out.' }) },
      description: 'Members of the committee and everything below it; null where nobody has reported.',
      resolve: ({ id }, { asOf }, context) => readMembership(id, asOf, context),
    }),
  }),
});

function countCommittees(filter: CommitteeFilter, context: OperationContext): Promise<number> {
  return context.database.prisma.committee.count({ where: committeesWhere(filter, context) });
}

builder.queryFields((t) => ({
  committee: t.prismaField({
    type: 'Committee',
    nullable: true,
    description: 'One committee, by `id` or by the official `code` of today. Null when it is hidden or missing.',
    args: {
      id: t.arg.globalID({ for: CommitteeNode, description: 'Its id.' }),
      code: t.arg.string({ description: 'Its official code, such as `15.135.001.000.001`.' }),
    },
    resolve: (query, _root, { id, code }, context) => readCommittee(query, { id: id?.id, code }, context),
  }),
  committees: t.prismaConnection({
    type: 'Committee',
    cursor: 'id',
    description: 'Committees you may see, in Vietnamese order of their names.',
    args: {
      ...kindArgs,
      ...filterArgs,
      parentId: t.arg.globalID({ for: CommitteeNode, description: 'Only directly below this one.' }),
      withinId: t.arg.globalID({ for: CommitteeNode, description: 'Only this one and everything below it.' }),
    },
    totalCount: (_root, args, context) => countCommittees(plainIds(args), context),
    resolve: (query, _root, args, context) => listCommittees(query, plainIds(args), context),
  }),
}));

function plainIds<A extends { parentId?: { id: string } | null; withinId?: { id: string } | null }>(args: A) {
  return { ...args, parentId: args.parentId?.id, withinId: args.withinId?.id };
}
