import type { classOrders, classTerms, enrolmentOrders, enrolmentTerms } from '../../resolvers/training/lists.ts';
import { builder } from '../builder.ts';
import { DateTimeRange, DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { EnrolmentStatusEnum, TrainingKindEnum, TrainingStatusEnum } from './enums.ts';

const TrainingClassOrder = orderInput<typeof classOrders>('TrainingClassOrder', {
  startsOn: 'By the first day (ngày khai giảng).',
  endsOn: 'By the last day (ngày bế giảng).',
  updatedAt: 'By when it was changed last.',
});

const TrainingClassFilter = filterInput<typeof classTerms>('TrainingClassFilter', (t) => ({
  kind: t.field({ type: [TrainingKindEnum], description: 'Of one of these kinds.' }),
  status: t.field({ type: [TrainingStatusEnum], description: 'In one of these states.' }),
  startsOn: t.field({ type: DayRange, description: 'First day (ngày khai giảng).' }),
  endsOn: t.field({ type: DayRange, description: 'Last day (ngày bế giảng).' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of classes is asked with. */
export const trainingClassListArgs = builder.args((t) => ({
  orderBy: t.field({ type: TrainingClassOrder, description: 'How to sort; the latest first day first when left out.' }),
  filter: t.field({ type: TrainingClassFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));

const EnrolmentOrder = orderInput<typeof enrolmentOrders>('EnrolmentOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
  enrolledAt: 'By when the person was put on the list.',
  updatedAt: 'By when it was changed last.',
});

const EnrolmentFilter = filterInput<typeof enrolmentTerms>('EnrolmentFilter', (t) => ({
  status: t.field({ type: [EnrolmentStatusEnum], description: 'With one of these results.' }),
  enrolledAt: t.field({ type: DateTimeRange, description: 'When the person was put on the list.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of enrolments is asked with. */
export const enrolmentListArgs = builder.args((t) => ({
  orderBy: t.field({ type: EnrolmentOrder, description: 'How to sort; goes before `order`.' }),
  filter: t.field({ type: EnrolmentFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
