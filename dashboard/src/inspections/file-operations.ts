import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** What a committee may plan, under which schemes, and what is worth copying. */
export const PlanningDocument = graphql(`
  query InspectionPlanning($committeeId: ID!, $year: Int!) {
    viewer { subject canPlan: can(action: INSPECTION_PLAN, committeeId: $committeeId) }
    inspectionSchemes(committeeId: $committeeId, year: $year) { id number title }
    goodPractices(committeeId: $committeeId, year: $year) { foundAt publishedOn spreadTo text }
  }
`);

/** A programme with all its items. */
export const ProgrammeTableDocument = graphql(`
  query ProgrammeTable($id: ID!) {
    node(id: $id) {
      __typename
      ... on InspectionProgramme {
        id
        year
        status
        number
        issuedOn
        completed
        takenOutCount
        viewerCan
        committee { id name }
        inspections(first: 100) {
          totalCount
          edges { node { id kind topic status dueOn outcome takenOutOn subject { id name } subjectCell { id name } } }
        }
      }
    }
  }
`);

/** A programme with all its items. */
export type ProgrammeTableData = Extract<
  NonNullable<ResultOf<typeof ProgrammeTableDocument>['node']>,
  { __typename: 'InspectionProgramme' }
>;

/** Everything of one inspection. */
export const InspectionFileDocument = graphql(`
  query InspectionFile($id: ID!) {
    node(id: $id) {
      __typename
      ... on Inspection {
        id
        kind
        topic
        status
        dueOn
        startedOn
        announcedOn
        concludedOn
        outcome
        decisionNumber
        lead
        team
        inspectorName
        unplannedReason
        cancelReason
        cancelApprover
        extendedDays
        limit { until source }
        viewerCan
        inspector { id }
        subject { id name }
        subjectCell { id name }
        subjectMember { id fullName }
        steps { to effectiveOn note changedBy { subject role } }
        disciplines { form decisionNumber decidedOn decidedBy }
        findings {
          id
          category
          text
          remedies { id action dueOn doneOn reportedOn evidence viewerCan }
        }
      }
    }
  }
`);

/** One inspection. */
export type InspectionFile = Extract<
  NonNullable<ResultOf<typeof InspectionFileDocument>['node']>,
  { __typename: 'Inspection' }
>;

export const CreateProgrammeDocument = graphql(
  `mutation CreateProgramme($input: CreateProgrammeInput!, $key: String!) { done: createProgramme(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const AddInspectionDocument = graphql(
  `mutation AddInspection($input: AddInspectionInput!, $key: String!) { done: addInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const IssueProgrammeDocument = graphql(
  `mutation IssueProgramme($input: IssueProgrammeInput!, $key: String!) { done: issueProgramme(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ChangeProgrammeDocument = graphql(
  `mutation ChangeProgramme($input: ChangeProgrammeInput!, $key: String!) { done: changeProgramme(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const OpenInspectionDocument = graphql(
  `mutation OpenInspection($input: OpenInspectionInput!, $key: String!) { done: openInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const StartInspectionDocument = graphql(
  `mutation StartInspection($input: StartInspectionInput!, $key: String!) { done: startInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const AnnounceInspectionDocument = graphql(
  `mutation AnnounceInspection($input: AnnounceInspectionInput!, $key: String!) { done: announceInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RecordInspectionStepDocument = graphql(
  `mutation RecordInspectionStep($input: RecordInspectionStepInput!, $key: String!) { done: recordInspectionStep(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RecordInspectionResultDocument = graphql(
  `mutation RecordInspectionResult($input: RecordInspectionResultInput!, $key: String!) { done: recordInspectionResult(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ExtendInspectionDocument = graphql(
  `mutation ExtendInspection($input: ExtendInspectionInput!, $key: String!) { done: extendInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const CancelInspectionDocument = graphql(
  `mutation CancelInspection($input: CancelInspectionInput!, $key: String!) { done: cancelInspection(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RecordDisciplineDocument = graphql(
  `mutation RecordDiscipline($input: RecordDisciplineInput!, $key: String!) { done: recordDiscipline(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const PublishGoodPracticeDocument = graphql(
  `mutation PublishGoodPractice($input: PublishGoodPracticeInput!, $key: String!) { done: publishGoodPractice(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const ReportRemedyDoneDocument = graphql(
  `mutation ReportRemedyDone($input: ReportRemedyDoneInput!, $key: String!) { done: reportRemedyDone(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const AcceptRemedyDocument = graphql(
  `mutation AcceptRemedy($input: AcceptRemedyInput!, $key: String!) { done: acceptRemedy(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
export const RejectRemedyDocument = graphql(
  `mutation RejectRemedy($input: RejectRemedyInput!, $key: String!) { done: rejectRemedy(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
