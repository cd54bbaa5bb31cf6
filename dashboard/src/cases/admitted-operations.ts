import { graphql } from '../api/graphql.ts';

/** A page of those whose admission counts in some days, the latest first. */
export const AdmittedListDocument = graphql(`
  query AdmittedList($withinId: ID!, $days: DayRange!, $after: String) {
    admissions(withinId: $withinId, filter: { countsOn: $days, revoked: false }, first: 25, after: $after) {
      totalCount
      edges {
        node {
          id
          ceremonyOn
          committee { id name }
          candidate { id fullName stage }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
