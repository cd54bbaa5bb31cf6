import { LONGEST } from '../../resolvers/lengths.ts';
import { revokeDecision } from '../../resolvers/resolution/revoke-decision.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CasePayload } from './payload.ts';

mutation('revokeDecision', {
  description:
    'Records that the decision on which a case stands was revoked (thu hồi quyết định): on admission, recognition or removal, by the committee that decides or one above it. The case stands before that decision again; an admission that followed counts no more, in its year.',
  about: 'The paper that revokes it.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    number: t.string({ required: true, description: `Number of that paper, ${upTo(LONGEST.documentNumber).en}.` }),
    revokedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Its day; not in the future, not before the decision and what followed it.',
    }),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; kept with the step, and erased with the person.`,
    }),
  }),
  payload: CasePayload,
  run: revokeDecision,
});
