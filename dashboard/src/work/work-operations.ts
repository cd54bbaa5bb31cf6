import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** What is due within a committee, live. It names nobody: see {@link WorkNamesDocument}. */
export const WorkListDocument = graphql(`
  subscription WorkList($withinId: ID!, $after: String) {
    workList(withinId: $withinId, after: $after) {
      kind
      from
      cursor
      reason
      removed
      rows {
        id
        kind
        day
        overdue
        workingDaysLeft
        workingDaysOver
        daysCertain
        paper
        aboutId
        committeeId
        rule { document point }
        actor { step body name }
      }
    }
  }
`);

/** One of the things that are due. */
export type WorkRow = ResultOf<typeof WorkListDocument>['workList']['rows'][number];

/** Whom and what rows are about. The look at a person is logged. */
export const WorkNamesDocument = graphql(`
  query WorkNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Candidate { fullName committee { id name } }
      ... on Committee { name }
      ... on CaseTransfer { fullName fromName toName candidate { id } }
      ... on Inspection { topic kind subject { id name } }
      ... on Remedy { action inspection { id } }
      ... on TrainingClass { title }
    }
  }
`);

/** Whom or what a row is about. */
export type WorkSubject = NonNullable<ResultOf<typeof WorkNamesDocument>['nodes'][number]>;

/** How many cases wait for a body, for the way into their list. */
export const WaitingCasesDocument = graphql(`
  query WaitingCases($withinId: ID!, $body: [StepBody!]) {
    candidates(withinId: $withinId, filter: { waitingFor: $body }, first: 1) { totalCount }
  }
`);
