import { SMALLEST_GROUP } from '../resolvers/statistics/breakdown-rules.ts';
import { type AdmissionBreakdown, readAdmissionBreakdown } from '../resolvers/statistics/read-admission-breakdown.ts';
import { type AdmissionCurve, readAdmissionCurve } from '../resolvers/statistics/read-admission-curve.ts';
import { readStageCounts, type StageCount } from '../resolvers/statistics/read-stage-counts.ts';
import { builder } from './builder.ts';
import { CandidateStageEnum } from './enums.ts';

/** Each counts a whole subtree; the committees of a list share the statement and not the work. */
const STATISTICS_COST = 10;

const AdmissionCurveRef = builder.objectRef<AdmissionCurve>('AdmissionCurve').implement({
  description:
    'How the admissions of a year came about (đường lũy kế kết nạp): columns of one length, as charts take them.',
  fields: (t) => ({
    days: t.field({
      type: ['Day'],
      description: 'Days with an admission, the first one first.',
      resolve: ({ days }) => days,
    }),
    cumulative: t.field({
      type: ['Int'],
      description:
        'Admitted since 1 January, up to and with each of these days; the last one is the `admitted` of the year.',
      resolve: ({ cumulative }) => cumulative,
    }),
  }),
});

const StageCountRef = builder.objectRef<StageCount>('StageCount').implement({
  description: 'How many people stand at a stage now.',
  fields: (t) => ({
    stage: t.field({ type: CandidateStageEnum, description: 'The stage.', resolve: ({ stage }) => stage }),
    candidateCount: t.exposeInt('candidateCount', { description: 'People at it (số quần chúng).' }),
  }),
});

const HIDDEN = `Null where fewer than ${SMALLEST_GROUP} people are in it, or fewer than ${SMALLEST_GROUP} are not: they could be recognised.`;

const AdmissionBreakdownRef = builder.objectRef<AdmissionBreakdown>('AdmissionBreakdown').implement({
  description:
    'Who was admitted in a year, as figures (cơ cấu đảng viên mới). The groups overlap, a young woman is in two of them: never add them.',
  fields: (t) => ({
    admittedCount: t.exposeInt('admittedCount', { description: 'Admitted in the year (đã kết nạp).' }),
    knownCount: t.exposeInt('knownCount', {
      description: 'Those of them whose personal data have not been erased: what the groups are a part of.',
    }),
    womenCount: t.exposeInt('womenCount', { nullable: true, description: `Women (nữ). ${HIDDEN}` }),
    ethnicMinorityCount: t.exposeInt('ethnicMinorityCount', {
      nullable: true,
      description: `Of another ethnic group than Kinh (dân tộc thiểu số). ${HIDDEN}`,
    }),
    youthUnionAgeCount: t.exposeInt('youthUnionAgeCount', {
      nullable: true,
      description: `Up to 30 years old on the day of the ceremony (độ tuổi đoàn viên). ${HIDDEN}`,
    }),
  }),
});

const yearArg = builder.args((t) => ({ year: t.int({ required: true, description: 'Year, 1930 to 2100.' }) }));

builder.prismaObjectFields('Committee', (t) => ({
  admissionCurve: t.field({
    type: AdmissionCurveRef,
    nullable: true,
    args: yearArg,
    extensions: { cost: STATISTICS_COST },
    description:
      'How the committee and everything below it came to the admissions of a year. Null for roles that may not see figures.',
    resolve: ({ id }, { year }, context) => readAdmissionCurve(id, year, context),
  }),
  stageCounts: t.field({
    type: [StageCountRef],
    nullable: true,
    extensions: { cost: STATISTICS_COST },
    description:
      'People of the committee and everything below it by stage (nguồn kết nạp theo bước), in the order of the way; who left it is not counted. Null for roles that may not see figures.',
    resolve: ({ id }, _args, context) => readStageCounts(id, context),
  }),
  admissionBreakdown: t.field({
    type: AdmissionBreakdownRef,
    nullable: true,
    args: yearArg,
    extensions: { cost: STATISTICS_COST },
    description:
      'Who was admitted in a year, as figures without persons. Null for roles that may not see them: `breakdown:read`.',
    resolve: ({ id }, { year }, context) => readAdmissionBreakdown(id, year, context),
  }),
}));
