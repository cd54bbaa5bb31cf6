import type { inspectionOrders, programmeOrders } from '../../resolvers/inspection/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const InspectionOrder = orderInput<typeof inspectionOrders>('InspectionOrder', {
  dueOn: 'By when it is due.',
  concludedOn: 'By the day of the conclusion.',
});

/** What every list of inspections is asked with. */
export const inspectionListArgs = builder.args((t) => ({
  orderBy: t.field({ type: InspectionOrder, description: 'How to sort; by when they are due when left out.' }),
}));

const InspectionProgrammeOrder = orderInput<typeof programmeOrders>('InspectionProgrammeOrder', {
  year: 'By the year.',
  issuedOn: 'By the day of issue; drafts have none.',
});

/** What every list of programmes is asked with. */
export const programmeListArgs = builder.args((t) => ({
  orderBy: t.field({
    type: InspectionProgrammeOrder,
    description: 'How to sort; the latest year first when left out.',
  }),
}));
