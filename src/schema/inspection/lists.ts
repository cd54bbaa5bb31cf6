import type {
  inspectionOrders,
  inspectionTerms,
  programmeOrders,
  programmeTerms,
} from '../../resolvers/inspection/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { InspectionKindEnum, InspectionOutcomeEnum, InspectionStatusEnum, ProgrammeStatusEnum } from './enums.ts';

const InspectionOrder = orderInput<typeof inspectionOrders>('InspectionOrder', {
  dueOn: 'By when it is due.',
  concludedOn: 'By the day of the conclusion.',
  updatedAt: 'By when it was changed last.',
});

const InspectionFilter = filterInput<typeof inspectionTerms>('InspectionFilter', (t) => ({
  kind: t.field({ type: [InspectionKindEnum], description: 'Of one of these kinds.' }),
  status: t.field({ type: [InspectionStatusEnum], description: 'In one of these states.' }),
  outcome: t.field({ type: [InspectionOutcomeEnum], description: 'With one of these outcomes.' }),
  ofMember: t.boolean({ description: 'Whether a member is inspected, or a committee.' }),
  dueOn: t.field({ type: DayRange, description: 'When it is due.' }),
  concludedOn: t.field({ type: DayRange, description: 'Day of the conclusion.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of inspections is asked with. */
export const inspectionListArgs = builder.args((t) => ({
  orderBy: t.field({ type: InspectionOrder, description: 'How to sort; by when they are due when left out.' }),
  filter: t.field({ type: InspectionFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));

const InspectionProgrammeOrder = orderInput<typeof programmeOrders>('InspectionProgrammeOrder', {
  year: 'By the year.',
  issuedOn: 'By the day of issue; drafts have none.',
  updatedAt: 'By when it was changed last.',
});

const InspectionProgrammeFilter = filterInput<typeof programmeTerms>('InspectionProgrammeFilter', (t) => ({
  year: t.intList({ description: 'Of one of these years.' }),
  status: t.field({ type: [ProgrammeStatusEnum], description: 'In one of these states.' }),
  issuedOn: t.field({ type: DayRange, description: 'Day of issue.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of programmes is asked with. */
export const programmeListArgs = builder.args((t) => ({
  orderBy: t.field({
    type: InspectionProgrammeOrder,
    description: 'How to sort; the latest year first when left out.',
  }),
  filter: t.field({
    type: InspectionProgrammeFilter,
    description: 'Which rows; besides what the other arguments choose.',
  }),
}));
