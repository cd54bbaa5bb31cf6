import type { ResultOf, VariablesOf } from 'gql.tada';
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
    allocated
    unallocated
    admitted
    admittedHere
    countedBy
    remaining
    percent
    percentOfFloor
    pipelineCount
    status
    endedOn
  }
`);

/** A committee and what stands below it, at one position of the feed. */
export const BoardDocument = graphql(
  `
  query Board($committeeId: ID!, $year: Int!, $view: BoardView!, $depth: BoardDepth!) {
    quotaBoard(committeeId: $committeeId, year: $year, view: $view, depth: $depth) {
      cursor
      asOf
      successors { committeeId name }
      rows { ...QuotaRow }
    }
  }
`,
  [QuotaRowFragment],
);

/** What follows. */
export const LiveBoardDocument = graphql(
  `
  subscription LiveBoard($committeeId: ID!, $year: Int!, $view: BoardView!, $depth: BoardDepth!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, view: $view, depth: $depth, after: $after) {
      kind
      from
      cursor
      asOf
      reason
      successors { committeeId name }
      rows { ...QuotaRow }
    }
  }
`,
  [QuotaRowFragment],
);

const OutlookFragment = graphql(`
  fragment Outlook on QuotaProgress @_unmask {
    id
    forecast
    forecastLow
    forecastHigh
  }
`);

/** The row at the top with how its year may end: a small question, so that the first figure is there before the table is. */
export const HeadDocument = graphql(
  `
  query Head($committeeId: ID!, $year: Int!, $view: BoardView!, $depth: BoardDepth!) {
    quotaBoard(committeeId: $committeeId, year: $year, view: $view, depth: $depth) {
      cursor
      asOf
      successors { committeeId name }
      rows { ...QuotaRow ...Outlook }
    }
  }
`,
  [QuotaRowFragment, OutlookFragment],
);

/** What follows. */
export const LiveHeadDocument = graphql(
  `
  subscription LiveHead($committeeId: ID!, $year: Int!, $view: BoardView!, $depth: BoardDepth!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, view: $view, depth: $depth, after: $after) {
      kind
      from
      cursor
      asOf
      reason
      successors { committeeId name }
      rows { ...QuotaRow ...Outlook }
    }
  }
`,
  [QuotaRowFragment, OutlookFragment],
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

/** As it was then, or a committee together with its predecessors. */
export type BoardView = VariablesOf<typeof BoardDocument>['view'];

/** A row of the board. */
export type QuotaRow = ResultOf<typeof QuotaRowFragment>;

/** The row at the top of a board, with how its year may end. */
export type HeadRow = NonNullable<ResultOf<typeof HeadDocument>['quotaBoard']>['rows'][number];

/** A committee that followed one that has ended. */
export type Successor = NonNullable<NonNullable<ResultOf<typeof BoardDocument>['quotaBoard']>['successors']>[number];

/** A frame of the live board. */
export type LiveBoardResult = ResultOf<typeof LiveBoardDocument>;
