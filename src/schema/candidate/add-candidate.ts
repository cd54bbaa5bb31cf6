import { addCandidate } from '../../resolvers/candidate/add-candidate.ts';
import { FIRST_BIRTH_YEAR } from '../../resolvers/candidate/facts.ts';
import { MOST_MENTORS } from '../../resolvers/candidate/mentors.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { SourceReviewNode } from '../source/types.ts';
import { idOf } from '../unread.ts';
import { EntryStageEnum, SexEnum, SourceCategoryEnum } from './enums.ts';
import { CandidateFactsInput, MentorInput } from './facts.ts';
import { CandidateNode } from './types.ts';

mutation('addCandidate', {
  description:
    'Begins a case: somebody who was found in a review of sources (nguồn), or whom the cell puts on the list of sympathisers at once (quần chúng ưu tú), with who helps. A step of the cell; whoever stands above it may act for it. `Candidate.possibleDuplicates` warns where the person may be on record already.',
  about: 'Somebody a cell begins to follow.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The cell (chi bộ).' }),
    stage: t.field({ type: EntryStageEnum, required: true, description: 'Where the case begins.' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the review, or of the resolution that puts the person on the list; not in the future.',
    }),
    documentNumber: t.string({
      description: `The document it rests on (số văn bản), ${upTo(LONGEST.documentNumber).en}. Needed for OUTSTANDING: the resolution of the cell.`,
    }),
    mentors: t.field({
      type: [MentorInput],
      description: `Who helps: needed for OUTSTANDING, at most ${MOST_MENTORS}; left out for SOURCE.`,
    }),
    fullName: t.string({ required: true, description: `Name (họ và tên), ${upTo(LONGEST.personName).en}.` }),
    sex: t.field({ type: SexEnum, required: true, description: 'Sex (giới tính).' }),
    birthYear: t.int({ required: true, description: `Year of birth, ${FIRST_BIRTH_YEAR} or later (năm sinh).` }),
    birthMonth: t.int({ required: true, description: 'Month of birth, 1 to 12 (tháng sinh).' }),
    ethnicGroup: t.string({
      required: true,
      description: `Ethnic group (dân tộc), ${upTo(LONGEST.ethnicGroup).en}.`,
    }),
    source: t.field({ type: SourceCategoryEnum, required: true, description: 'Where the person was found (nguồn).' }),
    youthUnionMember: t.boolean({ required: true, description: 'Member of the Youth Union (đoàn viên).' }),
    earlierCaseId: t.id({
      extensions: idOf(CandidateNode),
      description:
        'A case of the same person that is over, and that you may see (hồ sơ trước của người này): the new case is theirs too, and name, sex and birth must be as on record there. Left out for somebody who is new.',
    }),
    facts: t.field({ type: CandidateFactsInput, description: 'What else is known by now.' }),
    sourceReviewId: t.id({
      extensions: idOf(SourceReviewNode),
      description: 'The review of sources of the cell in which the person was found, while it is open.',
    }),
  }),
  payload: payload('AddCandidatePayload', 'The case was begun.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: addCandidate,
});
