import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** The classes of a year, the first one first, and the centres that the viewer may plan them for. */
export const ClassYearDocument = graphql(`
  query ClassYear($committeeId: ID!, $from: Day!, $until: Day!, $after: String) {
    committee(id: $committeeId) {
      id
      trainingCentres { id name viewerCan }
      trainingClasses(
        filter: { startsOn: { from: $from, to: $until } }
        orderBy: { startsOn: ASC }
        first: 100
        after: $after
      ) {
        totalCount
        edges { node { id title kind status startsOn endsOn capacity enrolledCount passedCount centre { id name } } }
      }
    }
  }
`);

/** A class, and a page of who is in it or was proposed for it. */
export const ClassFileDocument = graphql(`
  query ClassFile($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on TrainingClass {
        id
        title
        kind
        status
        startsOn
        endsOn
        capacity
        enrolledCount
        passedCount
        audience
        objective
        place
        teachers
        cancelReason
        viewerCan
        centre { id name }
        enrolments(first: 50, after: $after) {
          totalCount
          edges {
            node {
              id
              status
              waitingPlace
              proposalNumber
              proposedOn
              attendance { day session present }
              candidate { id fullName committee { id name } }
              certificate { id number issuedOn goodUntil }
              corrections { documentNumber from to }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

/** A class with what is said of it. */
export type ClassFile = Extract<
  NonNullable<ResultOf<typeof ClassFileDocument>['node']>,
  { __typename: 'TrainingClass' }
>;

/** A place in it. */
export type Seat = ClassFile['enrolments']['edges'][number]['node'];

export const CreateClassDocument = graphql(
  `mutation CreateClass($input: CreateClassInput!, $key: String!) { done: createClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ChangeClassDocument = graphql(
  `mutation ChangeClass($input: ChangeClassInput!, $key: String!) { done: changeClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const OpenClassDocument = graphql(
  `mutation OpenClass($input: OpenClassInput!, $key: String!) { done: openClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const StartClassDocument = graphql(
  `mutation StartClass($input: StartClassInput!, $key: String!) { done: startClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const CancelClassDocument = graphql(
  `mutation CancelClass($input: CancelClassInput!, $key: String!) { done: cancelClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ApproveEnrolmentDocument = graphql(
  `mutation ApproveEnrolment($input: ApproveEnrolmentInput!, $key: String!) { done: approveEnrolment(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const WithdrawEnrolmentDocument = graphql(
  `mutation WithdrawEnrolment($input: WithdrawEnrolmentInput!, $key: String!) { done: withdrawEnrolment(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RecordAttendanceDocument = graphql(
  `mutation RecordAttendance($input: RecordAttendanceInput!, $key: String!) { done: recordAttendance(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const CloseClassDocument = graphql(
  `mutation CloseClass($input: CloseClassInput!, $key: String!) { done: closeClass(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const IssueCertificatesDocument = graphql(
  `mutation IssueCertificates($input: IssueCertificatesInput!, $key: String!) { done: issueCertificates(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const CorrectResultDocument = graphql(
  `mutation CorrectResult($input: CorrectResultInput!, $key: String!) { done: correctResult(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
