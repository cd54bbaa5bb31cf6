import { graphql } from '../api/graphql.ts';

/** Who can be admitted now. */
export const WaitingDocument = graphql(`
  query Waiting($committeeId: ID!) {
    candidates(withinId: $committeeId, stage: [DECIDED], first: 100) {
      edges { node { id fullName stage committee { id name } decisions { matter granted number issuedOn revocation { number } } } }
    }
  }
`);
