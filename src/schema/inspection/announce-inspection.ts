import { announceInspection } from '../../resolvers/inspection/announce-inspection.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionNode } from './types.ts';

mutation('announceInspection', {
  description:
    'Says that an inspection under way was announced to its subject (thông báo cho đối tượng). An inspection on signs of a violation is hidden from its subject, and from all who do not see the committee that inspects, until then; its other steps come after.',
  about: 'When it was announced.',
  input: (t) => ({
    inspectionId: t.id({ required: true, extensions: idOf(InspectionNode), description: 'Which.' }),
    announcedOn: t.field({
      type: 'Day',
      required: true,
      description: 'The day; not in the future and not before the decision.',
    }),
  }),
  payload: payload('AnnounceInspectionPayload', 'It was announced.', [
    ['inspection', InspectionNode, 'The inspection as it is now.'],
  ]),
  run: announceInspection,
});
