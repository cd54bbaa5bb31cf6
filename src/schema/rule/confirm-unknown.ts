import { LONGEST } from '../../resolvers/lengths.ts';
import { confirmUnknown } from '../../resolvers/rule/confirm-unknown.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { RuleConfirmationRef } from './types.ts';

mutation('confirmUnknown', {
  description:
    'Confirms that a rule says what it was taken to say, where its confidence is UNKNOWN (xác nhận nội dung chưa rõ): somebody has read it in the document. It holds for everybody, so a committee with none above it does it. `Rule.confirmation` shows it from then on. Where the document says something else, tell whoever runs the server: a number is not changed here.',
  about: 'Which point of which rule, and what it was read in.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that confirms: one at the top.',
    }),
    rule: t.string({
      required: true,
      description: `The \`code\` of the rule, ${upTo(LONGEST.documentNumber).en}: DECISION_LIMIT.`,
    }),
    from: t.field({
      type: 'Day',
      required: true,
      description: 'The first day in force of the version: `from` of it. Its `confidence` is UNKNOWN.',
    }),
    readIn: t.string({
      required: true,
      description: `Document and point in which it was read, ${upTo(LONGEST.source).en}.`,
    }),
  }),
  payload: payload('ConfirmUnknownPayload', 'It was confirmed.', [
    ['confirmation', RuleConfirmationRef, 'What was confirmed.'],
  ]),
  run: confirmUnknown,
});
