import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

const CompletionFragment = graphql(`
  fragment Completion on InspectionCompletion @_unmask {
    committeeCount
    programmeCount
    completedCount
    withoutProgrammeCount
    ownCompleted
  }
`);

const InspectionFragment = graphql(`
  fragment InspectionItem on Inspection @_unmask {
    id
    kind
    topic
    status
    dueOn
    concludedOn
    outcome
    subject { id name }
    findings { text category remedies { action dueOn doneOn } }
  }
`);

/** How the programmes of a year were carried out, live. */
export const InspectionBoardDocument = graphql(
  `
  subscription InspectionBoard($committeeId: ID!, $year: Int!, $after: String) {
    inspectionBoard(committeeId: $committeeId, year: $year, after: $after) {
      kind
      from
      cursor
      reason
      removed
      rows { id committeeId completion { ...Completion } }
    }
  }
`,
  [CompletionFragment],
);

/** The programmes of a year. */
export const InspectionsDocument = graphql(`
  query Inspections($committeeId: ID!, $year: Int!, $after: String) {
    inspectionProgrammes(withinId: $committeeId, year: $year, first: 50, after: $after) {
      totalCount
      edges { node { id status issuedOn inspectionCount committee { id name } } }
    }
  }
`);

/** Whose the programmes of a year are, page by page. */
export const ProgrammeOwnersDocument = graphql(`
  query ProgrammeOwners($committeeId: ID!, $year: Int!, $after: String) {
    inspectionProgrammes(withinId: $committeeId, year: $year, first: 100, after: $after) {
      edges { node { id status committee { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** One of them. */
export type ProgrammeOwner = ResultOf<typeof ProgrammeOwnersDocument>['inspectionProgrammes']['edges'][number]['node'];

/** What is under way: begun and not concluded, or concluded with something still to be put right. */
export const UnderWayDocument = graphql(
  `
  query InspectionsUnderWay($committeeId: ID!) {
    inspections(
      withinId: $committeeId
      status: [STARTED, SELF_REPORT_IN, VERIFIED, REPORTED, FOLLOW_UP]
      first: 10
    ) {
      totalCount
      edges { node { ...InspectionItem } }
    }
  }
`,
  [InspectionFragment],
);

/** What a programme asks for, and what was found. */
export const ProgrammeDocument = graphql(
  `
  query InspectionProgramme($id: ID!) {
    node(id: $id) {
      __typename
      ... on InspectionProgramme {
        id
        scheme { number title firstYear lastYear }
        inspections(first: 10) { totalCount edges { node { ...InspectionItem } } }
      }
    }
  }
`,
  [InspectionFragment],
);

/** An inspection with what was found. */
export type InspectionItemData = ResultOf<typeof InspectionFragment>;

/** A programme, without what is in it. */
export type ProgrammeHead = ResultOf<typeof InspectionsDocument>['inspectionProgrammes']['edges'][number]['node'];

/** A row of the live board. */
export type InspectionBoardRow = ResultOf<typeof InspectionBoardDocument>['inspectionBoard']['rows'][number];

/** How the programmes of a year were carried out. */
export type Completion = ResultOf<typeof CompletionFragment>;
