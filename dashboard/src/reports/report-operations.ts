import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** What was admitted from the first day of a year up to any day of it, and what the year is expected to bring. */
export const ReportDocument = graphql(`
  query Report($committeeId: ID!, $from: Day!, $to: Day!, $year: Int!) {
    quotaReport(committeeId: $committeeId, from: $from, to: $to) {
      admitted
      plan
      percent
      change
      before { from to admitted percent plan }
      text
      rows { committeeId name admitted plan percent before change }
      breakdown {
        groups { group count percent }
        ages { age count percent }
        sources { source count percent }
        education { education count percent }
      }
    }
    committee(id: $committeeId) {
      id
      quota(year: $year) { id forecast forecastLow forecastHigh forecastSource }
    }
  }
`);

/** The report. */
export type Report = NonNullable<ResultOf<typeof ReportDocument>['quotaReport']>;
