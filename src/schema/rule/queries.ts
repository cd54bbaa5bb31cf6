import { rulesOn } from '../../resolvers/rule/catalogue.ts';
import { countWorkingDays } from '../../resolvers/rule/count-working-days.ts';
import { readCalendarYear } from '../../resolvers/rule/read-calendar.ts';
import { LONGEST_SPAN_MONTHS, MOST_WORKING_DAYS } from '../../resolvers/rule/rules.ts';
import { fromTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { RuleRef, WorkingDaysRef } from './types.ts';

builder.queryFields((t) => ({
  rules: t.field({
    type: [RuleRef],
    extensions: usualRows(20),
    description:
      'The rules with a number in them, in the order in which a case meets them (quy định về kết nạp đảng viên).',
    args: { on: t.arg({ type: 'Day', description: 'As they are on this day; today when left out.' }) },
    resolve: (_root, { on }, { feed }) => rulesOn(on ?? feed.day),
  }),
  calendar: t.prismaField({
    type: 'CalendarYear',
    nullable: true,
    description: 'The working calendar of a year (lịch ngày làm việc). Null where nobody has set one.',
    args: { year: t.arg.int({ required: true, description: 'Which year.' }) },
    resolve: (query, _root, { year }, context) => readCalendarYear(query, year, context),
  }),
  workingDays: t.field({
    type: WorkingDaysRef,
    description:
      'Counts working days as limits are counted (ngày làm việc): a number of them from a day, or those up to another day. Give `count` or `until`.',
    args: {
      from: t.arg({ type: 'Day', required: true, description: 'The day they run from, which does not count itself.' }),
      count: t.arg.int({ description: `How many, ${fromTo(1, MOST_WORKING_DAYS).en}.` }),
      until: t.arg({
        type: 'Day',
        description: `The last day, which counts if it is worked; at most ${LONGEST_SPAN_MONTHS} months later.`,
      }),
    },
    resolve: (_root, args, context) => countWorkingDays(args, context),
  }),
}));
