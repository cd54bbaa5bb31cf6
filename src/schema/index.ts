import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
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
