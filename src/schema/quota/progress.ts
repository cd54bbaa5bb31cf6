import { percentOf, type QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../../resolvers/authorize.ts';
import { type ProgressKey, readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { figuresFromMemory } from '../field-cost.ts';

export const QuotaStatusEnum = builder.enumType('QuotaStatus', {
  description: 'How the admissions stand against the plan and the share of the year that is gone.',
  values: {
    NO_TARGET: { description: 'No plan, or a plan of 0. Admissions still count above.' },
    AHEAD: { description: 'More than the even pace of the year asks for today.' },
    ON_TRACK: { description: 'At the even pace, to a whole person.' },
    BEHIND: { description: 'Less than the even pace asks for today.' },
    MET: { description: 'Exactly the plan.' },
    EXCEEDED: { description: 'More than the plan, which is legal and usual.' },
  } as const,
});

/** Reads the id of a progress: committee, year, and the parent where it is a part. */
export function readProgressId(id: string): ProgressKey {
  const [committeeId = '', year = '', partOf = null] = id.split(':');
  return { committeeId, year: Number(year), partOf };
}

export const QuotaProgressRef = builder.objectRef<QuotaProgress>('QuotaProgress');

builder.node(QuotaProgressRef, {
  extensions: figuresFromMemory,
  description:
    'The figures of a committee in a year (tiến độ thực hiện chỉ tiêu). All are derived from records, never typed. The id is the same in queries, mutations and frames, so that a normalising cache updates by itself.',
  id: {
    resolve: ({ committeeId, year, partOf }) => [committeeId, year, ...(partOf === null ? [] : [partOf])].join(':'),
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
      description: 'The committee itself, for everything a board does not need.',
      resolve: ({ committeeId }, _args, { loaders }) => loaders.committee.load(committeeId),
    }),
    year: t.exposeInt('year', { description: 'The year, by the day of the ceremony in Vietnam.' }),
    floor: t.exposeInt('floor', {
      nullable: true,
      description: 'What a resolution asks of every year of its term, at least; null where none does.',
    }),
    plan: t.exposeInt('plan', {
      nullable: true,
      description: 'What was assigned for the year (kế hoạch); null where nothing was.',
    }),
    planVersion: t.exposeInt('planVersion', {
      description: 'Version of the plan for `setQuota`; 0 where there is none.',
    }),
    floorVersion: t.exposeInt('floorVersion', {
      description: 'Version of the floor for `setQuota`; 0 where there is none.',
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
    status: t.expose('status', { type: QuotaStatusEnum, description: 'Against the share of the year that is gone.' }),
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
    description: 'Quota and progress of a year, from memory. Null for roles that may not see figures.',
    resolve: ({ id }, { year }, context) => readQuotaProgress({ committeeId: id, year }, context),
  }),
}));
