import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** Who looked at whose file, the latest first; a page of it. */
export const AccessLogDocument = graphql(`
  query AccessLog($viewer: String, $candidateId: ID, $after: String) {
    accessLog(viewer: $viewer, candidateId: $candidateId, first: 100, after: $after) {
      totalCount
      edges { node { id at viewer group operation candidateId reason committee { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Who was given which role. */
export const GrantsDocument = graphql(`
  query Grants {
    grants(first: 100) {
      totalCount
      edges { node { id subject role validFrom validTo grantedBy committee { id name } } }
    }
  }
`);

/** An entry of the access log. */
export type AccessLogEntry = ResultOf<typeof AccessLogDocument>['accessLog']['edges'][number]['node'];
