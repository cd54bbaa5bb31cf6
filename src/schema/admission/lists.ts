import type { admissionOrders, admissionTerms } from '../../resolvers/admission/lists.ts';
import { builder } from '../builder.ts';
import { DateTimeRange, DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';

const AdmissionOrder = orderInput<typeof admissionOrders>('AdmissionOrder', {
  ceremonyOn: 'By the day of the ceremony (ngày kết nạp).',
  recordedAt: 'By when it was entered.',
  updatedAt: 'By when it was changed last.',
});

const AdmissionFilter = filterInput<typeof admissionTerms>('AdmissionFilter', (t) => ({
  ceremonyOn: t.field({ type: DayRange, description: 'Day of the ceremony (ngày kết nạp).' }),
  countsOn: t.field({ type: DayRange, description: 'Day by which it counts (ngày tính chỉ tiêu).' }),
  recordedAt: t.field({ type: DateTimeRange, description: 'When it was entered.' }),
  revoked: t.boolean({ description: 'Whether it was revoked.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of admissions is asked with. */
export const admissionListArgs = builder.args((t) => ({
  orderBy: t.field({ type: AdmissionOrder, description: 'How to sort; the latest ceremony first when left out.' }),
  filter: t.field({ type: AdmissionFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
