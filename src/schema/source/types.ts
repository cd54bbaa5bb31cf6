import { signedIn } from '../../resolvers/operation-context.ts';
import { listFound } from '../../resolvers/source/lists.ts';
import { seenSourceReviews } from '../../resolvers/source/seen.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { ChangedByRef } from '../changed-by.ts';
import { connectionOf } from '../connection-of.ts';
import { usualRows } from '../field-cost.ts';

export const SourceReviewNode = builder.prismaNode('SourceReview', {
  description:
    'A round in which a cell looks for people who may become members (rà soát nguồn kết nạp Đảng), every year. A cell has one open at a time.',
  nullable: true,
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [seenSourceReviews(signedIn(context))] }),
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year that it is for.' }),
    openedOn: t.expose('openedOn', { type: 'Day', description: 'First day.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The document that asks for it (số văn bản); null where none does.',
    }),
    closedOn: t.expose('closedOn', { type: 'Day', nullable: true, description: 'Last day; null while it is open.' }),
    result: t.exposeString('result', {
      nullable: true,
      description: 'What came of it, in words (kết quả); null while it is open, and where nothing was said.',
    }),
    committee: t.relation('committee', { description: 'The cell (chi bộ).' }),
    found: t.relation('found', {
      type: CandidateNode,
      query: (_args, context) => listFound(context),
      extensions: usualRows(5),
      description: 'Who was found in it, as far as you may read their cases, in the order in which they were entered.',
    }),
    openedBy: t.field({
      type: ChangedByRef,
      description: 'Who opened it.',
      select: { openedBy: true, openedRole: true },
      resolve: ({ openedBy, openedRole }) => ({ changedBy: openedBy, changedRole: openedRole }),
    }),
    closedBy: t.field({
      type: ChangedByRef,
      nullable: true,
      description: 'Who closed it; null while it is open.',
      select: { closedBy: true, closedRole: true },
      resolve: ({ closedBy, closedRole }) =>
        closedBy === null ? null : { changedBy: closedBy, changedRole: closedRole },
    }),
  }),
});

/** A page of such records. */
export const SourceReviewConnection = connectionOf(SourceReviewNode, 'SourceReview');
