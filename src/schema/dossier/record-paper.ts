import { recordPaper } from '../../resolvers/dossier/record-paper.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { PaperKindEnum } from './enums.ts';
import { DossierPaperNode } from './types.ts';

mutation('recordPaper', {
  description:
    'Records that a paper of the dossier is there (ghi nhận giấy tờ): which one, of which day, made where; never what it says. A newer one takes the place of the one of its kind. The case stays where it is: between DOSSIER and CELL_REVIEW for papers of the admission, at PROBATIONARY for those of recognition.',
  about: 'A paper that is there.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose dossier.' }),
    kind: t.field({
      type: PaperKindEnum,
      required: true,
      description: 'Which paper; OPINIONS are recorded with `recordOpinions`.',
    }),
    madeOn: t.field({
      type: 'Day',
      required: true,
      description:
        'The day on the paper; not in the future, not before that of the paper it takes the place of. That of the life history is not before the application.',
    }),
    place: t.string({ description: `Where it was made, ${upTo(LONGEST.place).en}.` }),
  }),
  payload: payload('RecordPaperPayload', 'The paper is on record.', [['paper', DossierPaperNode, 'The paper.']]),
  run: recordPaper,
});
