import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** Classes of the centres of a committee, the latest first. */
export const ClassesDocument = graphql(`
  query Classes($committeeId: ID!, $status: [TrainingStatus!]!) {
    trainingClasses(withinId: $committeeId, status: $status, first: 30) {
      totalCount
      edges { node { id title kind status startsOn endsOn capacity enrolledCount passedCount centre { name } } }
    }
  }
`);

/** A class of a centre. */
export type TrainingClassData = ResultOf<typeof ClassesDocument>['trainingClasses']['edges'][number]['node'];
