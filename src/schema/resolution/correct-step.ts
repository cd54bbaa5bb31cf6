import { LONGEST } from '../../resolvers/lengths.ts';
import { correctStep } from '../../resolvers/resolution/correct-step.ts';
import { upTo } from '../bounds.ts';
import { StageChangeRef } from '../candidate/types.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CasePayload } from './payload.ts';

mutation('correctStep', {
  description:
    'Puts right what was typed wrong in a step (đính chính): its day, the number of its paper or the cell that had the case, with the vote, the decision or the admission that it stands for. Of a ceremony the figures of both years move, and the cell is the one that had the case on the right day. By the body whose step it was, or one above it; that of a ceremony, and of the cell, by a body above the cell. What was decided and is not to hold is revoked (`revokeDecision`), not corrected.',
  about: 'What was typed wrong: give the right day, the right number, the right cell, or several of them.',
  input: (t) => ({
    stepId: t.id({ required: true, extensions: idOf(StageChangeRef), description: 'Which step.' }),
    effectiveOn: t.field({
      type: 'Day',
      description:
        'The right day; not in the future, not before the step before. Left out where it was right; the official day follows the ceremony.',
    }),
    documentNumber: t.string({
      description: `The right number, ${upTo(LONGEST.documentNumber).en}. Left out where it was right.`,
    }),
    committeeId: t.id({
      extensions: idOf(CommitteeNode),
      description:
        'The right cell (chi bộ đúng), below a role of yours: it had the case from this step on, of the first step from the beginning, up to where the case went next. Votes of the cell and the admission go with it, and every figure. Left out where it was right.',
    }),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; kept with the correction, and erased with the person.`,
    }),
    takeBack: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Whether later steps that the right day or cell would break are taken back, an admission too, by the higher of the bodies concerned; else it is refused (STEP_BREAKS_LATER). A later decision is revoked first.',
    }),
  }),
  payload: CasePayload,
  run: correctStep,
});
