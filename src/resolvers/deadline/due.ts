import type { Day } from '../../calendar.ts';
import type { CandidateStage, PaperKind } from '../../db/generated/enums.ts';
import type { CaseFacts } from '../../db/queries/case-facts.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import type { Hindrance } from '../hindrance.ts';
import type { OperationContext } from '../operation-context.ts';
import type { StepBody } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import type { DeadlineKind } from './words.ts';

/** What is told of something that is due by a day. It names records by their ids, and no person. */
export interface ToldDue {
  kind: DeadlineKind;
  /** Unique among all that is due, and the same as long as it is: the kind, and the record that the time runs for. */
  id: string;
  /** The last day. */
  day: Day;
  /** The day that the time runs from; null where none is on record. */
  from: Day | null;
  /** What it is about: a type of the contract, and the record. */
  about: { type: 'Candidate' | 'CaseTransfer' | 'Committee' | 'Inspection' | 'Remedy' | 'TrainingClass'; id: string };
  /** The committee whose record that is: of a case its cell. */
  committeeId: string;
  /** What sets the day; null where no rule does: it was agreed, or planned. */
  rule: Hindrance['rule'];
  /** Which paper; null where it is about none. */
  paper: PaperKind | null;
}

/** Something that is due by a day, as it is found. */
export interface Due extends ToldDue {
  /**
   * Who acts, and by which step: a committee, that of a body which goes by who stands above the cell, or, of a step of a case,
   * what its facts say (`actOn`).
   */
  by:
    | { step: CaseStep | null; body: StepBody | null; committeeId: string; name?: string }
    | { step: CaseStep; body: 'CELL' | 'GRASSROOTS' }
    | CaseFacts;
}

/** A case that is open, as far as it is told here. */
export interface OpenCase {
  id: string;
  /** The cell that has it today. */
  committeeId: string;
  stage: CandidateStage;
}

/** What a source is asked for. */
export interface Sought {
  /** Of this committee and everything below it; of all that the viewer may see where it is left out. */
  withinId: string | null;
  /** The cases there that the viewer may see and whose time may run: one statement for all sources that look for them. */
  cases(): Promise<readonly OpenCase[]>;
  /** This year's figures of the committees there that stand today, as far as the viewer may see them: out of this node's memory. */
  figures(): readonly QuotaProgress[];
}

/** What moves the rows of a source: records of cases, these and the figures of a year, or all others. */
export type SourcePart = 'CASES' | 'PLANS' | 'PLACES';

/** Where deadlines come from. */
export interface Source {
  part: SourcePart;
  /** The kinds it finds. */
  kinds: readonly DeadlineKind[];
  /** All that is due of these kinds, in any order, as far as the viewer may see it: by a number of statements that does not grow. */
  find(sought: Sought, context: OperationContext): Promise<Due[]>;
}
