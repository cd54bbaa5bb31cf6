import { LONGEST } from '../../resolvers/lengths.ts';
import { openSourceReview } from '../../resolvers/source/open-source-review.ts';
import { upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { SourceReviewPayload } from './payload.ts';

mutation('openSourceReview', {
  description:
    'Opens a round in which a cell looks for people who may become members (rà soát nguồn). A cell has one open at a time; whom it finds meanwhile names it in `addCandidate`.',
  about: 'A round in which a cell looks for people.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'The cell (chi bộ).' }),
    year: t.int({ required: true, description: `The year that it is for, ${years.en}.` }),
    openedOn: t.field({
      type: 'Day',
      required: true,
      description:
        'First day: in that year or the one before, not in the future, and not before the last day of the round before.',
    }),
    documentNumber: t.string({
      description: `The document that asks for it (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: SourceReviewPayload,
  run: openSourceReview,
});
