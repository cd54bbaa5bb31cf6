import { listCentresFor, listTraineeReports, listTrainingClasses } from '../../resolvers/training/lists.ts';
import { MOST_MONTHS_AHEAD } from '../../resolvers/training/outlook.ts';
import { readOfficersTrained } from '../../resolvers/training/read-officers-trained.ts';
import { readTrainingOutlookOf } from '../../resolvers/training/read-outlook.ts';
import { readTrainingProgressOf } from '../../resolvers/training/read-progress.ts';
import { fromTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeKindEnum } from '../committee/enums.ts';
import { CommitteeNode } from '../committee/types.ts';
import { amongCommittees, amongCommitteesBelow, countedBelow, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { TrainingKindEnum, TrainingStatusEnum } from './enums.ts';
import { trainingClassListArgs } from './lists.ts';
import {
  EnrolmentNode,
  OfficersTrainedRef,
  TrainingCentreNode,
  TrainingClassConnection,
  TrainingClassNode,
  TrainingOutlookRef,
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
  trainingOutlook: t.field({
    type: TrainingOutlookRef,
    nullable: true,
    extensions: countedBelow,
    args: {
      kind: t.arg({ type: TrainingKindEnum, required: true, description: 'Of which kind of class.' }),
      months: t.arg.int({
        required: true,
        defaultValue: 6,
        description: `How many months ahead certificates lapse soon, ${fromTo(0, MOST_MONTHS_AHEAD).en}.`,
      }),
    },
    description: 'Who is to be trained next, as of today. Null where you may not see classes.',
    resolve: ({ id }, asked, context) => readTrainingOutlookOf(id, asked, context),
  }),
  officersTrained: t.field({
    type: OfficersTrainedRef,
    nullable: true,
    extensions: countedBelow,
    args: {
      committeeKind: t.arg({ type: CommitteeKindEnum, description: 'Only offices of committees of this kind.' }),
    },
    description:
      'Officers of the committee and everything below it who were trained this term (tỷ lệ cấp ủy viên đã bồi dưỡng). Null where you may not see offices.',
    resolve: ({ id }, { committeeKind }, context) => readOfficersTrained(id, committeeKind ?? null, context),
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
