import { readDossierState } from '../../resolvers/dossier/read-dossier-state.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { DossierRef } from './types.ts';

builder.prismaObjectFields('Candidate', (t) => ({
  dossier: t.field({
    type: DossierRef,
    nullable: true,
    select: { id: true, stage: true },
    description:
      'Whether the dossier is complete for a review of the cell today, and what is missing (hồ sơ đủ hay thiếu). Null where the person was erased.',
    resolve: (candidate, _args, context) => readDossierState(candidate, context),
  }),
  verifications: t.relation('verifications', {
    query: { orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }] },
    extensions: usualRows(4),
    description:
      'Places that were asked to verify the life history, in the order in which they were (thẩm tra lý lịch). It is concluded when all of them have answered.',
  }),
  papers: t.relation('papers', {
    query: { orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] },
    extensions: usualRows(6),
    description:
      'Papers of the dossier in the order in which they were recorded, those too whose place a newer one has taken (giấy tờ trong hồ sơ).',
  }),
}));
