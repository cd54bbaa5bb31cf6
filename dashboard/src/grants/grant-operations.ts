import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** Roles within a committee, the latest first. */
export const GrantsDocument = graphql(`
  query GivenRoles($withinId: ID!, $role: [Role!], $ended: Boolean, $after: String) {
    viewer { subject canGive: can(action: GRANT_CHANGE, committeeId: $withinId) }
    grants(withinId: $withinId, role: $role, ended: $ended, first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          subject
          role
          validFrom
          validTo
          grantedBy
          reason
          endedBy
          endReason
          viewerCan
          committee { id name }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** A role that somebody was given. */
export type GivenRole = ResultOf<typeof GrantsDocument>['grants']['edges'][number]['node'];

export const GrantRoleDocument = graphql(
  `mutation GrantRole($input: GrantRoleInput!, $key: String!) { done: grantRole(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const EndGrantDocument = graphql(
  `mutation EndGrant($input: EndGrantInput!, $key: String!) { done: endGrant(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
