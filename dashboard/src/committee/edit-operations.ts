import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** What may be changed of a committee, and what there is to choose from. */
export const EditCommitteeDocument = graphql(`
  query EditCommittee($id: ID!) {
    committee(id: $id) {
      id
      kind
      viewerCan
      officers { id personName title }
      areas { area { id name parent { id } } }
      parent { id areas { area { id } } }
    }
  }
`);

/** The roll of a committee, for whoever appoints somebody from it. The look at each is logged. */
export const RollDocument = graphql(`
  query Roll($id: ID!) {
    committee(id: $id) {
      id
      members(first: 100) { edges { node { id fullName } } }
    }
  }
`);

/** The areas in one area, to be chosen from. */
export const AreasAroundDocument = graphql(`
  query AreasAround($parentId: ID!) {
    areas(parentId: $parentId, first: 100) { edges { node { id name } } }
  }
`);

export const CoverAreasDocument = graphql(
  `mutation CoverAreas($input: CoverAreasInput!, $key: String!) { done: coverAreas(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const AppointOfficerDocument = graphql(
  `mutation AppointOfficer($input: AppointOfficerInput!, $key: String!) { done: appointOfficer(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const EndAppointmentDocument = graphql(
  `mutation EndAppointment($input: EndAppointmentInput!, $key: String!) { done: endAppointment(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ReportMembershipDocument = graphql(
  `mutation ReportMembership($input: ReportMembershipInput!, $key: String!) { done: reportMembership(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const SetProfileDocument = graphql(
  `mutation SetProfile($input: SetProfileInput!, $key: String!) { done: setProfile(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const SetObstaclesDocument = graphql(
  `mutation SetObstacles($input: SetObstaclesInput!, $key: String!) { done: setObstacles(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const SetTermDocument = graphql(
  `mutation SetTerm($input: SetTermInput!, $key: String!) { done: setTerm(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RenameCommitteeDocument = graphql(
  `mutation RenameCommittee($input: RenameCommitteeInput!, $key: String!) { done: renameCommittee(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
