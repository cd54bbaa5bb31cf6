import { updateCandidate } from '../../resolvers/candidate/update-candidate.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { SexEnum, SourceCategoryEnum } from './enums.ts';
import { CandidateFactsInput } from './facts.ts';
import { CandidateNode } from './types.ts';

mutation('updateCandidate', {
  description:
    'Enters what is known of a person by now, or puts right what was entered wrongly (bổ sung, đính chính thông tin). What is left out stays. What stood there is kept: `Candidate.changes` says that and by whom it was changed, and the export of the person what it was.',
  about: 'What is put right of a person, or known by now.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    fullName: t.string({
      description: `Name, where it was typed wrongly, ${upTo(LONGEST.personName).en}. Needs a reason.`,
    }),
    sex: t.field({ type: SexEnum, description: 'Sex. Needs a reason.' }),
    birthYear: t.int({ description: 'Year of birth. Needs a reason, and must not break the age at a review.' }),
    birthMonth: t.int({ description: 'Month of birth, 1 to 12. Needs a reason.' }),
    ethnicGroup: t.string({ description: `Ethnic group, ${upTo(LONGEST.ethnicGroup).en}.` }),
    source: t.field({ type: SourceCategoryEnum, description: 'Where the person was found.' }),
    youthUnionMember: t.boolean({ description: 'Member of the Youth Union.' }),
    facts: t.field({ type: CandidateFactsInput, description: 'What the rules ask of the person.' }),
    reason: t.string({
      description: `Why, ${upTo(LONGEST.reason).en}; needed where name, sex or birth are put right.`,
    }),
  }),
  payload: payload('UpdateCandidatePayload', 'What is known was written.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: updateCandidate,
});
