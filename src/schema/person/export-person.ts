import { LONGEST } from '../../resolvers/lengths.ts';
import { exportPerson } from '../../resolvers/person/export-person.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { MemberNode } from '../member/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { PersonExportRef } from './types.ts';

mutation('exportPerson', {
  description:
    'Hands out everything that is kept of a person, in all cases of theirs, for that person. The access log says who did it, each time: a repeat under the same key makes the document anew.',
  about: 'Whose data are wanted.',
  input: (t) => ({
    candidateId: t.id({ extensions: idOf(CandidateNode), description: 'Whose, by a case of theirs.' }),
    memberId: t.id({ extensions: idOf(MemberNode), description: 'Whose, by the membership: instead of a case.' }),
    reason: t.string({ description: `What for, ${upTo(LONGEST.reason).en}; kept in the access log.` }),
  }),
  payload: PersonExportRef,
  run: exportPerson,
});
