import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** What happens at a committee and below it, as it happens. */
export const ActivityDocument = graphql(`
  subscription Activity($withinId: ID!, $after: String) {
    activity(withinId: $withinId, after: $after) {
      kind
      from
      cursor
      asOf
      reason
      removed
      rows { id at committeeId committeeName stage year target by { role name } }
    }
  }
`);

/** An entry of the log. */
export type ActivityEntry = ResultOf<typeof ActivityDocument>['activity']['rows'][number];
