import { listNextSteps } from '../../resolvers/resolution/list-next-steps.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { AppraisalRef, ConfirmationRef, DecisionRef, DelayRef, NextStepRef, ResolutionRef } from './types.ts';

const IN_ORDER = { orderBy: [{ recordedAt: 'asc' as const }, { id: 'asc' as const }] };

builder.prismaObjectFields('Candidate', (t) => ({
  resolutions: t.relation('resolutions', {
    type: ResolutionRef,
    extensions: usualRows(2),
    query: IN_ORDER,
    description: 'Votes on the case, the first one first (nghị quyết). Never rewritten.',
  }),
  appraisals: t.relation('appraisals', {
    type: AppraisalRef,
    extensions: usualRows(1),
    query: IN_ORDER,
    description: 'Appraisals of the case by a sub-committee, the first one first (thẩm định). Never rewritten.',
  }),
  decisions: t.relation('decisions', {
    type: DecisionRef,
    extensions: usualRows(1),
    query: IN_ORDER,
    description: 'Decisions on the case, refusals too, the first one first (quyết định). Never rewritten.',
  }),
  delays: t.relation('delays', {
    type: DelayRef,
    extensions: usualRows(1),
    query: IN_ORDER,
    description: 'What took longer than its time, and why, the first one first (gia hạn, chậm). Never rewritten.',
  }),
  confirmations: t.relation('confirmations', {
    type: ConfirmationRef,
    extensions: usualRows(1),
    query: IN_ORDER,
    description: 'Steps from before the system that their bodies have confirmed, the first one first. Never rewritten.',
  }),
  unconfirmed: t.exposeBoolean('unconfirmed', {
    description:
      'Whether the case stands on a step from before the system that its body has not confirmed (chờ xác nhận): it opens no other until `confirmLegacy`.',
  }),
  nextSteps: t.field({
    type: [NextStepRef],
    select: { id: true },
    extensions: usualRows(1),
    description:
      'What comes next, whose step it is, and what is missing for it today (bước tiếp theo). Empty where the case is over, and for who is off the list.',
    resolve: ({ id }, _args, context) => listNextSteps(id, context),
  }),
}));
