import { startDossier } from '../../resolvers/dossier/start-dossier.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';

mutation('startDossier', {
  description:
    'Lets a person begin the procedure, by the resolution of the cell (chi bộ đồng ý cho làm hồ sơ): the case goes from AWARENESS_CERTIFIED to DOSSIER. A certificate that can still be used must be on record.',
  about: 'The resolution of a cell.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    effectiveOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the resolution; not in the future and not before the step before.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the resolution, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('StartDossierPayload', 'The procedure has begun.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: startDossier,
});
