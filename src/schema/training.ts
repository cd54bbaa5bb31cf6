import { committeeScope } from '../access/scope.ts';
import { toDay } from '../calendar.ts';
import { visiblePath } from '../resolvers/authorize.ts';
import { cursorIds } from '../resolvers/cursor-row.ts';
import { year as checkYear, page } from '../resolvers/input.ts';
import { type OperationContext, signedIn } from '../resolvers/operation-context.ts';
import { enrolInClass } from '../resolvers/training/enrol-in-class.ts';
import { listTrainingClasses, trainingClassesWhere } from '../resolvers/training/list-training-classes.ts';
import { certificateGoodUntil } from '../resolvers/training/training-rules.ts';
import { builder } from './builder.ts';
import { CandidateNode } from './candidate.ts';
import { CommitteeNode } from './committee.ts';
import { CURSOR_DESCRIPTION } from './descriptions.ts';
import {
  EnrolmentStatusEnum,
  QualifierEnum,
  TraineeAudienceEnum,
  TrainingKindEnum,
  TrainingStatusEnum,
} from './enums.ts';
import { userErrors } from './errors.ts';

builder.prismaObject('TrainingCentre', {
  description: 'A political centre (trung tâm chính trị), which teaches for the committees below its host.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    host: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee it belongs to. Null where you have no role for it.',
      resolve: (query, { hostCommitteeId }, _args, context) =>
        visiblePath(context, 'committee:read', hostCommitteeId) === null
          ? null
          : context.database.prisma.committee.findUnique({ ...query, where: { id: hostCommitteeId } }),
    }),
  }),
});

/** A commune that sees its people in a class of the district is not told how many others send. */
function countedHere(context: OperationContext) {
  return { candidate: { committee: committeeScope(signedIn(context), 'training:read') } };
}

export const TrainingClassNode = builder.prismaNode('TrainingClass', {
  description: 'A class (lớp bồi dưỡng).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({
    id,
    AND: [{ centre: { host: committeeScope(signedIn(context), 'training:read') } }],
  }),
  fields: (t) => ({
    kind: t.expose('kind', { type: TrainingKindEnum, description: 'What is taught.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    startsOn: t.expose('startsOn', { type: 'Day', description: 'First day.' }),
    endsOn: t.expose('endsOn', { type: 'Day', description: 'Last day.' }),
    capacity: t.exposeInt('capacity', { description: 'Places.' }),
    status: t.expose('status', { type: TrainingStatusEnum, description: 'State of the class.' }),
    centre: t.relation('centre', { description: 'Who teaches.' }),
    enrolledCount: t.relationCount('enrolments', {
      where: (_args, context) => countedHere(context),
      description: 'People on the list, of committees whose training you may see (số học viên).',
    }),
    passedCount: t.relationCount('enrolments', {
      where: (_args, context) => ({ ...countedHere(context), status: 'PASSED' as const }),
      description: 'Those of them who passed.',
    }),
    enrolments: t.relatedConnection('enrolments', {
      cursor: 'id',
      totalCount: true,
      description: 'The people on the list that you may see.',
      query: (args, context) => {
        page(args);
        const seen = { candidate: { committee: committeeScope(signedIn(context), 'candidate:read') } };
        return {
          where: { ...seen, AND: cursorIds(args).map((id) => ({ class: { enrolments: { some: { id, ...seen } } } })) },
          orderBy: [{ enrolledAt: 'asc' as const }, { id: 'asc' as const }],
        };
      },
    }),
  }),
});

const EnrolmentNode = builder.prismaNode('Enrolment', {
  description: 'A person in a class (học viên).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({
    id,
    AND: [{ candidate: { committee: committeeScope(signedIn(context), 'candidate:read') } }],
  }),
  fields: (t) => ({
    candidate: t.relation('candidate', { description: 'Who.' }),
    trainingClass: t.relation('class', { description: 'Which class.' }),
    status: t.expose('status', { type: EnrolmentStatusEnum, description: 'What became of it.' }),
    enrolledAt: t.expose('enrolledAt', { type: 'DateTime', description: 'When it was entered.' }),
    certificate: t.relation('certificate', { nullable: true, description: 'The certificate, for who passed.' }),
  }),
});

builder.prismaObject('Certificate', {
  description: 'Certificate of a completed class (giấy chứng nhận).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number.' }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Day of issue.' }),
    goodUntil: t.field({
      type: 'Day',
      description: 'Last day it can be used for an admission: 60 months after issue (06-HD/TW, 5.4).',
      resolve: ({ issuedOn }) => certificateGoodUntil(toDay(issuedOn)),
    }),
  }),
});

builder.prismaObject('TraineeReport', {
  description: 'A figure of trainees as an office reported it, where the persons are not in this database.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    audience: t.expose('audience', { type: TraineeAudienceEnum, description: 'Whom it counts.' }),
    traineeCount: t.exposeInt('traineeCount', { description: 'The figure; `qualifier` says how exact it is.' }),
    qualifier: t.expose('qualifier', { type: QualifierEnum, description: '"trên 330" is AT_LEAST 330.' }),
    asOf: t.expose('asOf', { type: 'Day', description: 'The day of the report.' }),
    source: t.exposeString('source', { nullable: true, description: 'Where it is from.' }),
  }),
});

const filterArgs = builder.args((t) => ({
  kind: t.field({ type: [TrainingKindEnum], description: 'Only these kinds.' }),
  status: t.field({ type: [TrainingStatusEnum], description: 'Only in these states.' }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  trainingClasses: t.prismaConnection({
    type: 'TrainingClass',
    cursor: 'id',
    args: filterArgs,
    description: 'Classes of the centres hosted by the committee and everything below it, the latest first.',
    totalCount: ({ id }, args, context) =>
      context.database.prisma.trainingClass.count({ where: trainingClassesWhere({ ...args, withinId: id }, context) }),
    resolve: (query, { id }, args, context) => listTrainingClasses(query, { ...args, withinId: id }, context),
  }),
  traineeReports: t.relation('traineeReports', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => ({
      where: {
        ...(year === null || year === undefined ? {} : { year: checkYear(year) }),
        committee: committeeScope(signedIn(context), 'training:read'),
      },
      orderBy: [{ year: 'desc' }, { asOf: 'desc' }],
    }),
    description: 'Figures of trainees the committee has reported (số học viên theo báo cáo).',
  }),
}));

builder.prismaObjectFields('Candidate', (t) => ({
  enrolments: t.relation('enrolments', {
    query: { orderBy: { enrolledAt: 'asc' } },
    description: 'Classes of this person.',
  }),
}));

builder.queryFields((t) => ({
  trainingClasses: t.prismaConnection({
    type: 'TrainingClass',
    cursor: 'id',
    description: 'Classes you may see, the latest first.',
    args: {
      withinId: t.arg.globalID({
        for: CommitteeNode,
        description: 'Only of centres hosted by this committee or below it.',
      }),
      ...filterArgs,
    },
    totalCount: (_root, { withinId, ...args }, context) =>
      context.database.prisma.trainingClass.count({
        where: trainingClassesWhere({ ...args, withinId: withinId?.id }, context),
      }),
    resolve: (query, _root, { withinId, ...args }, context) =>
      listTrainingClasses(query, { ...args, withinId: withinId?.id }, context),
  }),
}));

const EnrolInClassInput = builder.inputType('EnrolInClassInput', {
  description: 'Who goes to which class.',
  fields: (t) => ({
    candidateId: t.globalID({ required: true, for: CandidateNode, description: 'Who.' }),
    classId: t.globalID({
      required: true,
      for: TrainingClassNode,
      description: 'A class that is PLANNED or OPEN and has a place left.',
    }),
  }),
});

const EnrolInClassPayload = builder
  .objectRef<{ enrolmentId: string; cursor: string | null }>('EnrolInClassPayload')
  .implement({
    description: 'The person is on the list of the class.',
    fields: (t) => ({
      enrolment: t.prismaField({
        type: EnrolmentNode,
        description: 'The enrolment.',
        resolve: (query, { enrolmentId }, _args, { database }) =>
          database.prisma.enrolment.findUniqueOrThrow({ ...query, where: { id: enrolmentId } }),
      }),
      cursor: t.exposeString('cursor', { nullable: true, description: CURSOR_DESCRIPTION }),
    }),
  });

builder.mutationFields((t) => ({
  enrolInClass: t.field({
    type: EnrolInClassPayload,
    description:
      'Puts a person on the list of a class; an outstanding person who enters an awareness class moves to that stage.',
    errors: { types: userErrors },
    args: { input: t.arg({ type: EnrolInClassInput, required: true }) },
    resolve: (_root, { input }, context) =>
      enrolInClass({ candidateId: input.candidateId.id, classId: input.classId.id }, context),
  }),
}));
