import type { GraphQLSchema } from 'graphql';
import type { Language } from '../messages/language.ts';
import { builder } from './builder.ts';
import { chargeFields } from './charge-fields.ts';
import { describe, type Gaps } from './describe.ts';
import { inOrder } from './in-order.ts';
import { englishTexts } from './texts/english.ts';
import { vietnameseTexts } from './texts/vietnamese.ts';
import './scalars.ts';
import './errors.ts';
import './admission/correct-admission.ts';
import './admission/payload.ts';
import './admission/queries.ts';
import './admission/record-admission.ts';
import './admission/types.ts';
import './candidate/move-candidate-stage.ts';
import './candidate/queries.ts';
import './candidate/types.ts';
import './committee/payload.ts';
import './committee/queries.ts';
import './committee/rename-committee.ts';
import './committee/set-committee-code.ts';
import './committee/set-term.ts';
import './committee/types.ts';
import './grant/end-grant.ts';
import './grant/grant-role.ts';
import './grant/payload.ts';
import './grant/queries.ts';
import './grant/types.ts';
import './inspection/queries.ts';
import './inspection/record-inspection-result.ts';
import './inspection/types.ts';
import './membership/queries.ts';
import './membership/report-membership.ts';
import './membership/types.ts';
import './officer/appoint-officer.ts';
import './officer/end-appointment.ts';
import './officer/payload.ts';
import './officer/queries.ts';
import './officer/types.ts';
import './person/erase-person.ts';
import './person/export-person.ts';
import './person/queries.ts';
import './person/types.ts';
import './quota/board.ts';
import './quota/progress.ts';
import './quota/queries.ts';
import './quota/set-quota.ts';
import './quota/types.ts';
import './statistics/queries.ts';
import './statistics/types.ts';
import './training/enrol-in-class.ts';
import './training/queries.ts';
import './training/types.ts';
import './viewer.ts';

/** The schema: every noun above has added itself to the builder. */
export const schema: GraphQLSchema = inOrder(builder.toSchema({ sortSchema: false }));

const inVietnamese = inOrder(builder.toSchema({ sortSchema: false }));

/** The same schema with its descriptions in each language. */
export const schemas: Record<Language, GraphQLSchema> = { en: schema, vi: inVietnamese };

for (const one of Object.values(schemas)) chargeFields(one);

/** Where the texts of each language do not meet the schema: the check wants none. */
export const gaps: Record<Language, Gaps> = {
  en: describe(schema, englishTexts, { keep: true }),
  vi: describe(inVietnamese, vietnameseTexts, { keep: false }),
};
