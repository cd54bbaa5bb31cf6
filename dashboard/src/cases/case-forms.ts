import type { TypedDocumentNode } from 'urql';
import { choice, choices, day, type FormDocument, long, number, optional, text, yesNo } from '../forms/fields.ts';
import type { Field } from '../forms/form-values.ts';
import * as mutations from './case-mutations.ts';

/** A form: its fields, and the operation that takes them. */
export interface Form {
  document: FormDocument;
  /** What the viewer must be allowed for it to be offered. */
  action: string;
  fields: readonly Field[];
  /** What is sent beside what is typed. */
  fixed?: object;
}

/** A form whose fields are those of the operation's input. */
function form<Input extends object>(
  document: TypedDocumentNode<unknown, { input: Input; key: string }>,
  action: string,
  fields: readonly Field[],
  fixed?: Partial<Input>,
): Form {
  return { document: document as unknown as FormDocument, action, fields, fixed };
}

const cellVote = ['official', 'away', 'exemptAbsent', 'absent', 'yes', 'no', 'blank'].map((name) => number(name));
const committeeVote = ['members', 'absent', 'yes', 'no', 'blank'].map((name) => number(name));
const decision = [text('number'), day('issuedOn'), optional(day('receivedOn'))];
const cell = [text('number'), day('heldOn'), ...cellVote];
const committee = [text('number'), day('heldOn'), ...committeeVote];
const appraisal = [text('number'), day('appraisedOn'), yesNo('agrees')];

const ADMISSION = { matter: 'ADMISSION' } as const;
const RECOGNITION = { matter: 'RECOGNITION' } as const;

/** The forms of the steps of a case, by the name of the step. */
export const stepForms = {
  PUT_ON_LIST: form(mutations.PutOnListDocument, 'CANDIDATE_MOVE', [
    text('documentNumber'),
    day('effectiveOn'),
    text('mentors.0.memberName', 'mentor'),
    optional(text('mentors.1.memberName', 'secondMentor')),
  ]),
  CLASS_PROPOSAL: form(mutations.ProposeForClassDocument, 'TRAINING_PROPOSE', [
    choice('classId', 'CLASSES'),
    text('documentNumber'),
    day('proposedOn'),
  ]),
  CLASS_ENROLMENT: form(mutations.EnrolInClassDocument, 'TRAINING_ENROL', [choice('classId', 'CLASSES')]),
  CERTIFICATE: form(
    mutations.RecordCertificateDocument,
    'CERTIFICATE_RECORD',
    [text('number', 'certificateNumber'), day('issuedOn')],
    { kind: 'AWARENESS' },
  ),
  DOSSIER: form(mutations.StartDossierDocument, 'CANDIDATE_MOVE', [text('documentNumber'), day('effectiveOn')]),
  VERIFICATION: form(mutations.RequestVerificationDocument, 'CANDIDATE_MOVE', [
    text('documentNumber'),
    day('requestedOn'),
    text('requests.0.place', 'verifiedAt'),
    choices('requests.0.about', 'verifiedPerson'),
    optional(day('requests.0.dueOn')),
  ]),
  OPINIONS: form(
    mutations.RecordOpinionsDocument,
    'CANDIDATE_MOVE',
    [
      day('concludedOn'),
      optional(text('place')),
      day('opinions.0.givenOn', 'workOpinion'),
      day('opinions.1.givenOn', 'residenceOpinion'),
    ],
    {
      opinions: [
        { origin: 'WORK_ORGANISATIONS', givenOn: '' },
        { origin: 'RESIDENCE_CELL_COMMITTEE', givenOn: '' },
      ],
    },
  ),
  CELL_VOTE: form(mutations.RecordCellVoteDocument, 'CASE_RESOLVE', cell, ADMISSION),
  APPRAISAL: form(mutations.RecordAppraisalDocument, 'CASE_RESOLVE', appraisal, ADMISSION),
  COMMITTEE_VOTE: form(mutations.RecordCommitteeVoteDocument, 'CASE_RESOLVE', committee, ADMISSION),
  DECISION: form(mutations.RecordDecisionDocument, 'CASE_DECIDE', decision),
  CEREMONY: form(mutations.RecordAdmissionDocument, 'ADMISSION_RECORD', [day('ceremonyOn'), optional(long('reason'))]),
  RECOGNITION_CELL_VOTE: form(mutations.RecordCellVoteDocument, 'CASE_RESOLVE', cell, RECOGNITION),
  RECOGNITION_APPRAISAL: form(mutations.RecordAppraisalDocument, 'CASE_RESOLVE', appraisal, RECOGNITION),
  RECOGNITION_COMMITTEE_VOTE: form(mutations.RecordCommitteeVoteDocument, 'CASE_RESOLVE', committee, RECOGNITION),
  RECOGNITION_DECISION: form(mutations.RecordRecognitionDocument, 'CASE_DECIDE', decision),
} satisfies Record<string, Form>;

/** What else is done to a case, in the order of the buttons. */
export const otherForms = {
  PAPER: form(mutations.RecordPaperDocument, 'CANDIDATE_MOVE', [
    choice('kind', 'paper', 'paper'),
    day('madeOn'),
    optional(text('place')),
  ]),
  INTRODUCTION: form(mutations.IntroduceDocument, 'CANDIDATE_CHANGE', [
    choice('introducer', 'introducer'),
    optional(text('name', 'introducerName')),
    day('introducedOn'),
    optional(text('documentNumber')),
    optional(day('acquaintedSince')),
  ]),
  MENTOR: form(mutations.AssignMentorDocument, 'CANDIDATE_CHANGE', [
    text('memberName', 'mentor'),
    day('startsOn'),
    optional(text('documentNumber')),
  ]),
  OBSERVATION: form(mutations.ObserveDocument, 'CANDIDATE_CHANGE', [
    choice('kind', 'observationKind', 'observation'),
    day('observedOn'),
    long('note'),
  ]),
  MOVE: form(mutations.MoveCandidateStageDocument, 'CANDIDATE_MOVE', [
    choice('to', 'leavingStage'),
    day('effectiveOn'),
    optional(text('documentNumber')),
    optional(long('reason')),
  ]),
  EXTENSION: form(mutations.ExtendDecisionDocument, 'CASE_DECIDE', [
    number('days'),
    text('documentNumber'),
    day('extendedOn'),
    long('reason'),
  ]),
  REFUSAL: form(mutations.RecordRefusalDocument, 'CASE_DECIDE', [...decision, long('reason')]),
  REVOCATION: form(mutations.RevokeDecisionDocument, 'CASE_DECIDE', [text('number'), day('revokedOn'), long('reason')]),
  DELAY: form(mutations.ReportCeremonyDelayDocument, 'CASE_RESOLVE', [
    day('reportedOn'),
    long('reason'),
    optional(text('documentNumber')),
  ]),
  REMOVAL: form(mutations.RemoveProbationerDocument, 'CASE_DECIDE', [...decision, long('reason')]),
} satisfies Record<string, Form>;

/** What is done to one record of a case, which `fixed` names when it is opened. */
export const recordForms = {
  ANSWER: form(mutations.RecordVerificationDocument, 'CANDIDATE_MOVE', [text('documentNumber'), day('answeredOn')]),
  MENTOR_END: form(mutations.EndMentorDocument, 'CANDIDATE_CHANGE', [choice('reason', 'mentorEnd'), day('endsOn')]),
  CORRECTION: form(mutations.CorrectStepDocument, 'CASE_RESOLVE', [
    optional(day('effectiveOn')),
    optional(text('documentNumber')),
    long('reason'),
  ]),
  CONFIRMATION: form(mutations.ConfirmLegacyDocument, 'CASE_RESOLVE', [
    text('confirmations.0.number', 'number'),
    day('confirmations.0.madeOn', 'madeOn'),
  ]),
} satisfies Record<string, Form>;

/** The form for a person who is new. */
export const addForm = form(mutations.AddCandidateDocument, 'CANDIDATE_CHANGE', [
  choice('committeeId', 'CELLS'),
  text('fullName'),
  choice('sex', 'sex'),
  number('birthMonth'),
  number('birthYear'),
  text('ethnicGroup'),
  choice('source', 'source'),
  yesNo('youthUnionMember'),
  choice('stage', 'entryStage'),
  day('effectiveOn'),
  optional(text('documentNumber')),
  optional(text('mentors.0.memberName', 'mentor')),
]);

/** The name of every form. */
export type FormName = keyof typeof stepForms | keyof typeof otherForms | keyof typeof recordForms;
