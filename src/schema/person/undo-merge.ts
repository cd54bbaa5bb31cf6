import { LONGEST } from '../../resolvers/lengths.ts';
import { undoMerge } from '../../resolvers/person/undo-merge.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { PersonMergePayload } from './payload.ts';
import { PersonMergeNode } from './types.ts';

mutation('undoMerge', {
  description:
    'Makes two persons again of one, where a merge was a mistake (hủy việc nhập hồ sơ). The cases that were moved go back, with what was done in them since. Refused where that cannot be told apart any more: MERGE_BUILT_UPON, and once the person was erased. By a committee above both cells.',
  about: 'Which merge is undone.',
  input: (t) => ({
    mergeId: t.id({ required: true, extensions: idOf(PersonMergeNode), description: 'Which merge.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document that says so (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
    documentOn: t.field({
      type: 'Day',
      required: true,
      description: 'Its day; not in the future, not before that of the merge.',
    }),
  }),
  payload: PersonMergePayload,
  run: undoMerge,
});
