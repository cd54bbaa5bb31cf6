import type { CandidateStage } from '../../db/generated/enums.ts';
import { type CaseStep, stepWords } from '../resolution/words.ts';
import { stageOrder, stagesBeforeAdmission } from './rules.ts';
import { takenByHint, violations } from './violations.ts';

/** The step that leads to each stage: none is reached by moving the case by hand. */
const stepTo: Partial<Record<CandidateStage, CaseStep>> = {
  OUTSTANDING: 'PUT_ON_LIST',
  IN_AWARENESS_CLASS: 'CLASS_ENROLMENT',
  AWARENESS_CERTIFIED: 'CERTIFICATE',
  DOSSIER: 'DOSSIER',
  VERIFYING: 'VERIFICATION',
  OPINIONS: 'OPINIONS',
  CELL_REVIEW: 'CELL_VOTE',
  CELL_PROPOSED: 'CELL_VOTE',
  GRASSROOTS_PROPOSED: 'COMMITTEE_VOTE',
  DECIDED: 'DECISION',
  OFFICIAL: 'RECOGNITION_DECISION',
};

/** A move, and where somebody who has left stood then. */
export interface MoveByHand {
  from: CandidateStage;
  to: CandidateStage;
  leftAt: CandidateStage | null;
}

/**
 * Whether a move needs no step of a body with a paper of its own: off the list, withdrawn, back to a stage that the case had
 * reached, or to the sources. What leads on is a vote, a certificate or a decision, and is recorded as such.
 * @throws RuleViolation STAGE_NOT_ALLOWED
 */
export function checkByHand({ from, to, leftAt }: MoveByHand): void {
  const step = stepTo[to];
  const goesOn = stageOrder.indexOf(to) > stageOrder.indexOf(from);
  // Whoever is a member goes no way by hand (`checkStageMove`), but for what is asked for most.
  const open = stagesBeforeAdmission.includes(from) || from === 'OFF_LIST' || from === 'WITHDRAWN';
  if (step === undefined || !goesOn || to === leftAt || (!open && to !== 'OFFICIAL')) return;
  throw violations.STAGE_NOT_ALLOWED(from, to, takenByHint(stepWords[step]));
}
