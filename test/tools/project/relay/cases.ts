import { graphql } from 'relay-runtime';

export const query = graphql`
  query casesQuery($withinId: ID!) {
    committee(id: $withinId) {
      ...cases_list
    }
  }
`;

export const fragment = graphql`
  fragment cases_list on Committee
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "casesListQuery") {
    name
    candidates(first: $first, after: $after) @connection(key: "cases_candidates") {
      edges {
        node {
          id
          stage
        }
      }
    }
  }
`;

export const board = graphql`
  subscription casesBoardSubscription($committeeId: ID!, $year: Int!) {
    quotaBoard(committeeId: $committeeId, year: $year) {
      kind
      rows {
        id
        name
        admitted
      }
    }
  }
`;
