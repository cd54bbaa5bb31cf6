import { LONGEST } from '../../resolvers/lengths.ts';
import { undoReorganisation } from '../../resolvers/reorganisation/undo-reorganisation.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ReorganisationNode } from './types.ts';

const UndoReorganisationPayload = payload('UndoReorganisationPayload', 'The decision was annulled.', [
  ['reorganisation', ReorganisationNode, 'The decision, with its annulment. It stays readable.'],
]);

mutation('undoReorganisation', {
  description:
    'Annuls a decision about the hierarchy (hủy quyết định sắp xếp): afterwards every day is as if it had not been, and one of a day to come never takes effect. Roles that ended with it are given again. BUILT_UPON once a step, an admission, a quota, a report or a later decision stands on a committee that it founded or moved: then the way back is another `reorganise` with a day of its own.',
  about: 'A decision that is to be as if it had not been.',
  input: (t) => ({
    reorganisationId: t.id({ required: true, extensions: idOf(ReorganisationNode), description: 'Which decision.' }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}; kept with the decision.` }),
  }),
  payload: UndoReorganisationPayload,
  run: undoReorganisation,
});
