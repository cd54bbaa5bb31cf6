import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** Classes for the people of a committee, the latest first: of its own centres, and of those above it that teach for it. */
export const ClassesDocument = graphql(`
  query Classes($committeeId: ID!, $status: [TrainingStatus!]!) {
    committee(id: $committeeId) {
      id
      trainingClasses(status: $status, first: 30) {
        totalCount
        edges { node { id title kind status startsOn endsOn capacity enrolledCount passedCount centre { name } } }
      }
    }
  }
`);

/** How far the awareness classes of a year have come, live. */
export const TrainingBoardDocument = graphql(`
  subscription TrainingBoard($committeeId: ID!, $year: Int!, $kind: TrainingKind!, $after: String) {
    trainingBoard(committeeId: $committeeId, year: $year, kind: $kind, after: $after) {
      kind
      from
      cursor
      reason
      removed
      rows {
        id
        committeeId
        name
        progress { target enrolledCount certifiedCount }
        outlook { proposedCount lackingCount trainedWaitingCount lapsingCount }
      }
    }
  }
`);

/** A row of that board. */
export type TrainingBoardRow = ResultOf<typeof TrainingBoardDocument>['trainingBoard']['rows'][number];

/** A class of a centre. */
export type TrainingClassData = NonNullable<
  ResultOf<typeof ClassesDocument>['committee']
>['trainingClasses']['edges'][number]['node'];
