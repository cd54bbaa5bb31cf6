import { LONGEST } from '../../resolvers/lengths.ts';
import { erasePerson } from '../../resolvers/person/erase-person.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';

mutation('erasePerson', {
  description:
    'Makes a person unreadable for good (xóa dữ liệu cá nhân), in all cases of theirs, once all of them are over. What was counted stays counted. Backups keep the data until they are deleted.',
  about: 'Who shall be made unreadable.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Who.' }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}; kept in the access log.` }),
  }),
  payload: payload('ErasePersonPayload', 'The person was made unreadable.', [
    ['candidate', CandidateNode, 'What is left: the stage and the days of the case.'],
  ]),
  run: erasePerson,
});
