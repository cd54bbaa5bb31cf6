import { recordCommitteeVote } from '../../resolvers/resolution/record-committee-vote.ts';
import { mutation } from '../mutation.ts';
import { CasePayload } from './payload.ts';
import { countedFields, voteFields } from './vote.ts';

mutation('recordCommitteeVote', {
  description:
    'Records the vote of a grassroots committee on admission or recognition (nghị quyết đảng ủy cơ sở). Two thirds of all its members carry it. Carried, a case goes from CELL_PROPOSED to GRASSROOTS_PROPOSED; otherwise it is back at OUTSTANDING. For a grassroots cell this step falls away.',
  about: 'A vote of a grassroots committee.',
  input: (t) => ({
    ...voteFields(t),
    members: t.int({ required: true, description: 'All members of the committee on that day: the base.' }),
    ...countedFields(t),
  }),
  payload: CasePayload,
  run: recordCommitteeVote,
});
