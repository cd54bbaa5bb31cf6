import { fromDay } from '../../calendar.ts';
import { visible } from '../../resolvers/authorize.ts';
import { listAncestors } from '../../resolvers/committee/list-ancestors.ts';
import { listSoFar, termsInOrder } from '../../resolvers/committee/lists.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { seenCommittees } from '../../resolvers/committee/seen.ts';
import { inForce, termEndOn } from '../../resolvers/in-force.ts';
import { type OperationContext, signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { QualifierEnum } from '../qualifier.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { CommitteeKindEnum, DifficultyClassEnum, ObstacleEnum } from './enums.ts';

const SOURCE = 'Where the figure or name is from; `invented` marks sample data.';

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

const CommitteeFormRef = builder.prismaObject('CommitteeForm', {
  description:
    'What a committee was and was called from one day to before another (tên gọi, loại hình qua các thời kỳ).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name in those days (tên gọi).' }),
    shortName: t.exposeString('shortName', { nullable: true, description: 'Short name in those days.' }),
    kind: t.expose('kind', { type: CommitteeKindEnum, description: 'Kind in those days.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day from which it was another; null while it holds.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the decision that gave it (số quyết định); null where that is not on record.',
    }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: 'Day of that decision.' }),
  }),
});

const CommitteeCodeRef = builder.prismaObject('CommitteeCode', {
  description: 'An official code with the days on which it means this committee (mã tổ chức đảng qua các thời kỳ).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day from which it means this committee no more; null while it does.',
    }),
  }),
});

const CommitteeTermRef = builder.prismaObject('CommitteeTerm', {
  description: 'A term of a committee, as it was set (nhiệm kỳ).',
  fields: (t) => ({
    startsOn: t.expose('startsOn', { type: 'Day', description: 'First day, such as that of the congress.' }),
    endsOn: t.expose('endsOn', { type: 'Day', description: 'The day on which it ends.' }),
    decisionNumber: t.exposeString('decisionNumber', { description: 'Number of the decision that sets it.' }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

export const CommitteeNode = builder.prismaNode('Committee', {
  description: 'A Party organisation (tổ chức đảng): a committee or a cell.',
  nullable: true,
  id: { field: 'id' },
  // Whatever relation led here: a committee outside the viewer's scope has no field to show.
  runScopesOnType: true,
  authScopes: ({ path }, context) => visible(context, 'committee:read', path, (texts) => texts.hiddenCommittee),
  findUnique: (id, context) => ({ id, AND: [seenCommittees(signedIn(context))] }),
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Full name (tên gọi). Names repeat: show the path or the ancestors with it.',
    }),
    shortName: t.exposeString('shortName', {
      nullable: true,
      description:
        'What it is called where its place is clear, such as "Lâm Thượng" (tên ngắn); null where none is set.',
    }),
    kind: t.expose('kind', { type: CommitteeKindEnum, description: 'Kind, which is not the depth.' }),
    forms: t.relation('forms', {
      type: CommitteeFormRef,
      extensions: usualRows(2),
      description:
        'All it was and was called, from its foundation on. One that begins on a later day is not among them yet.',
      query: (_args, context) => listSoFar(context),
    }),
    codes: t.relation('codes', {
      type: CommitteeCodeRef,
      extensions: usualRows(2),
      description: 'All codes it had, the first one first.',
      query: (_args, context) => listSoFar(context),
    }),
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
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    source: t.exposeString('source', { nullable: true, description: SOURCE }),
    parent: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee above today (cấp trên trực tiếp). Null at a root, and where you have no role above.',
      resolve: (query, { parentId }, _args, context) => readLinkedCommittee(query, parentId, context),
    }),
    ancestors: t.prismaField({
      type: ['Committee'],
      description: 'The committees above today that you may see, the highest first.',
      resolve: (query, { id }, _args, context) => listAncestors(query, id, context),
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      resolve: ({ id }, _args, context) => mayDo('Committee', id, context),
    }),
    terms: t.relation('terms', {
      type: CommitteeTermRef,
      extensions: usualRows(3),
      description:
        'Its terms, the latest first. Of several that begin on one day the first one here holds; the others are what it was before.',
      query: () => termsInOrder,
    }),
    termEndsOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'The day on which its term of today ends; null where none is set.',
      select: { terms: termsInOrder },
      resolve: ({ terms }, _args, { feed }) => termEndOn(terms, fromDay(feed.day)),
    }),
    profile: t.relation('profile', { nullable: true, description: 'The place it works in.' }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const CommitteeConnection = connectionOf(CommitteeNode, 'Committee');
