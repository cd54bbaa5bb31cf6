import { graphql } from '../api/graphql.ts';
import { QuotaRowFragment } from '../board/board-operations.ts';

/** Who can be admitted now. */
export const WaitingDocument = graphql(`
  query Waiting($committeeId: ID!) {
    candidates(withinId: $committeeId, stage: [DECIDED], first: 100) {
      edges { node { id fullName stage committee { id name } decisions { matter granted number issuedOn revocation { number } } } }
    }
  }
`);

/** Records an admission. The rows in the answer have the ids of the board's rows: the cache shows them at once. */
export const RecordAdmissionDocument = graphql(
  `
  mutation RecordAdmission($input: RecordAdmissionInput!, $key: String!) {
    recordAdmission(input: $input, key: $key) {
      __typename
      ... on AdmissionPayload {
        cursor
        admission { id candidate { id stage } }
        progress { ...QuotaRow }
      }
      ... on Forbidden { code message path }
      ... on InvalidInput { code message path }
      ... on KeyUsed { code message path }
      ... on NotFound { code message path }
      ... on RuleViolation { code message path }
    }
  }
`,
  [QuotaRowFragment],
);
