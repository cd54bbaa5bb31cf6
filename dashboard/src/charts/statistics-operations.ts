import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** The statistics of one committee. */
export const StatisticsDocument = graphql(`
  query Statistics($committeeId: ID!, $year: Int!) {
    committee(id: $committeeId) {
      id
      admissionCurve(year: $year) { days cumulative }
      stageCounts { stage candidateCount }
      quota(year: $year) { id published { publishedCount documentNumber documentOn } }
      admissionBreakdown(year: $year) {
        admittedCount
        knownCount
        womenCount
        ethnicMinorityCount
        youthUnionAgeCount
      }
    }
  }
`);

/** The curves of the committees directly below. */
export const UnitCurvesDocument = graphql(`
  query UnitCurves($committeeId: ID!, $year: Int!) {
    committee(id: $committeeId) {
      id
      children(first: 100) {
        edges { node { id admissionCurve(year: $year) { days cumulative } } }
      }
    }
  }
`);

/** The statistics of a committee, where the viewer may see them. */
export type Statistics = NonNullable<ResultOf<typeof StatisticsDocument>['committee']>;
