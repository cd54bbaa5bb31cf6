import { MOST_MENTORS } from '../../resolvers/candidate/mentors.ts';
import { putOnList } from '../../resolvers/candidate/put-on-list.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MentorInput } from './facts.ts';
import { CandidateNode } from './types.ts';

mutation('putOnList', {
  description:
    'Puts somebody on the list of sympathisers by a resolution of the cell, and assigns the members who help by the same one (nghị quyết chi bộ đưa vào danh sách quần chúng ưu tú, phân công đảng viên giúp đỡ). From SOURCE; from OFF_LIST and WITHDRAWN for who comes back. A step of the cell; whoever stands above it may act for it.',
  about: 'The resolution of the cell, and who is to help.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the resolution; not in the future and not before the step before.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the resolution (số nghị quyết), ${upTo(LONGEST.documentNumber).en}.`,
    }),
    mentors: t.field({
      type: [MentorInput],
      required: true,
      description: `Who helps: one to ${MOST_MENTORS} official members.`,
    }),
  }),
  payload: payload('PutOnListPayload', 'The person is on the list.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: putOnList,
});
