import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** What a board draws beside its rows, asked for once: the curves of two years, the pace, and what was published. */
export const StatisticsDocument = graphql(`
  query Statistics($committeeId: ID!, $year: Int!, $lastYear: Int!) {
    committee(id: $committeeId) {
      id
      admissionCurve(year: $year) { days cumulative }
      lastYear: admissionCurve(year: $lastYear) { days cumulative }
      pace { duePercents }
      quota(year: $year) { id published { publishedCount documentNumber documentOn } }
    }
  }
`);

/** Who is on the way today, and who was admitted. */
export const CountsDocument = graphql(`
  query Counts($committeeId: ID!, $year: Int!) {
    committee(id: $committeeId) {
      id
      stageCounts { stage candidateCount }
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

/** Where the committees directly below work. */
export const UnitAreasDocument = graphql(`
  query UnitAreas($committeeId: ID!) {
    committee(id: $committeeId) {
      id
      children(first: 100) {
        edges { node { id areas { area { id code } } } }
      }
    }
  }
`);

/** The statistics of a committee, where the viewer may see them. */
export type Statistics = NonNullable<ResultOf<typeof StatisticsDocument>['committee']>;

/** The counts of a committee, where the viewer may see them. */
export type Counts = NonNullable<ResultOf<typeof CountsDocument>['committee']>;
