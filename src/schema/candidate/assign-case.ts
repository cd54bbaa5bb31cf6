import { assignCase } from '../../resolvers/candidate/assign-case.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CandidateNode } from './types.ts';

mutation('assignCase', {
  description:
    'Gives a case to the best placed cell, where the person lives or works in a place without a cell or without members (phân công chi bộ theo dõi). The case keeps its stage; who helps goes on until `endMentor`. A step of the grassroots committee, or of who stands above it.',
  about: 'Which case goes to which cell.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The cell that is to follow the person (chi bộ).',
    }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description:
        'From which day on; not in the future, not before the step before, and after the day on which the case came to its cell.',
    }),
    documentNumber: t.string({
      required: true,
      description: `The document that assigns (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('AssignCasePayload', 'The case was given to the cell.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: assignCase,
});
