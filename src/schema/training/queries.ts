import { listCentresFor, listTraineeReports, listTrainingClasses } from '../../resolvers/training/lists.ts';
import { readTrainingProgressOf } from '../../resolvers/training/read-progress.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongCommittees, amongCommitteesBelow, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { TrainingKindEnum, TrainingStatusEnum } from './enums.ts';
import { trainingClassListArgs } from './lists.ts';
import {
  EnrolmentNode,
  TrainingCentreNode,
  TrainingClassConnection,
  TrainingClassNode,
  TrainingProgressRef,
} from './types.ts';

const filterArgs = builder.args((t) => ({
  kind: t.field({ type: [TrainingKindEnum], description: 'Only these kinds.' }),
  status: t.field({ type: [TrainingStatusEnum], description: 'Only in these states.' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  trainingClasses: t.connection(
    {
      type: TrainingClassNode,
      args: { ...trainingClassListArgs, ...filterArgs },
      extensions: amongCommitteesBelow,
      description:
        'Classes for the people of the committee, the latest first: of the centres hosted by it, by committees below it, and by those above it that teach for it.',
      resolve: ({ id }, args, context, info) =>
        listTrainingClasses(asked(context, info), { ...args, teachesId: id }, context),
    },
    TrainingClassConnection,
  ),
  trainingProgress: t.field({
    type: TrainingProgressRef,
    nullable: true,
    args: {
      year: t.arg.int({ required: true, description: 'Of which year.' }),
      kind: t.arg({ type: TrainingKindEnum, required: true, description: 'Of which kind of class.' }),
    },
    description: 'How far trainings have come. Null where you may not see classes.',
    resolve: ({ id }, asked, context) => readTrainingProgressOf(id, asked, context),
  }),
  trainingCentres: t.prismaField({
    type: [TrainingCentreNode],
    extensions: usualRows(3),
    description:
      'The centres that teach for the committee or for some below it: hosted by it, by one below or above it, or covering one of them.',
    resolve: (query, { id }, _args, context) => listCentresFor(query, id, context),
  }),
  traineeReports: t.relation('traineeReports', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listTraineeReports(year, context),
    description: 'Figures of trainees the committee has reported (số học viên theo báo cáo).',
  }),
}));

/** Asked for alike by the list and its summary: Prisma cannot select a relation twice. */
const ENROLMENTS = { orderBy: [{ enrolledAt: 'asc' as const }, { id: 'asc' as const }] };

builder.prismaObjectFields('Candidate', (t) => ({
  enrolments: t.relation('enrolments', {
    query: ENROLMENTS,
    extensions: usualRows(3),
    description: 'Classes of this person.',
  }),
  certificates: t.relation('certificates', {
    query: { orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }] },
    extensions: usualRows(2),
    description:
      'Certificates of this person, the first one first (giấy chứng nhận), of classes on record and of others.',
  }),
  lastEnrolment: t.field({
    type: EnrolmentNode,
    nullable: true,
    select: (_args, _context, nested) => ({ enrolments: nested(ENROLMENTS) }),
    description:
      'The class this person was put on the list of last, with its certificate where there is one. Null where there is no class.',
    resolve: ({ enrolments }) => enrolments.at(-1) ?? null,
  }),
}));

builder.queryFields((t) => ({
  trainingClasses: t.connection(
    {
      type: TrainingClassNode,
      extensions: amongCommittees,
      description: 'Classes you may see, the latest first.',
      args: {
        withinId: t.arg.globalID({
          for: CommitteeNode,
          description: 'Only of centres hosted by this committee or below it.',
        }),
        ...trainingClassListArgs,
        ...filterArgs,
      },
      resolve: (_root, { withinId, ...args }, context, info) =>
        listTrainingClasses(asked(context, info), { ...args, withinId: withinId?.id }, context),
    },
    TrainingClassConnection,
  ),
}));
