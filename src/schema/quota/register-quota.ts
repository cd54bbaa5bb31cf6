import { LONGEST } from '../../resolvers/lengths.ts';
import { registerQuota } from '../../resolvers/quota/register-quota.ts';
import { MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { fromTo, upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaProposalNode } from './types.ts';

mutation('registerQuota', {
  description:
    'Registers how many your committee, or one below it, means to admit in a year (đăng ký chỉ tiêu). The committee above sees it when it shares its plan out; it counts nowhere. Another word of the same year takes the place of the one before.',
  about: 'How many a committee means to admit.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Who registers.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    target: t.int({ required: true, description: `How many, ${fromTo(0, MOST_TARGET).en}.` }),
    reason: t.string({ description: `Why so many, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: payload<'proposal'>('RegisterQuotaPayload', 'It was registered.', [
    ['proposal', QuotaProposalNode, 'What was registered.'],
  ]),
  run: registerQuota,
});
