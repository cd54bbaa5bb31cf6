import { fromDay } from '../../calendar.ts';
import { poorPercent } from '../../resolvers/area/rules.ts';
import { readAsOf } from '../../resolvers/as-of.ts';
import { visible } from '../../resolvers/authorize.ts';
import { shareWords } from '../../resolvers/candidate/rules.ts';
import type { Authority } from '../../resolvers/committee/authority.ts';
import { listAncestors } from '../../resolvers/committee/list-ancestors.ts';
import { listSoFar, obstaclesInOrder, termsInOrder } from '../../resolvers/committee/lists.ts';
import { readAuthority } from '../../resolvers/committee/read-authority.ts';
import { readForm, readLinkedCommittee, readParent } from '../../resolvers/committee/read-committee.ts';
import { type CommitteeProfile, readProfile } from '../../resolvers/committee/read-profile.ts';
import { seenCommittees } from '../../resolvers/committee/seen.ts';
import { standingAncestors, standingParent } from '../../resolvers/committee/standing-committee.ts';
import { inForceOn, termEndOn } from '../../resolvers/in-force.ts';
import { type OperationContext, signedIn } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { AS_OF } from '../as-of.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { ofTree } from '../of-tree.ts';
import { QualifierEnum } from '../qualifier.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { ConfidenceEnum } from '../rule/enums.ts';
import { CommitteeKindEnum, DecidingBodyEnum, DifficultyClassEnum, ObstacleEnum } from './enums.ts';

const asOfArg = builder.args((t) => ({
  asOf: t.field({ type: 'Day', description: AS_OF }),
}));

/** Memory has the codes and places of today; of other days the database says them. */
const ofToday = ({ asOf }: { asOf?: unknown }): boolean => asOf === undefined || asOf === null;

const SOURCE = 'Where the figure or name is from; `invented` marks sample data.';

const SUM = 'the sum where it works in several areas, null where one of them does not say';
const SAME = 'null where its areas differ in it, or one does not say';

const CommitteeProfileRef = builder.objectRef<CommitteeProfile>('CommitteeProfile').implement({
  description:
    'What is known on a day of the areas a committee works in (thôn, bản, xã), and of what makes its work hard.',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Day', description: 'Day of the oldest figure in it.' }),
    households: t.exposeInt('households', { nullable: true, description: `Households (hộ dân): ${SUM}.` }),
    poorHouseholds: t.exposeInt('poorHouseholds', {
      nullable: true,
      description: `Poor households (hộ nghèo): ${SUM}.`,
    }),
    poorPercent: t.float({
      nullable: true,
      description: 'Poor households in percent, one decimal (tỷ lệ hộ nghèo).',
      resolve: poorPercent,
    }),
    mainEthnicGroup: t.exposeString('mainEthnicGroup', {
      nullable: true,
      description: `Largest ethnic group (dân tộc chủ yếu); ${SAME}.`,
    }),
    mainLivelihood: t.exposeString('mainLivelihood', {
      nullable: true,
      description: `What most people live on (sinh kế); ${SAME}.`,
    }),
    difficultyClass: t.expose('difficultyClass', {
      type: DifficultyClassEnum,
      nullable: true,
      description: `Region class of the commune (khu vực); ${SAME}.`,
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

const ObstacleReportRef = builder.prismaObject('CommitteeObstacles', {
  name: 'ObstacleReport',
  description:
    'What a committee said of its difficulties from a day on (khó khăn trong công tác phát triển đảng viên).',
  fields: (t) => ({
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    obstacles: t.expose('obstacles', { type: [ObstacleEnum], description: 'All of them; none where there are none.' }),
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
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was entered.' }),
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

const AdmissionAuthorityRef = builder.objectRef<Authority>('AdmissionAuthority');

export const CommitteeNode = builder.prismaNode('Committee', {
  description: 'A Party organisation (tổ chức đảng): a committee or a cell.',
  nullable: true,
  id: { field: 'id' },
  // Whatever relation led here: a committee outside the viewer's scope has no field to show.
  runScopesOnType: true,
  authScopes: ({ path }, context) => visible(context, 'committee:read', path, (texts) => texts.hiddenCommittee),
  findUnique: (id, context) => ({ id, AND: [seenCommittees(signedIn(context))] }),
  fields: (t) => ({
    name: t.string({
      args: asOfArg,
      extensions: ofTree(),
      description: 'Full name (tên gọi). Names repeat: show the path or the ancestors with it.',
      resolve: (committee, { asOf }, context) => readForm(committee, asOf, context).name,
    }),
    shortName: t.exposeString('shortName', {
      nullable: true,
      description:
        'What it is called where its place is clear, such as "Lâm Thượng" (tên ngắn); null where none is set.',
    }),
    kind: t.field({
      type: CommitteeKindEnum,
      args: asOfArg,
      extensions: ofTree(),
      description: 'Kind, which is not the depth.',
      resolve: (committee, { asOf }, context) => readForm(committee, asOf, context).kind,
    }),
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
      args: asOfArg,
      extensions: ofTree({ answers: ofToday, resolve: ({ code }) => code }),
      description: 'Official code (mã tổ chức đảng). Codes have been re-used: keep `id`, not this.',
      select: ({ asOf }, context) => ({
        codes: { where: inForceOn(readAsOf(asOf, context as OperationContext)), select: { code: true } },
      }),
      resolve: ({ codes }) => codes[0]?.code ?? null,
    }),
    foundedOn: t.expose('foundedOn', { type: 'Day', description: 'First day (ngày thành lập).' }),
    closedOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'The day it ended; null while it exists.',
      resolve: ({ closedOn }, _args, { feed }) =>
        closedOn !== null && closedOn <= fromDay(feed.day) ? closedOn : null,
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    source: t.exposeString('source', { nullable: true, description: SOURCE }),
    parent: t.prismaField({
      type: 'Committee',
      nullable: true,
      args: asOfArg,
      extensions: ofTree({
        answers: ofToday,
        leadsTo: 'committees',
        resolve: (committee, _args, context) => standingParent(committee, context),
      }),
      description: 'The committee above (cấp trên trực tiếp). Null at a root, and where you have no role above.',
      resolve: (query, committee, { asOf }, context) => readParent(query, committee, asOf, context),
    }),
    ancestors: t.prismaField({
      type: ['Committee'],
      args: asOfArg,
      extensions: ofTree({
        answers: ofToday,
        leadsTo: 'committees',
        resolve: (committee, _args, context) => standingAncestors(committee, context),
      }),
      description: 'The committees above that you may see, the highest first.',
      resolve: (query, { id }, { asOf }, context) => listAncestors(query, id, asOf, context),
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      extensions: ofTree(),
      description: VIEWER_CAN,
      resolve: ({ id }, _args, context) => mayDo('Committee', id, context),
    }),
    firstDay: t.field({
      type: 'Day',
      nullable: true,
      description:
        'Of a committee at the top, its first day in the system (ngày bắt đầu dùng phần mềm); null where none was set, and below.',
      select: { systemStart: { select: { firstDay: true } } },
      resolve: ({ systemStart }) => systemStart?.firstDay ?? null,
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
    admissionAuthority: t.field({
      type: AdmissionAuthorityRef,
      nullable: true,
      args: asOfArg,
      description:
        'Who decides on the admissions of this cell or grassroots organisation (cấp có thẩm quyền quyết định kết nạp). Null where it had no place in the tree that day.',
      resolve: ({ id }, { asOf }, context) => readAuthority(id, asOf, context),
    }),
    profile: t.field({
      type: CommitteeProfileRef,
      nullable: true,
      args: asOfArg,
      description: 'The areas it works in, and what makes its work hard; null where nothing is known of them.',
      resolve: ({ id }, { asOf }, context) => readProfile(id, asOf, context),
    }),
    obstacleReports: t.relation('obstacleReports', {
      type: ObstacleReportRef,
      extensions: usualRows(2),
      description:
        'What it said of its difficulties, the latest day first. Of several of one day the first one here holds.',
      query: () => obstaclesInOrder,
    }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const CommitteeConnection = connectionOf(CommitteeNode, 'Committee');

AdmissionAuthorityRef.implement({
  description:
    'Who decides on the admissions of a grassroots organisation on a day (cấp ủy có thẩm quyền quyết định kết nạp): who was set to, or who does by the rule of that day.',
  fields: (t) => ({
    decider: t.prismaField({
      type: CommitteeNode,
      nullable: true,
      description: 'The committee that decides; null where you may not see it.',
      resolve: (query, { decider }, _args, context) => readLinkedCommittee(query, decider.id, context),
    }),
    body: t.expose('body', { type: DecidingBodyEnum, description: 'Which part of it decides.' }),
    threshold: t.string({
      description: 'The share of that body which a decision needs, such as “>= 2/3” or “> 1/2”.',
      resolve: ({ share }) => shareWords(share),
    }),
    byDefault: t.exposeBoolean('byDefault', {
      description: 'True where nobody has set it and it is so by the rule of the day.',
    }),
    source: t.exposeString('source', { description: 'The document that set it, or the rule it follows.' }),
    confidence: t.expose('confidence', { type: ConfidenceEnum, description: 'How sure that rule is.' }),
  }),
});
