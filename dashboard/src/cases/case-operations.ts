import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** A page of the list of cases, narrowed and ordered by the server. */
export const CaseListDocument = graphql(`
  query CaseList($withinId: ID!, $filter: CandidateFilter, $orderBy: CandidateOrder, $text: String, $after: String) {
    candidates(withinId: $withinId, filter: $filter, orderBy: $orderBy, text: $text, first: 25, after: $after) {
      totalCount
      edges {
        node {
          id
          fullName
          stage
          stageSince
          committee { id name }
          currentMentor { memberName }
          nextSteps { step body until waitsFor missing { code message } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** A row of it. */
export type CaseRow = ResultOf<typeof CaseListDocument>['candidates']['edges'][number]['node'];

/** Everything of one case. */
export const CaseFileDocument = graphql(`
  query CaseFile($id: ID!) {
    node(id: $id) {
      __typename
      ... on Candidate {
        id
        fullName
        birthMonth
        birthYear
        stage
        stageSince
        unconfirmed
        viewerCan
        committee { id name }
        nextSteps {
          step
          body
          until
          waitsFor
          ready
          missing { code message heldUntil until rule { document point } }
        }
        dossier {
          complete
          checklist {
            item
            complete
            held { paper from heldUntil }
            missing { code message }
          }
        }
        papers { id kind madeOn place lapsesOn replacedBy { id } }
        verifications { id place requestNumber requestedOn answerNumber answeredOn dueOn }
        introductions { id introducer name introducedOn lapsesOn }
        mentors { id memberName validFrom validTo }
        resolutions { matter body heldOn number yes base needed outcome ruleSource }
        decisions { matter granted number issuedOn revocation { number } }
        enrolments { id status trainingClass { id title startsOn } certificate { id number issuedOn goodUntil } }
        history {
          id
          toStage
          effectiveOn
          documentNumber
          reason
          changedBy { subject role }
        }
      }
    }
  }
`);

/** One case. */
export type CaseFile = Extract<NonNullable<ResultOf<typeof CaseFileDocument>['node']>, { __typename: 'Candidate' }>;

/** The classes to which somebody of a committee can be sent: most are held by a centre of those above it. */
export const OpenClassesDocument = graphql(`
  query OpenClasses($committeeId: ID!) {
    committee(id: $committeeId) {
      id
      trainingClasses(kind: [AWARENESS], status: [PLANNED, OPEN, RUNNING], first: 50) {
        edges { node { id title startsOn } }
      }
    }
  }
`);
