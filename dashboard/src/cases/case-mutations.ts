import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

const step = [RefusalFragment] as const;

export const PutOnListDocument = graphql(
  `mutation PutOnList($input: PutOnListInput!, $key: String!) { done: putOnList(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const ProposeForClassDocument = graphql(
  `mutation ProposeForClass($input: ProposeForClassInput!, $key: String!) { done: proposeForClass(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const EnrolInClassDocument = graphql(
  `mutation EnrolInClass($input: EnrolInClassInput!, $key: String!) { done: enrolInClass(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordCertificateDocument = graphql(
  `mutation RecordCertificate($input: RecordCertificateInput!, $key: String!) { done: recordCertificate(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const StartDossierDocument = graphql(
  `mutation StartDossier($input: StartDossierInput!, $key: String!) { done: startDossier(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RequestVerificationDocument = graphql(
  `mutation RequestVerification($input: RequestVerificationInput!, $key: String!) { done: requestVerification(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordVerificationDocument = graphql(
  `mutation RecordVerification($input: RecordVerificationInput!, $key: String!) { done: recordVerification(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordOpinionsDocument = graphql(
  `mutation RecordOpinions($input: RecordOpinionsInput!, $key: String!) { done: recordOpinions(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordPaperDocument = graphql(
  `mutation RecordPaper($input: RecordPaperInput!, $key: String!) { done: recordPaper(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const IntroduceDocument = graphql(
  `mutation Introduce($input: IntroduceInput!, $key: String!) { done: introduce(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordCellVoteDocument = graphql(
  `mutation RecordCellVote($input: RecordCellVoteInput!, $key: String!) { done: recordCellVote(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordAppraisalDocument = graphql(
  `mutation RecordAppraisal($input: RecordAppraisalInput!, $key: String!) { done: recordAppraisal(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordCommitteeVoteDocument = graphql(
  `mutation RecordCommitteeVote($input: RecordCommitteeVoteInput!, $key: String!) { done: recordCommitteeVote(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordDecisionDocument = graphql(
  `mutation RecordDecision($input: RecordDecisionInput!, $key: String!) { done: recordDecision(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordRecognitionDocument = graphql(
  `mutation RecordRecognition($input: RecordRecognitionInput!, $key: String!) { done: recordRecognition(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordRefusalDocument = graphql(
  `mutation RecordRefusal($input: RecordRefusalInput!, $key: String!) { done: recordRefusal(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RecordAdmissionDocument = graphql(
  `mutation RecordAdmission($input: RecordAdmissionInput!, $key: String!) { done: recordAdmission(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const ExtendDecisionDocument = graphql(
  `mutation ExtendDecision($input: ExtendDecisionInput!, $key: String!) { done: extendDecision(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const ReportCeremonyDelayDocument = graphql(
  `mutation ReportCeremonyDelay($input: ReportCeremonyDelayInput!, $key: String!) { done: reportCeremonyDelay(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RevokeDecisionDocument = graphql(
  `mutation RevokeDecision($input: RevokeDecisionInput!, $key: String!) { done: revokeDecision(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const MoveCandidateStageDocument = graphql(
  `mutation MoveCandidateStage($input: MoveCandidateStageInput!, $key: String!) { done: moveCandidateStage(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const RemoveProbationerDocument = graphql(
  `mutation RemoveProbationer($input: RemoveProbationerInput!, $key: String!) { done: removeProbationer(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const CorrectStepDocument = graphql(
  `mutation CorrectStep($input: CorrectStepInput!, $key: String!) { done: correctStep(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const AssignMentorDocument = graphql(
  `mutation AssignMentor($input: AssignMentorInput!, $key: String!) { done: assignMentor(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const EndMentorDocument = graphql(
  `mutation EndMentor($input: EndMentorInput!, $key: String!) { done: endMentor(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const ObserveDocument = graphql(
  `mutation Observe($input: ObserveInput!, $key: String!) { done: observe(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);
export const ConfirmLegacyDocument = graphql(
  `mutation ConfirmLegacy($input: ConfirmLegacyInput!, $key: String!) { done: confirmLegacy(input: $input, key: $key) { __typename ...Refusal } }`,
  step,
);

/** Adds a person; whoever may be the same is told with the answer. */
export const AddCandidateDocument = graphql(
  `mutation AddCandidate($input: AddCandidateInput!, $key: String!) {
    done: addCandidate(input: $input, key: $key) {
      __typename
      ...Refusal
      ... on AddCandidatePayload {
        candidate { id duplicateWarnings { askName candidate { id fullName } committee { name } } }
      }
    }
  }`,
  step,
);
