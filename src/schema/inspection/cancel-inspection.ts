import { cancelInspection } from '../../resolvers/inspection/cancel-inspection.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionNode } from './types.ts';

mutation('cancelInspection', {
  description:
    'Cancels an inspection that has not been concluded (hủy). A programme is not carried out by cancelling: `inspectionCompletion` goes on counting it as open.',
  about: 'Why it does not take place.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which.' }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
    approver: t.string({
      required: true,
      description: `Who approved it (người phê duyệt), as the document says, ${upTo(LONGEST.reason).en}.`,
    }),
  }),
  payload: payload('CancelInspectionPayload', 'It was cancelled.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: cancelInspection,
});
