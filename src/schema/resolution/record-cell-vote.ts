import { recordCellVote } from '../../resolvers/resolution/record-cell-vote.ts';
import { mutation } from '../mutation.ts';
import { CasePayload } from './payload.ts';
import { countedFields, voteFields } from './vote.ts';

mutation('recordCellVote', {
  description:
    'Records the vote of a cell on admission or recognition (nghị quyết chi bộ). Two thirds of the base carry it: all official members, less those transferred out for a time and the exempt who are absent; who is absent for another reason stays in the base. Carried, a case under review goes to CELL_PROPOSED; with two thirds against it is back at OUTSTANDING; with neither the cell votes again, and after the third time the committee that decides is told.',
  about: 'A vote of a cell.',
  input: (t) => ({
    ...voteFields(t),
    official: t.int({
      required: true,
      description: 'Official members of the cell on that day; the same as it reported last, where it did.',
    }),
    away: t.int({ required: true, description: 'Of them transferred out for a time (chuyển sinh hoạt tạm thời).' }),
    exemptAbsent: t.int({
      required: true,
      description: 'Of them exempt from activity who did not come; an exempt member who comes is counted.',
    }),
    ...countedFields(t),
  }),
  payload: CasePayload,
  run: recordCellVote,
});
