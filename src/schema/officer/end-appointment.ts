import { endAppointment } from '../../resolvers/officer/end-appointment.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { OfficeEndEnum } from './enums.ts';
import { OfficerPayload } from './payload.ts';
import { OfficerNode } from './types.ts';

mutation('endAppointment', {
  description: 'Records that somebody has left an office (thôi giữ chức vụ). The appointment stays in the history.',
  about: 'Who leaves an office, when and why.',
  input: (t) => ({
    officerId: t.id({ required: true, extensions: idOf(OfficerNode), description: 'Which appointment.' }),
    endsOn: t.field({
      type: 'Day',
      required: true,
      description:
        'The first day on which the office is not held; not in the future, and later than the first day in office.',
    }),
    reason: t.field({ type: OfficeEndEnum, required: true, description: 'Why.' }),
  }),
  payload: OfficerPayload,
  run: endAppointment,
});
