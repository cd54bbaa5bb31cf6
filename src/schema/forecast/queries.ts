import { readForecastTimes, readRootSettings } from '../../resolvers/forecast/read-times.ts';
import { builder } from '../builder.ts';
import { ForecastTimesRef, PaceRef } from './types.ts';

builder.prismaObjectFields('Committee', (t) => ({
  forecastTimes: t.field({
    type: ForecastTimesRef,
    nullable: true,
    description:
      'The times by which it and everything below it forecast: those of the committee at the top. Null before the boards have any, and for roles that may not see figures.',
    resolve: ({ id }, _args, context) => readForecastTimes(id, context),
  }),
  pace: t.field({
    type: PaceRef,
    nullable: true,
    description:
      'The pace of the year by which it and everything below it is judged: that of the committee at the top. Null for roles that may not see figures.',
    resolve: ({ id }, _args, context) => readRootSettings(id, context),
  }),
}));
