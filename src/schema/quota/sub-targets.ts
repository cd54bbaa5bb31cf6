import { signedIn } from '../../resolvers/operation-context.ts';
import { seenSubTargets } from '../../resolvers/quota/seen.ts';
import {
  readSubTargetProgress,
  type SubTargetCount,
  type SubTargetProgress,
} from '../../resolvers/quota/sub-targets.ts';
import { share } from '../../resolvers/statistics/tell-report.ts';
import { builder } from '../builder.ts';
import { SourceCategoryEnum } from '../candidate/enums.ts';
import { ChangedByRef } from '../changed-by.ts';
import { countedBelow, figuresFromMemory, usualRows } from '../field-cost.ts';
import { PersonGroupEnum } from '../statistics/quota-report.ts';

const GROUP = 'The group; null where it is a source.';
const SOURCE = 'The source; null where it is a group.';

builder.prismaObject('SubTarget', {
  description: 'How many are to come from a group or a source.',
  fields: (t) => ({
    group: t.expose('group', { type: PersonGroupEnum, nullable: true, description: GROUP }),
    source: t.expose('source', { type: SourceCategoryEnum, nullable: true, description: SOURCE }),
    target: t.exposeInt('target', { description: 'How many.' }),
  }),
});

const SubTargetCountRef = builder.objectRef<SubTargetCount>('SubTargetCount').implement({
  extensions: figuresFromMemory,
  description: 'A sub-target and how many were admitted.',
  fields: (t) => ({
    group: t.expose('group', { type: PersonGroupEnum, nullable: true, description: GROUP }),
    source: t.expose('source', { type: SourceCategoryEnum, nullable: true, description: SOURCE }),
    target: t.exposeInt('target', { description: 'How many are asked for.' }),
    admitted: t.exposeInt('admitted', {
      nullable: true,
      description: 'How many were admitted. Null where so few are not told of, as in `QuotaReport.breakdown`.',
    }),
    percent: t.float({
      nullable: true,
      description: 'Admitted in percent of the target, one decimal; null without either.',
      resolve: ({ admitted, target }) => (admitted === null ? null : share(admitted, target, 1)),
    }),
  }),
});

const SubTargetProgressRef = builder.objectRef<SubTargetProgress>('SubTargetProgress').implement({
  extensions: figuresFromMemory,
  description: 'How far the sub-targets of a year are reached.',
  fields: (t) => ({
    until: t.expose('until', {
      type: 'Day',
      description:
        'The last day counted: today for who may read each of these people, else the end of the last month, quarter, half or three quarters of which groups are told.',
    }),
    rows: t.field({
      type: [SubTargetCountRef],
      extensions: usualRows(4),
      description: 'Every sub-target, in the order of the paper. Never add them: they overlap.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

export const SubTargetsNode = builder.prismaNode('SubTargets', {
  description:
    'How many of the plan of a year are to come from which groups and sources (chỉ tiêu thành phần), as a paper sets them together.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSubTargets(signedIn(context))] }),
  fields: (t) => ({
    committee: t.relation('committee', { description: 'Whose plan it is.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    version: t.exposeInt('version', { description: 'Counts from 1; `setSubTargets` wants it.' }),
    rows: t.relation('rows', {
      query: { orderBy: { position: 'asc' } },
      description: 'What is asked, in the order of the paper.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the document that sets them; null where none was given.',
    }),
    documentOn: t.expose('documentOn', { type: 'Day', nullable: true, description: 'Day of that document.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When they were set.' }),
    setBy: t.field({
      type: ChangedByRef,
      description: 'Who set them.',
      resolve: ({ setBy, setRole }) => ({ changedBy: setBy, changedRole: setRole }),
    }),
    progress: t.field({
      type: SubTargetProgressRef,
      nullable: true,
      extensions: countedBelow,
      select: { committeeId: true, year: true, rows: { orderBy: { position: 'asc' } } },
      description:
        'How far they are reached, counted from the admissions of the year. Null for a year to come, before the first month that is told, and for roles that see no groups.',
      resolve: (set, _args, context) => readSubTargetProgress(set, context),
    }),
  }),
});
