import { readCasesInOrder } from '../../resolvers/candidate/lists.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { confirmLegacy } from '../../resolvers/resolution/confirm-legacy.ts';
import { MOST_CONFIRMATIONS } from '../../resolvers/resolution/rules.ts';
import { fromTo, upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';

const ConfirmationInput = builder.inputType('LegacyConfirmationInput', {
  description: 'The paper of the step that a case stands on.',
  fields: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    number: t.string({
      required: true,
      description: `Number of the resolution or decision, ${upTo(LONGEST.documentNumber).en}; of an admission that of its decision.`,
    }),
    madeOn: t.field({ type: 'Day', required: true, description: 'Its day; not after the step.' }),
  }),
});

mutation('confirmLegacy', {
  description:
    'Confirms steps from before the system (bước có từ trước khi dùng phần mềm), one or a whole sheet: each by the body whose step it was, with the number and day of its paper. Until then such a step opens no other (LEGACY_NOT_CONFIRMED). The one of a decision or an admission is kept as the decision, too. All are written, or none.',
  about: 'Steps from before the system, with their papers.',
  input: (t) => ({
    confirmations: t.field({
      type: [ConfirmationInput],
      required: true,
      extensions: { mostItems: MOST_CONFIRMATIONS },
      description: `The cases, ${fromTo(1, MOST_CONFIRMATIONS).en} rows, each another one. Send them as variables: there such a list may be that long under the usual settings.`,
    }),
  }),
  payload: payload<never, { candidates: string[] }>('ConfirmLegacyPayload', 'The steps were confirmed.', [], (t) => ({
    candidates: t.prismaField({
      type: [CandidateNode],
      description: 'The cases as they are now, in the order of the rows.',
      resolve: (query, { candidates }, _args, context) => readCasesInOrder(query, candidates, context),
    }),
  })),
  run: confirmLegacy,
});
