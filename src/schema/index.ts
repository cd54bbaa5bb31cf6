import type { GraphQLSchema } from 'graphql';
import type { Language } from '../messages/language.ts';
import { builder } from './builder.ts';
import { describe, type Gaps } from './describe.ts';
import { englishTexts } from './texts/english.ts';
import { vietnameseTexts } from './texts/vietnamese.ts';
import './scalars.ts';
import './errors.ts';
import './committee.ts';
import './quota-progress.ts';
import './quota-board.ts';
import './quota.ts';
import './statistics.ts';
import './candidate.ts';
import './admission.ts';
import './training.ts';
import './inspection.ts';
import './viewer.ts';
import './grant.ts';
import './personal-data.ts';

/** The schema: every noun above has added itself to the builder. */
export const schema: GraphQLSchema = builder.toSchema();

const inVietnamese = builder.toSchema();

/** The same schema with its descriptions in each language. */
export const schemas: Record<Language, GraphQLSchema> = { en: schema, vi: inVietnamese };

/** Where the texts of each language do not meet the schema: the check wants none. */
export const gaps: Record<Language, Gaps> = {
  en: describe(schema, englishTexts, { keep: true }),
  vi: describe(inVietnamese, vietnameseTexts, { keep: false }),
};
