import { graphql } from '../api/graphql.ts';

/** Who is there, and for which committees. */
export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      subject
      grants { role committee { id name kind foundedOn } }
    }
  }
`);

/** What may be done for a committee. */
export const AbilitiesDocument = graphql(`
  query Abilities($committeeId: ID!) {
    viewer {
      subject
      canRecord: can(action: ADMISSION_RECORD, committeeId: $committeeId)
      canReadCandidates: can(action: CANDIDATE_READ, committeeId: $committeeId)
    }
  }
`);
