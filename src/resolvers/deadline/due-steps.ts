import type { CaseFacts } from '../../db/queries/case-facts.ts';
import { clockOf } from '../resolution/clock.ts';
import { stepOfCase } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import type { Due, Source } from './due.ts';
import { inSlices } from './in-slices.ts';
import { decidedStages } from './rules.ts';
import type { DeadlineKind } from './words.ts';

/** What a step is due as. The vote of a grassroots committee has no time of its own: that of the decision runs. */
const kindOfStep: Partial<Record<CaseStep, DeadlineKind>> = {
  COMMITTEE_VOTE: 'DECISION',
  DECISION: 'DECISION',
  CEREMONY: 'CEREMONY',
  RECOGNITION_CELL_VOTE: 'RECOGNITION_REVIEW',
  RECOGNITION_COMMITTEE_VOTE: 'RECOGNITION_DECISION',
  RECOGNITION_DECISION: 'RECOGNITION_DECISION',
};

/** Whether a sub-committee appraises and a grassroots committee votes first changes whose step it is (`actOn`), and not the time. */
const WHOEVER_DECIDES = { isCell: false, subCommittee: null } as const;

/** The steps of cases from the cell's resolution to the recognition. */
export const dueSteps: Source = {
  part: 'CASES',
  kinds: ['DECISION', 'CEREMONY', 'RECOGNITION_REVIEW', 'RECOGNITION_DECISION'],
  async find({ cases }, context) {
    const { loaders, feed } = context;
    const { day } = feed;
    const open = (await cases()).filter(({ stage }) => decidedStages.includes(stage));
    const [calendar, found] = await Promise.all([
      loaders.calendar.load('all'),
      Promise.all(open.map(({ id }) => loaders.caseFacts.load({ candidateId: id, day }))),
    ]);
    const due = (facts: CaseFacts | null): Due[] => {
      const step = facts && stepOfCase({ day, facts, dossier: null, authority: WHOEVER_DECIDES });
      const kind = step && kindOfStep[step];
      const clock = step && clockOf(step, { day, facts, dossier: null }, calendar);
      if (!kind || !clock) return [];
      const { candidateId, committeeId } = facts;
      const { until, from, rule } = clock;
      const about = { type: 'Candidate', id: candidateId } as const;
      return [
        { kind, id: `${kind}:${candidateId}`, day: until, from, about, committeeId, rule, paper: null, by: facts },
      ];
    };
    return inSlices(found, due, context);
  },
};
