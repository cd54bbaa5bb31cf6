import type { otherForms } from './case-forms.ts';
import type { CaseFile } from './case-operations.ts';
import { WAY } from './way.ts';

type Stage = CaseFile['stage'];
type Step = CaseFile['nextSteps'][number]['step'];
type Other = keyof typeof otherForms;

/** Where a case stands: its stage, and the steps that come next. */
export interface StandsAt {
  stage: Stage;
  steps: readonly Step[];
}

/** Stages of those who have left the list, and may come back. */
const LEFT: readonly Stage[] = ['OFF_LIST', 'WITHDRAWN'];

/** Steps that wait for a decision, whose time may be extended. */
const TOWARDS_DECISION: readonly Step[] = [
  'APPRAISAL',
  'COMMITTEE_VOTE',
  'DECISION',
  'RECOGNITION_APPRAISAL',
  'RECOGNITION_COMMITTEE_VOTE',
  'RECOGNITION_DECISION',
];

const between =
  (first: Stage, last: Stage) =>
  ({ stage }: StandsAt): boolean =>
    WAY.slice(WAY.indexOf(first), WAY.indexOf(last) + 1).includes(stage);

/** Where each of the other things is done. */
const doneAt: Record<Other, (at: StandsAt) => boolean> = {
  PAPER: (at) => between('DOSSIER', 'GRASSROOTS_PROPOSED')(at) || at.stage === 'PROBATIONARY',
  INTRODUCTION: between('SOURCE', 'CELL_REVIEW'),
  MENTOR: between('OUTSTANDING', 'PROBATIONARY'),
  OBSERVATION: between('SOURCE', 'PROBATIONARY'),
  MOVE: between('SOURCE', 'DECIDED'),
  EXTENSION: ({ steps }) => steps.some((step) => TOWARDS_DECISION.includes(step)),
  REFUSAL: ({ steps }) => steps.includes('DECISION'),
  REVOCATION: (at) => between('DECIDED', 'OFFICIAL')(at) || at.stage === 'REMOVED',
  DELAY: ({ steps }) => steps.includes('CEREMONY'),
  REMOVAL: ({ stage }) => stage === 'PROBATIONARY',
};

/** What else can be done to a case where it stands, besides its next step. */
export function isOffered(form: Other, at: StandsAt): boolean {
  return doneAt[form](at);
}

/** Whether a step can be taken where a case stands: the next one, or for who has left the list to come back on it. */
export function isNext(step: string, { stage, steps }: StandsAt): boolean {
  return steps.some((one) => one === step) || (step === 'PUT_ON_LIST' && LEFT.includes(stage));
}

/** Papers of the recognition, which come in while somebody is on probation, and no other. */
const OF_RECOGNITION = ['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS'];

/** The papers that come in at a stage. */
export function papersAt(stage: Stage, papers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(papers).filter(([kind]) => OF_RECOGNITION.includes(kind) === (stage === 'PROBATIONARY')),
  );
}
