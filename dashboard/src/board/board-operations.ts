import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

export const QuotaRowFragment = graphql(`
  fragment QuotaRow on QuotaProgress @_unmask {
    id
    committeeId
    parentId
    kind
    name
    code
    plan
    floor
    admitted
    admittedHere
    remaining
    percent
    percentOfFloor
    pipelineCount
    status
  }
`);

/** A committee and everything below it, at one position of the feed. */
export const BoardDocument = graphql(
  `
  query Board($committeeId: ID!, $year: Int!) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: SUBTREE) {
      cursor
      asOf
      rows { ...QuotaRow }
    }
  }
`,
  [QuotaRowFragment],
);

/** What follows. */
export const LiveBoardDocument = graphql(
  `
  subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: SUBTREE, after: $after) {
      kind
      from
      cursor
      asOf
      reason
      rows { ...QuotaRow }
    }
  }
`,
  [QuotaRowFragment],
);

/** Communes where life is hard, for a filter; a page of them. */
export const DifficultDocument = graphql(`
  query DifficultCommunes($committeeId: ID!, $after: String) {
    committees(withinId: $committeeId, difficulty: [REGION_III], first: 100, after: $after) {
      edges { node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The years that have quotas, for the choice of a year. */
export const YearsDocument = graphql(`
  query Years($committeeId: ID!) {
    committee(id: $committeeId) { id quotas { id year } }
  }
`);

/** A row of the board. */
export type QuotaRow = ResultOf<typeof QuotaRowFragment>;

/** A frame of the live board. */
export type LiveBoardResult = ResultOf<typeof LiveBoardDocument>;
