import type { classOrders, enrolmentOrders } from '../../resolvers/training/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const TrainingClassOrder = orderInput<typeof classOrders>('TrainingClassOrder', {
  startsOn: 'By the first day (ngày khai giảng).',
  endsOn: 'By the last day (ngày bế giảng).',
});

/** What every list of classes is asked with. */
export const trainingClassListArgs = builder.args((t) => ({
  orderBy: t.field({ type: TrainingClassOrder, description: 'How to sort; the latest first day first when left out.' }),
}));

const EnrolmentOrder = orderInput<typeof enrolmentOrders>('EnrolmentOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
  enrolledAt: 'By when the person was put on the list.',
});

/** What every list of enrolments is asked with. */
export const enrolmentListArgs = builder.args((t) => ({
  orderBy: t.field({ type: EnrolmentOrder, description: 'How to sort; goes before `order`.' }),
}));
