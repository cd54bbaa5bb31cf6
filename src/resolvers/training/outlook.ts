import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, TrainingKind } from '../../db/generated/enums.ts';
import type { OutlookAsked } from '../../db/queries/training-outlook.ts';
import { stageOrder } from '../candidate/rules.ts';
import { AWARENESS_CERTIFICATE, CLASS_STAGES } from './rules.ts';

/** Months ahead that can be asked about at most. */
export const MOST_MONTHS_AHEAD = 60;

const before = (stage: CandidateStage): readonly CandidateStage[] =>
  stageOrder.slice(stageOrder.indexOf('OUTSTANDING'), stageOrder.indexOf(stage));

/** Stages at which a certificate of the awareness class waits to be used. */
export const TRAINED_WAIT = before('DOSSIER');

/** What is asked of trainings of a kind on a day. Of kinds that no case asks for there is nothing. */
export function outlookOf(kind: TrainingKind, months: number, today: Day): OutlookAsked {
  const wanted = CLASS_STAGES.on(today).value[kind] ?? [];
  const lapses = kind === 'AWARENESS';
  return {
    kind,
    today,
    lapsesBy: addMonths(today, months),
    wanted,
    waiting: lapses ? TRAINED_WAIT : wanted,
    holding: lapses ? before('CELL_PROPOSED') : [],
    holdsFor: lapses ? AWARENESS_CERTIFICATE.versions.map(({ from, value }) => ({ from, months: value })) : [],
  };
}
