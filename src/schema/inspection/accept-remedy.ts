import { acceptRemedy } from '../../resolvers/inspection/accept-remedy.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionNode, RemedyNode } from './types.ts';

mutation('acceptRemedy', {
  description:
    'Accepts that something was put right as reported (công nhận kết quả khắc phục), by whoever inspected. With the last one the inspection is CLOSED.',
  about: 'What was put right.',
  input: (t) => ({
    remedyId: t.id({
      required: true,
      extensions: idOf(RemedyNode),
      description: 'Which; its owner must have reported it.',
    }),
  }),
  payload: payload('AcceptRemedyPayload', 'It was accepted.', [
    ['remedy', RemedyNode, 'The remedy as it is now.'],
    ['inspection', InspectionNode, 'The inspection: CLOSED when this was the last open remedy.'],
  ]),
  run: acceptRemedy,
});
