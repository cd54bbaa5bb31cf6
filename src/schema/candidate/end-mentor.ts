import { endMentor } from '../../resolvers/candidate/end-mentor.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MentorEndEnum } from './enums.ts';
import { MentorPayload } from './payload.ts';
import { MentorAssignmentNode } from './types.ts';

mutation('endMentor', {
  description:
    'Ends the assignment of a member who helps (thôi phân công giúp đỡ). Where nobody helps then, assign another one with `assignMentor`.',
  about: 'Who helps no more, from when on and why.',
  input: (t) => ({
    mentorId: t.id({ required: true, extensions: idOf(MentorAssignmentNode), description: 'Which assignment.' }),
    endsOn: t.field({
      type: 'Day',
      required: true,
      description: 'The first day on which the member does not help; not in the future.',
    }),
    reason: t.field({ type: MentorEndEnum, required: true, description: 'Why (lý do).' }),
  }),
  payload: MentorPayload,
  run: endMentor,
});
