import type { AdmissionBreakdown } from '../../resolvers/statistics/read-admission-breakdown.ts';
import type { AdmissionCurve } from '../../resolvers/statistics/read-admission-curve.ts';
import type { StageCount } from '../../resolvers/statistics/read-stage-counts.ts';
import { SMALLEST_GROUP } from '../../resolvers/statistics/rules.ts';
import { builder } from '../builder.ts';
import { CandidateStageEnum } from '../candidate/enums.ts';

export const AdmissionCurveRef = builder.objectRef<AdmissionCurve>('AdmissionCurve').implement({
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

export const StageCountRef = builder.objectRef<StageCount>('StageCount').implement({
  description: 'How many people stand at a stage now.',
  fields: (t) => ({
    stage: t.field({ type: CandidateStageEnum, description: 'The stage.', resolve: ({ stage }) => stage }),
    candidateCount: t.exposeInt('candidateCount', { description: 'People at it (số quần chúng).' }),
  }),
});

const HIDDEN = `Null where fewer than ${SMALLEST_GROUP} people are in it, or fewer than ${SMALLEST_GROUP} are not, since they could be recognised; who may read these people one by one (\`candidate:read\`) is always told.`;

export const AdmissionBreakdownRef = builder.objectRef<AdmissionBreakdown>('AdmissionBreakdown').implement({
  description:
    'Who was admitted in a year, as figures (cơ cấu đảng viên mới). The groups overlap, a young woman is in two of them: never add them.',
  fields: (t) => ({
    admittedCount: t.exposeInt('admittedCount', { description: 'Admitted in the year (đã kết nạp).' }),
    removedCount: t.exposeInt('removedCount', {
      nullable: true,
      description: `Those of them who were removed from probation since (xóa tên đảng viên dự bị): they count as admitted in the year all the same. ${HIDDEN}`,
    }),
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
