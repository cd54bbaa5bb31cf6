import { addDays, toDay } from '../../calendar.ts';
import type { Enrolment } from '../../db/generated/client.ts';
import { percentOf } from '../../feed/quota-progress.ts';
import { readLinkedCommittee } from '../../resolvers/committee/read-committee.ts';
import { signedIn } from '../../resolvers/operation-context.ts';
import { mayDo, mayDoWithClass } from '../../resolvers/rights.ts';
import { listEnrolments } from '../../resolvers/training/lists.ts';
import type { OfficersTrained } from '../../resolvers/training/read-officers-trained.ts';
import type { TrainingDemand, TrainingOutlook } from '../../resolvers/training/read-outlook.ts';
import type { TrainingProgress } from '../../resolvers/training/read-progress.ts';
import { certificateGoodUntil } from '../../resolvers/training/rules.ts';
import {
  seenCentres,
  seenCertificates,
  seenClasses,
  seenEnrolments,
  seenTraineeReports,
} from '../../resolvers/training/seen.ts';
import type { TouchedCase } from '../../resolvers/training/touched-cases.ts';
import { builder } from '../builder.ts';
import { PersonOrderEnum } from '../candidate/enums.ts';
import { CandidateNode } from '../candidate/types.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';
import { related } from '../list.ts';
import { record } from '../mutation.ts';
import { QualifierEnum } from '../qualifier.ts';
import { ActionEnum, VIEWER_CAN } from '../rights.ts';
import {
  CaseEffectEnum,
  CertificateRevocationReasonEnum,
  ClassAudienceEnum,
  ClassSessionEnum,
  EnrolmentStatusEnum,
  TraineeAudienceEnum,
  TrainingKindEnum,
  TrainingStatusEnum,
} from './enums.ts';
import { enrolmentListArgs } from './lists.ts';

export const TrainingCentreNode = builder.prismaNode('TrainingCentre', {
  description:
    'A political centre (trung tâm chính trị), which teaches for its host, what stands below it, and the committees that it covers.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenCentres(signedIn(context), context.feed.day)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    host: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee it belongs to. Null where you have no role for it.',
      resolve: (query, { hostCommitteeId }, _args, context) => readLinkedCommittee(query, hostCommitteeId, context),
    }),
    coverage: t.relation('coverage', {
      type: TrainingCoverageRef,
      query: { orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] },
      extensions: usualRows(5),
      description: 'The committees beside its host’s that it teaches for, or did, or will, the first ones first.',
    }),
    viewerCan: t.field({
      type: [ActionEnum],
      select: { hostCommitteeId: true },
      description: VIEWER_CAN,
      resolve: ({ hostCommitteeId }, _args, context) => mayDo('TrainingCentre', hostCommitteeId, context),
    }),
  }),
});

const TrainingCoverageRef = builder.prismaObject('TrainingCoverage', {
  description: 'A committee outside of its host’s for which a centre teaches (địa bàn phụ trách; 360-QĐ/TW).',
  fields: (t) => ({
    committee: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee, with what stands below it. Null where you may not see it.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', {
      type: 'Day',
      nullable: true,
      description: 'The first day on which it no longer does; null where there is no end.',
    }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that says so.' }),
  }),
});

export const TrainingClassNode = builder.prismaNode('TrainingClass', {
  description: 'A class (lớp bồi dưỡng).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenClasses(signedIn(context), context.feed.day)] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: TrainingKindEnum, description: 'What is taught.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    startsOn: t.expose('startsOn', { type: 'Day', description: 'First day.' }),
    endsOn: t.expose('endsOn', { type: 'Day', description: 'Last day.' }),
    capacity: t.exposeInt('capacity', { description: 'Places.' }),
    status: t.expose('status', { type: TrainingStatusEnum, description: 'State of the class.' }),
    audience: t.expose('audience', {
      type: [ClassAudienceEnum],
      description: 'Whom it is for; nobody where that was not kept.',
    }),
    place: t.exposeString('place', { nullable: true, description: 'Where it is held.' }),
    teachers: t.exposeString('teachers', { nullable: true, description: 'Who teaches, as the centre writes it.' }),
    objective: t.exposeString('objective', { nullable: true, description: 'What it is to bring.' }),
    cancelReason: t.string({
      nullable: true,
      select: { changes: { where: { toStatus: 'CANCELLED' }, select: { reason: true }, take: 1 } },
      description: 'Why it was cancelled; null where it was not.',
      resolve: ({ changes }) => changes[0]?.reason ?? null,
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    centre: t.relation('centre', { description: 'Who teaches.' }),
    viewerCan: t.field({
      type: [ActionEnum],
      select: { centre: { select: { hostCommitteeId: true } } },
      description: VIEWER_CAN,
      resolve: ({ centre }, _args, context) => mayDoWithClass(centre.hostCommitteeId, context),
    }),
    enrolledCount: t.int({
      description: 'People on the list, of committees whose training you may see (số học viên).',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.enrolmentCounts.load(id)).total,
    }),
    passedCount: t.int({
      description: 'Those of them who passed.',
      resolve: async ({ id }, _args, { loaders }) => (await loaders.enrolmentCounts.load(id)).of('PASSED'),
    }),
    enrolments: t.connection(
      {
        type: EnrolmentNode,
        args: {
          ...enrolmentListArgs,
          order: t.arg({
            type: PersonOrderEnum,
            defaultValue: 'GIVEN_NAME',
            description: 'By which part of the name.',
          }),
        },
        description: 'The people on the list that you may see, in Vietnamese order of their names.',
        ...related<Enrolment, Parameters<typeof listEnrolments>[0]>(
          'enrolments',
          { model: 'enrolment', by: 'classId' },
          listEnrolments,
        ),
      },
      EnrolmentConnection,
    ),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const TrainingClassConnection = connectionOf(TrainingClassNode, 'TrainingClass');

export const EnrolmentNode = builder.prismaNode('Enrolment', {
  description: 'A person in a class (học viên).',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenEnrolments(signedIn(context))] }),
  fields: (t) => ({
    candidate: t.relation('candidate', {
      nullable: true,
      description: 'Who, where it is a candidate. Always so today; later classes take members too.',
    }),
    trainingClass: t.relation('class', { description: 'Which class.' }),
    status: t.expose('status', { type: EnrolmentStatusEnum, description: 'What became of it.' }),
    enrolledAt: t.expose('enrolledAt', { type: 'DateTime', description: 'When it was entered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last, or entered.' }),
    proposedOn: t.expose('proposedOn', {
      type: 'Day',
      nullable: true,
      description: 'Day of the cell’s resolution that proposed it; null where nobody did.',
    }),
    proposalNumber: t.exposeString('proposalNumber', {
      nullable: true,
      description: 'Number of that resolution (số nghị quyết).',
    }),
    waitingPlace: t.int({
      nullable: true,
      description:
        'The place on the waiting list of the class, from 1 on, of who is PROPOSED: places go in that order. Null of everybody else.',
      resolve: ({ id }, _args, { loaders }) => loaders.waitingPlaces.load(id),
    }),
    certificate: t.relation('certificate', {
      nullable: true,
      description: 'The certificate, for who passed; null while it is not issued, and once it was revoked.',
    }),
    attendance: t.relation('attendance', {
      type: AttendanceRef,
      query: { orderBy: [{ day: 'asc' }, { session: 'asc' }] },
      extensions: usualRows(10),
      description: 'The sessions of which a sheet of attendance was kept, the first one first.',
    }),
    corrections: t.relation('corrections', {
      type: ResultCorrectionRef,
      query: { orderBy: { id: 'asc' } },
      extensions: usualRows(1),
      description: 'How the result was put right, the first time first.',
    }),
  }),
});

const AttendanceRef = builder.prismaObject('Attendance', {
  description: 'Whether somebody was in a session of a class (điểm danh).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Day', description: 'Which day.' }),
    session: t.expose('session', { type: ClassSessionEnum, description: 'Which part of it.' }),
    present: t.exposeBoolean('present', { description: 'Whether the person was there.' }),
  }),
});

const ResultCorrectionRef = builder.prismaObject('ResultCorrection', {
  description: 'That a result of a class was put right (đính chính kết quả).',
  fields: (t) => ({
    from: t.expose('fromStatus', { type: EnrolmentStatusEnum, description: 'What stood there.' }),
    to: t.expose('toStatus', {
      type: EnrolmentStatusEnum,
      description: 'What was right; the same where only the certificate was wrong.',
    }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that says so.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

/** A page of such records, wherever a list of them stands. */
export const EnrolmentConnection = connectionOf(EnrolmentNode, 'Enrolment');

export const CertificateNode = builder.prismaNode('Certificate', {
  description: 'Certificate of a completed class (giấy chứng nhận), whether or not the class is on record.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenCertificates(signedIn(context))] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: TrainingKindEnum, description: 'Of which kind of class.' }),
    centre: t.relation('centre', {
      nullable: true,
      description: 'The centre that issued it; null where there is none and the committee above the cell did.',
    }),
    lapsesOn: t.field({
      type: 'Day',
      nullable: true,
      select: { issuedOn: true, kind: true },
      description: 'The first day on which it can no longer be used: the day after `goodUntil`. Null as that is.',
      resolve: ({ issuedOn, kind }) =>
        kind === 'AWARENESS' ? addDays(certificateGoodUntil(toDay(issuedOn)), 1) : null,
    }),
    number: t.exposeString('number', { description: 'Number.' }),
    revocation: t.relation('revocation', {
      type: CertificateRevocationRef,
      nullable: true,
      description:
        'Why it does not hold any more; null while it was not revoked. The days below are told of it all the same.',
    }),
    issuedOn: t.expose('issuedOn', { type: 'Day', description: 'Day of issue.' }),
    goodUntil: t.field({
      type: 'Day',
      nullable: true,
      select: { issuedOn: true, kind: true },
      description:
        'Last day the certificate of an AWARENESS class can be used for an admission: 60 months after issue (06-HD/TW, 5.4). Null for other kinds of classes, whose certificates do not lapse.',
      resolve: ({ issuedOn, kind }) => (kind === 'AWARENESS' ? certificateGoodUntil(toDay(issuedOn)) : null),
    }),
  }),
});

const CertificateRevocationRef = builder.prismaObject('CertificateRevocation', {
  description: 'That a certificate does not hold any more (thu hồi giấy chứng nhận).',
  fields: (t) => ({
    reason: t.expose('reason', { type: CertificateRevocationReasonEnum, description: 'Why.' }),
    documentNumber: t.exposeString('documentNumber', { description: 'Number of the document that says so.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
  }),
});

export const TouchedCaseRef = builder.objectRef<TouchedCase>('TouchedCase').implement({
  description: 'A case that a certificate was entered for, or taken from.',
  fields: (t) => ({
    candidate: record(t, ['candidate', CandidateNode, 'The case as it is now.']),
    effect: t.expose('effect', { type: CaseEffectEnum, description: 'What became of it.' }),
  }),
});

export const TraineeReportNode = builder.prismaNode('TraineeReport', {
  description: 'A figure of trainees as an office reported it, where the persons are not in this database.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenTraineeReports(signedIn(context))] }),
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    audience: t.expose('audience', { type: TraineeAudienceEnum, description: 'Whom it counts.' }),
    traineeCount: t.exposeInt('traineeCount', { description: 'The figure; `qualifier` says how exact it is.' }),
    qualifier: t.expose('qualifier', { type: QualifierEnum, description: '"trên 330" is AT_LEAST 330.' }),
    asOf: t.expose('asOf', { type: 'Day', description: 'The day of the report.' }),
    source: t.exposeString('source', { nullable: true, description: 'Where it is from.' }),
  }),
});

export const OfficersTrainedRef = builder.objectRef<OfficersTrained>('OfficersTrained').implement({
  description: 'Offices, not persons, whose holders were in a class for officers in the term.',
  fields: (t) => ({
    officeCount: t.exposeInt('officeCount', { description: 'Offices that are held today (số chức vụ).' }),
    trainedCount: t.exposeInt('trainedCount', {
      description:
        'Those whose holder was in a class since the term of the committee began; where no term is set, since the office was entered.',
    }),
    percent: t.float({
      nullable: true,
      description: 'Trained of all, in percent with one decimal; null without offices.',
      resolve: ({ officeCount, trainedCount }) => percentOf(trainedCount, officeCount),
    }),
  }),
});

const TrainingDemandRef = builder.objectRef<TrainingDemand>('TrainingDemand').implement({
  description: 'People of a committee, with what stands below it, who are yet to be trained (nhu cầu mở lớp).',
  fields: (t) => ({
    committee: t.prismaField({
      type: 'Committee',
      nullable: true,
      description: 'The committee, directly below the one that is asked about.',
      resolve: (query, { committeeId }, _args, context) => readLinkedCommittee(query, committeeId, context),
    }),
    proposedCount: t.exposeInt('proposedCount', {
      description: 'Who was proposed for a class that takes people, and is not enrolled.',
    }),
    lackingCount: t.exposeInt('lackingCount', { description: 'Whom nobody has proposed, and who is in no class.' }),
  }),
});

export const TrainingOutlookRef = builder.objectRef<TrainingOutlook>('TrainingOutlook').implement({
  description:
    'Who is to be trained next by classes of a kind, of a committee and what stands below it today, and who was and has not come further.',
  fields: (t) => ({
    proposedCount: t.exposeInt('proposedCount', {
      description: 'Who needs the class and was proposed for one that takes people, and is not enrolled.',
    }),
    lackingCount: t.exposeInt('lackingCount', {
      description:
        'Who needs the class, was not proposed and is in none: no good certificate, and at a stage that asks for it.',
    }),
    trainedWaitingCount: t.exposeInt('trainedWaitingCount', {
      description:
        'Who holds a good certificate and has not come further: has no dossier yet, or is not recognised yet (đã bồi dưỡng, chưa chuyển bước).',
    }),
    lapsingCount: t.exposeInt('lapsingCount', {
      description:
        'People whose cell has not resolved yet and whose certificate lapses within the months asked about, the last day included. None of kinds that do not lapse.',
    }),
    below: t.field({
      type: [TrainingDemandRef],
      extensions: usualRows(10),
      description: 'The demand by the committees directly below, the largest first; those without any are left out.',
      resolve: ({ below }) => below,
    }),
  }),
});

export const TrainingProgressRef = builder.objectRef<TrainingProgress>('TrainingProgress').implement({
  description:
    'How far the trainings of a kind have come in a year, of a committee and what stood below it, from records.',
  fields: (t) => ({
    target: t.exposeInt('target', {
      nullable: true,
      description: 'How many are to be certified (chỉ tiêu); null where nobody has said.',
    }),
    classCount: t.exposeInt('classCount', {
      description: 'Classes that began and whose last day is in the year, of centres hosted here on that day (số lớp).',
    }),
    enrolledCount: t.exposeInt('enrolledCount', {
      description:
        'People in such classes, wherever they were held, whose cell stood here on the last day (số học viên).',
    }),
    certifiedCount: t.exposeInt('certifiedCount', {
      description:
        'Certificates of the year, of people whose cell stood here on the day of issue (số người được cấp giấy chứng nhận).',
    }),
    percent: t.float({
      nullable: true,
      description: 'Certified of the target, in percent with one decimal; null without a target, or where it is 0.',
      resolve: ({ target, certifiedCount }) => percentOf(certifiedCount, target),
    }),
  }),
});
