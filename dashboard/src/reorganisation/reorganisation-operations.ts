import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** Writes a decision about the hierarchy, or only tells what it would do. */
export const ReorganiseDocument = graphql(
  `mutation Reorganise($input: ReorganiseInput!, $key: String!) {
    done: reorganise(input: $input, key: $key) {
      __typename
      ... on ReorganisePayload {
        plan {
          founded { body { name } under { name } }
          ended { body { name } successors { name } }
          moved { body { name } from { name } to { name } }
          renamed { before body { name } }
          retyped { body { name } kind }
          quotas { body { name } year target }
          officers { officerId personName title body { name } to { name } }
          cases { body { name } count to { name } }
          roles { grantId subject role outcome body { name } to { name } }
          classes { classId title }
          programmes { programmeId year body { name } }
          warnings { message source body { name } }
        }
      }
      ...Refusal
    }
  }`,
  [RefusalFragment],
);

/** What a decision does to everything that stands. */
export type Plan = NonNullable<
  Extract<ResultOf<typeof ReorganiseDocument>['done'], { __typename: 'ReorganisePayload' }>['plan']
>;

/** A change of a decision. */
export type Change = VariablesOf<typeof ReorganiseDocument>['input']['changes'][number];

/** What somebody may reorganise. */
export const ReorganiserDocument = graphql(`
  query Reorganiser($committeeId: ID!) {
    viewer { subject can(action: COMMITTEE_REORGANISE, committeeId: $committeeId) }
  }
`);

/** Who may be sent to the new one of a split: holders of an office, and of a cell its cases. The look at each is logged. */
export const SplitPeopleDocument = graphql(`
  query SplitPeople($committeeId: ID!, $isCell: Boolean!) {
    committee(id: $committeeId) {
      id
      officers { id personName title }
      candidates(first: 100, filter: { stage: [SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY] })
        @include(if: $isCell) {
        edges { node { id fullName } }
      }
    }
  }
`);
