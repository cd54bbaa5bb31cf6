import type { SourceReview } from '../../db/generated/client.ts';
import { listSourceReviews } from '../../resolvers/source/lists.ts';
import { builder } from '../builder.ts';
import { related } from '../list.ts';
import { sourceReviewListArgs } from './lists.ts';
import { SourceReviewConnection, SourceReviewNode } from './types.ts';

builder.prismaObjectFields('Committee', (t) => ({
  sourceReviews: t.connection(
    {
      type: SourceReviewNode,
      args: sourceReviewListArgs,
      description:
        'Reviews of sources of the cell itself, the latest first (các đợt rà soát nguồn). Empty for roles that may see figures only.',
      ...related<SourceReview, Parameters<typeof listSourceReviews>[0]>(
        'sourceReviews',
        { model: 'sourceReview', by: 'committeeId' },
        listSourceReviews,
      ),
    },
    SourceReviewConnection,
  ),
}));
