import type { admissionOrders } from '../../resolvers/admission/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const AdmissionOrder = orderInput<typeof admissionOrders>('AdmissionOrder', {
  ceremonyOn: 'By the day of the ceremony (ngày kết nạp).',
  recordedAt: 'By when it was entered.',
});

/** What every list of admissions is asked with. */
export const admissionListArgs = builder.args((t) => ({
  orderBy: t.field({ type: AdmissionOrder, description: 'How to sort; the latest ceremony first when left out.' }),
}));
