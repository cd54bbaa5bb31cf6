import { readAdmissionBreakdown } from '../../resolvers/statistics/read-admission-breakdown.ts';
import { readAdmissionCurve } from '../../resolvers/statistics/read-admission-curve.ts';
import { readStageCounts } from '../../resolvers/statistics/read-stage-counts.ts';
import { years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { countedBelow } from '../field-cost.ts';
import { AdmissionBreakdownRef, AdmissionCurveRef, StageCountRef } from './types.ts';

const yearArg = builder.args((t) => ({ year: t.int({ required: true, description: `Year, ${years.en}.` }) }));

builder.prismaObjectFields('Committee', (t) => ({
  admissionCurve: t.field({
    type: AdmissionCurveRef,
    nullable: true,
    args: yearArg,
    extensions: countedBelow,
    description:
      'How the committee and everything below it came to the admissions of a year. Null for roles that may not see figures.',
    resolve: ({ id }, { year }, context) => readAdmissionCurve(id, year, context),
  }),
  stageCounts: t.field({
    type: [StageCountRef],
    nullable: true,
    extensions: countedBelow,
    description:
      'People of the committee and everything below it by stage (nguồn kết nạp theo bước), in the order of the way; who left it is not counted. Null for roles that may not see figures.',
    resolve: ({ id }, _args, context) => readStageCounts(id, context),
  }),
  admissionBreakdown: t.field({
    type: AdmissionBreakdownRef,
    nullable: true,
    args: yearArg,
    extensions: countedBelow,
    description:
      'Who was admitted in a year, as figures without persons. Null for roles that may not see them: `breakdown:read`.',
    resolve: ({ id }, { year }, context) => readAdmissionBreakdown(id, year, context),
  }),
}));
