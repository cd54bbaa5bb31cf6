import { inOrderOfDays, lineageInOrder, listCovered, listCovering, listProfiles } from '../../resolvers/area/lists.ts';
import { poorPercent } from '../../resolvers/area/rules.ts';
import { everyArea } from '../../resolvers/area/seen.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { inForce } from '../../resolvers/in-force.ts';
import type { OperationContext } from '../../resolvers/operation-context.ts';
import { mayDo } from '../../resolvers/rights.ts';
import { builder } from '../builder.ts';
import { DifficultyClassEnum } from '../committee/enums.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import { AreaKindEnum, AreaSuccessionEnum } from './enums.ts';

const AreaFormRef = builder.prismaObject('AreaForm', {
  description: 'What an area was from one day to before another (địa bàn qua các thời kỳ).',
  fields: (t) => ({
    kind: t.expose('kind', { type: AreaKindEnum, description: 'Kind in those days.' }),
    name: t.exposeString('name', { description: 'Name in those days, without the kind: "Khéo Lẹng".' }),
    parent: t.relation('parent', { nullable: true, description: 'The area that it was part of in those days.' }),
    difficultyClass: t.expose('difficultyClass', {
      type: DifficultyClassEnum,
      nullable: true,
      description: 'Region class in those days; null where none was given.',
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day from which it was another, or no more; null while it holds.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the resolution or decision; null where that is not on record.',
    }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: 'Day of that document.' }),
  }),
});

const AreaCodeRef = builder.prismaObject('AreaCode', {
  description: 'An official code with the days on which it means this area (mã địa bàn qua các thời kỳ).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code, such as `04309`.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The day from which it means this area no more; null while it does.',
    }),
  }),
});

const AreaLineageRef = builder.prismaObject('AreaLineage', {
  description: 'That one area followed another, which ended (địa bàn kế tiếp).',
  fields: (t) => ({
    from: t.relation('from', { description: 'The area that ended.' }),
    to: t.relation('to', { description: 'The area that followed.' }),
    kind: t.expose('kind', { type: AreaSuccessionEnum, description: 'How.' }),
    effectiveOn: t.expose('effectiveOn', { type: 'Day', description: 'The day from which.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the resolution or decision.' }),
    documentOn: t.expose('documentOn', { type: 'Day', description: 'Day of that document.' }),
  }),
});

const AreaProfileRef = builder.prismaObject('AreaProfile', {
  description: 'What was known of an area on a day (số liệu địa bàn).',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Day', description: 'The day the figures hold for.' }),
    households: t.exposeInt('households', { nullable: true, description: 'Households (hộ dân).' }),
    poorHouseholds: t.exposeInt('poorHouseholds', { nullable: true, description: 'Poor households (hộ nghèo).' }),
    poorPercent: t.float({
      nullable: true,
      description: 'Poor households in percent, one decimal (tỷ lệ hộ nghèo).',
      select: { households: true, poorHouseholds: true },
      resolve: poorPercent,
    }),
    mainEthnicGroup: t.exposeString('mainEthnicGroup', {
      nullable: true,
      description: 'Largest ethnic group (dân tộc chủ yếu).',
    }),
    mainLivelihood: t.exposeString('mainLivelihood', {
      nullable: true,
      description: 'What most people live on (sinh kế).',
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where the figures are from; `invented` marks sample data.',
    }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

const asOf = { type: 'Day', description: 'On this day; today when left out.' } as const;

/** The days of what a committee covers. */
const COVER_DAYS = {
  from: 'First day.',
  to: 'The day from which it does no more; null while it does.',
} as const;

const CommitteeAreaRef = builder.prismaObject('CommitteeArea', {
  description: 'That a committee works in an area (địa bàn phụ trách).',
  fields: (t) => ({
    area: t.relation('area', { description: 'The area.' }),
    committee: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee; null where you may not see it.',
      select: { committeeId: true },
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: COVER_DAYS.from }),
    validTo: t.expose('validTo', { type: 'Day', nullable: true, description: COVER_DAYS.to }),
  }),
});

export const AreaNode = builder.prismaNode('Area', {
  description:
    'An area of the country (địa bàn): a village, a commune, a province. A thing of the State: committees only work in it, and everybody may read it.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id) => ({ id, AND: [everyArea] }),
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Name without the kind: "Lâm Thượng". Names repeat: show `kind` and `parent` with it.',
    }),
    kind: t.expose('kind', { type: AreaKindEnum, description: 'Kind today, or when it ended.' }),
    code: t.string({
      nullable: true,
      description: 'Official code in force today (mã đơn vị hành chính). Codes have been re-used: keep `id`, not this.',
      select: (_args, context) => ({ codes: { where: inForce(context as OperationContext), select: { code: true } } }),
      resolve: ({ codes }) => codes[0]?.code ?? null,
    }),
    difficultyClass: t.expose('difficultyClass', {
      type: DifficultyClassEnum,
      nullable: true,
      description: 'Region class of a commune (khu vực); null where none was given.',
    }),
    beganOn: t.expose('beganOn', { type: 'Day', description: 'The day since which it is on record.' }),
    endedOn: t.expose('endedOn', {
      type: 'Day',
      nullable: true,
      description: 'The first day on which it was no more; null while it is there.',
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where the record is from; `invented` marks sample data.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The area it is part of today, or was when it ended; null at the top.',
    }),
    forms: t.relation('forms', {
      type: AreaFormRef,
      extensions: usualRows(2),
      description: 'All it was, the first first.',
      query: () => inOrderOfDays,
    }),
    codes: t.relation('codes', {
      type: AreaCodeRef,
      extensions: usualRows(2),
      description: 'All codes it had, the first first.',
      query: () => inOrderOfDays,
    }),
    successors: t.relation('successors', {
      type: AreaLineageRef,
      extensions: usualRows(2),
      description: 'What followed it.',
      query: () => lineageInOrder,
    }),
    predecessors: t.relation('predecessors', {
      type: AreaLineageRef,
      extensions: usualRows(3),
      description: 'What it follows.',
      query: () => lineageInOrder,
    }),
    committees: t.relation('committees', {
      type: CommitteeAreaRef,
      extensions: usualRows(3),
      args: { asOf: t.arg(asOf) },
      description: 'The committees that work in it, of those you may see.',
      query: ({ asOf: day }, context) => listCovering(day, context),
    }),
    profiles: t.relation('profiles', {
      type: AreaProfileRef,
      extensions: usualRows(3),
      args: { asOf: t.arg({ type: 'Day', description: 'Known by this day; by today when left out.' }) },
      description: 'What was known of it, the latest day first. Of several of one day the first one here holds.',
      query: ({ asOf: day }, context) => listProfiles(day, context),
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      description: VIEWER_CAN,
      select: { keeperId: true },
      resolve: ({ keeperId }, _args, context) => mayDo('Area', keeperId, context),
    }),
  }),
});

builder.prismaObjectFields('Committee', (t) => ({
  areas: t.relation('areas', {
    type: CommitteeAreaRef,
    extensions: usualRows(2),
    args: { asOf: t.arg(asOf) },
    description: 'The areas it works in (địa bàn): one or several; none of an agency, a school, the police.',
    query: ({ asOf: day }, context) => listCovered(day, context),
  }),
}));

/** A page of such records, wherever a list of them stands. */
export const AreaConnection = connectionOf(AreaNode, 'Area');
