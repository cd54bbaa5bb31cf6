import type { Inherited, InheritedPlan } from '../../feed/inherited.ts';
import { percentOf, type QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../../resolvers/authorize.ts';
import { standingCommittee } from '../../resolvers/committee/standing-committee.ts';
import { readInherited } from '../../resolvers/quota/inherited-from.ts';
import type { PublishedFigures } from '../../resolvers/quota/loaders.ts';
import { type ProgressKey, readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { figuresFromMemory, fromMemory, usualRows } from '../field-cost.ts';
import { ForecastSourceEnum } from '../forecast/enums.ts';
import { inTree, ofTree } from '../of-tree.ts';
import { CountedDayEnum } from './enums.ts';

export const BoardViewEnum = builder.enumType('BoardView', {
  description: 'Whose figures a board shows of a year in which the hierarchy was another one.',
  values: {
    AS_THEN: { description: 'Those of each committee as it was then. One that was not there yet has none.' },
    SUCCESSORS: {
      description:
        'The committee together with all whom it alone followed (tổ chức tiền thân): their rows stand below it, with `endedOn`, and it is the sum of them and of its own, in the year of the change too. Whom it followed with others is in `sharedPredecessors` and never added.',
    },
  } as const,
});

export const QuotaStatusEnum = builder.enumType('QuotaStatus', {
  description:
    'How the admissions stand against the plan: by who can still be admitted within the year, then by the pace of the year (`Committee.pace`).',
  values: {
    NO_TARGET: { description: 'No plan, or a plan of 0. Admissions still count above.' },
    AHEAD: { description: 'More than the pace of the year asks for today.' },
    ON_TRACK: { description: 'At the pace, less than one person above it and half a one below.' },
    BEHIND: { description: 'More than half a person short of what the pace asks for today.' },
    MET: { description: 'Exactly the plan.' },
    EXCEEDED: { description: 'More than the plan, which is legal and usual.' },
    NOT_MET: { description: 'The year is over, and the plan was not met.' },
    ENDED: { description: 'The committee ended before it met its plan, which stays whole.' },
    AT_RISK: {
      description:
        'In the usual time fewer can be admitted by 31/12 than are still to be admitted (có nguy cơ không đạt). Before 1 July only of those with nobody on the way.',
    },
    CANNOT_MEET: {
      description:
        'Even in the shortest time fewer can be admitted by 31/12 than are still to be admitted, and nobody who is on no list yet (không thể đạt trong năm).',
    },
  } as const,
});

/** What ids end with where the figures are those of a committee and its predecessors. */
const JOINT = 'successors';

/** Reads the id of a progress: committee, year, and the parent where it is a part, or that it is with its predecessors. */
export function readProgressId(id: string): ProgressKey {
  const [committeeId = '', year = '', last = null] = id.split(':');
  if (last === JOINT) return { committeeId, year: Number(year), partOf: null, view: 'SUCCESSORS' };
  return { committeeId, year: Number(year), partOf: last };
}

export const QuotaProgressRef = builder.objectRef<QuotaProgress>('QuotaProgress');

const PublishedRef = builder.objectRef<PublishedFigures>('PublishedFigures').implement({
  extensions: figuresFromMemory,
  description:
    'What was published of a committee when its year was closed (số đã công bố). It never changes: what comes after moves `admitted` alone.',
  fields: (t) => ({
    publishedCount: t.exposeInt('publishedCount', { description: 'Admitted, as published.' }),
    publishedPlan: t.exposeInt('publishedPlan', { nullable: true, description: 'The plan then; null without one.' }),
    publishedStatus: t.expose('publishedStatus', { type: QuotaStatusEnum, description: 'The status, as published.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', description: 'When the year was closed.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that closed it.' }),
    documentOn: t.expose('documentOn', { type: 'Day', description: 'Day of that document.' }),
  }),
});

const InheritedPlanRef = builder.objectRef<InheritedPlan>('InheritedPlan').implement({
  extensions: fromMemory,
  description: 'The plan of a committee that ended in the year. It stays with it, whole.',
  fields: (t) => ({
    committeeId: t.globalID({
      description: 'Id of the committee that ended.',
      resolve: ({ id }) => ({ type: 'Committee', id }),
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    plan: t.exposeInt('plan', { description: 'Its plan for the whole year; nothing is divided by days.' }),
    isShared: t.exposeBoolean('isShared', {
      description: 'Whether others followed it too. Nobody can say which part of its plan went where.',
    }),
  }),
});

const InheritedRef = builder.objectRef<Inherited>('InheritedPlans').implement({
  extensions: fromMemory,
  description: 'What a committee took over with a decision about the hierarchy (chỉ tiêu tiếp nhận khi sắp xếp).',
  fields: (t) => ({
    predecessors: t.field({
      type: [InheritedPlanRef],
      extensions: usualRows(2),
      description: 'Plans of those that it followed, as the decision names them and as far as you see their figures.',
      resolve: ({ predecessors }) => predecessors,
    }),
    cellsPlan: t.exposeInt('cellsPlan', {
      nullable: true,
      description:
        'Where none of those had a plan: the plans of the cells below it, together. Null where one had, and where no cell has.',
    }),
  }),
});

builder.node(QuotaProgressRef, {
  extensions: figuresFromMemory,
  description:
    'The figures of a committee in a year (tiến độ thực hiện chỉ tiêu). All are derived from records, never typed. The id is the same in queries, mutations and frames, so that a normalising cache updates by itself.',
  id: {
    resolve: ({ committeeId, year, partOf, view }) => {
      const last = view === 'SUCCESSORS' ? JOINT : partOf;
      return [committeeId, year, ...(last === null ? [] : [last])].join(':');
    },
  },
  loadOne: (id, context) => readQuotaProgress(readProgressId(id), context),
  fields: (t) => ({
    committeeId: t.globalID({
      description: 'Id of the committee; with `name`, `kind`, `code` and `parentId` enough to draw a board.',
      resolve: ({ committeeId }) => ({ type: 'Committee', id: committeeId }),
    }),
    parentId: t.globalID({
      nullable: true,
      description: 'Id of the committee above it in this year; null at a root, and where you have no role above.',
      resolve: ({ parentId }, _args, context) =>
        parentId === null || visiblePath(context, 'committee:read', parentId) === null
          ? null
          : { type: 'Committee', id: parentId },
    }),
    name: t.exposeString('name', { description: 'Name of the committee (tên tổ chức đảng).' }),
    kind: t.field({
      type: CommitteeKindEnum,
      description: 'Kind of the committee.',
      resolve: ({ kind }) => kind,
    }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'Official code of the committee today (mã tổ chức đảng).',
    }),
    committee: t.field({
      type: CommitteeNode,
      extensions: inTree<object, QuotaProgress>((_args, context, { committeeId }) =>
        standingCommittee(committeeId, context),
      ),
      description: 'The committee itself, for everything a board does not need.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
    view: t.expose('view', {
      type: BoardViewEnum,
      description: 'SUCCESSORS where the figures are those of the committee and of all whom it alone followed.',
    }),
    endedOn: t.expose('endedOn', {
      type: 'Day',
      nullable: true,
      description: 'First day on which the committee was no more (ngày kết thúc hoạt động); null for one that is.',
    }),
    year: t.exposeInt('year', { description: 'The year, by the day in Vietnam that `countedBy` names.' }),
    countedBy: t.expose('countedBy', {
      type: CountedDayEnum,
      description:
        'By which day admissions count below the committee at the top of the tree in that year. One that was recorded while something else was set, or that lies in a closed year, keeps its day: see `Admission.countsOn`.',
    }),
    floor: t.exposeInt('floor', {
      nullable: true,
      description: 'What a resolution asks of every year of its term, at least; null where none does.',
    }),
    plan: t.exposeInt('plan', {
      nullable: true,
      description: 'What was assigned for the year (kế hoạch); null where nothing was.',
    }),
    planVersion: t.exposeInt('planVersion', {
      description: 'Version of the plan for `reviseQuotas`; 0 where there is none.',
    }),
    floorVersion: t.exposeInt('floorVersion', {
      description: 'Version of the floor for `reviseQuotas`; 0 where there is none.',
    }),
    stretch: t.exposeInt('stretch', {
      nullable: true,
      description: 'What is wished for beyond the plan (chỉ tiêu phấn đấu); null where nothing is.',
    }),
    stretchVersion: t.exposeInt('stretchVersion', {
      description: 'Version of what is wished for, for `reviseQuotas`; 0 where there is none.',
    }),
    allocated: t.exposeInt('allocated', {
      nullable: true,
      description:
        'The plans of the committees directly below it, together (đã giao). Who has ended or gone is left out from that day on. Null where nothing stands below it.',
    }),
    unallocated: t.int({
      nullable: true,
      description:
        'What is left of the plan for those below (chưa giao); below 0 where more was given than the plan, which is lawful. Null where there is no plan, or nothing below.',
      resolve: ({ plan, allocated }) => (plan === null || allocated === null ? null : plan - allocated),
    }),
    withoutTargetCount: t.exposeInt('withoutTargetCount', {
      nullable: true,
      description: 'Committees directly below it without a plan, or with one of 0; null where nothing stands below it.',
    }),
    admitted: t.exposeInt('admitted', { description: 'Admitted by it and everything below it (đã kết nạp).' }),
    admittedHere: t.exposeInt('admittedHere', {
      description:
        'The part it admitted itself. `admitted` is this plus the `admitted` of all committees directly below.',
    }),
    remaining: t.int({
      nullable: true,
      description: 'Still to admit for the plan (còn lại), never below 0; null where there is no plan.',
      resolve: ({ plan, admitted }) => (plan === null ? null : Math.max(0, plan - admitted)),
    }),
    percent: t.float({
      nullable: true,
      description:
        'Admitted in percent of the plan, one decimal; null where there is no plan. For small plans show "1/1" instead.',
      resolve: ({ admitted, plan }) => percentOf(admitted, plan),
    }),
    percentOfFloor: t.float({
      nullable: true,
      description: 'Admitted in percent of the floor, one decimal; null where there is no floor.',
      resolve: ({ admitted, floor }) => percentOf(admitted, floor),
    }),
    inheritedFrom: t.field({
      type: InheritedRef,
      nullable: true,
      description:
        'What the committee took over in a year that a decision about the hierarchy cut: a plan of the new body stands beside it and is one like any other. Null where it followed nobody that ended in that year.',
      resolve: (row, _args, context) => readInherited(row, context),
    }),
    published: t.field({
      type: PublishedRef,
      nullable: true,
      description:
        'What was published when the year was closed, for it or for what stands above it; null while the year is open. A live board that asks for it is told when a year is closed or opened again.',
      resolve: ({ committeeId, year }, _args, { loaders }) => loaders.published.load({ committeeId, year }),
    }),
    status: t.expose('status', {
      type: QuotaStatusEnum,
      description: 'Against who is on the way and the share of the year that is gone.',
    }),
    reachableCount: t.exposeInt('reachableCount', {
      nullable: true,
      description:
        'People on the way who stand where one can still be admitted by 31/12, in the shortest time (còn kịp kết nạp trong năm); null for another year than that of today.',
    }),
    forecast: t.float({
      nullable: true,
      description:
        'How many will have been admitted by 31/12, by who stands where today (dự báo cả năm), to a thousandth. A committee is the sum of those below it and of its own people. Who is on no list yet is not in it. Null for another year than that of today.',
      resolve: ({ forecastThousandths }) => (forecastThousandths === null ? null : forecastThousandths / 1_000),
    }),
    forecastLow: t.exposeInt('forecastLow', {
      nullable: true,
      description:
        'Four of five years end between this and `forecastHigh`, both included. These two do not add up along the tree.',
    }),
    forecastHigh: t.exposeInt('forecastHigh', { nullable: true, description: 'See `forecastLow`.' }),
    forecastSource: t.expose('forecastSource', {
      type: ForecastSourceEnum,
      nullable: true,
      description:
        'Where the times come from. Show it with ASSUMED: nobody has measured these. Null where nobody is on the way.',
    }),
    pipelineCount: t.exposeInt('pipelineCount', {
      nullable: true,
      description: 'People between certificate and decision today (nguồn đang xét); null for a year that is over.',
    }),
  }),
});

builder.prismaObjectFields('Committee', (t) => ({
  quota: t.field({
    type: QuotaProgressRef,
    nullable: true,
    args: { year: t.arg.int({ required: true, description: `Year, ${years.en}.` }) },
    extensions: ofTree(),
    description: 'Quota and progress of a year, from memory. Null for roles that may not see figures.',
    resolve: ({ id }, { year }, context) => readQuotaProgress({ committeeId: id, year }, context),
  }),
}));
