import { setFirstDay } from '../../resolvers/committee/set-first-day.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CommitteePayload } from './payload.ts';
import { CommitteeNode } from './types.ts';

mutation('setFirstDay', {
  description:
    'Sets the first day in the system (ngày bắt đầu dùng phần mềm) of everything below a committee at the top, once. Imports bring what is before that day; from it on each step and each admission is recorded by its body.',
  about: 'The first day in the system.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The committee at the top.' }),
    firstDay: t.field({
      type: 'Day',
      required: true,
      description: 'The day; later than everything that was imported. It may lie ahead.',
    }),
  }),
  payload: CommitteePayload,
  run: setFirstDay,
});
