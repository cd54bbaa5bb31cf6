import { recordOpinions } from '../../resolvers/dossier/record-opinions.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { OpinionOriginEnum } from './enums.ts';
import { DossierPaperNode } from './types.ts';

const OpinionInput = builder.inputType('OpinionInput', {
  description: 'An opinion.',
  fields: (t) => ({
    origin: t.field({ type: OpinionOriginEnum, required: true, description: 'Who was asked.' }),
    givenOn: t.field({ type: 'Day', required: true, description: 'Of which day; not after the conclusion.' }),
    place: t.string({ description: `Where, ${upTo(LONGEST.place).en}.` }),
  }),
});

mutation('recordOpinions', {
  description:
    'Records the summary of opinions (5-KNĐ, tổng hợp ý kiến nhận xét) of the cell committee: that the socio-political organisations at work and the cell committee at the place of residence were asked. It concludes only when all places have answered to the verification. The case goes from VERIFYING to OPINIONS; made anew later, the summary takes the place of the one before and the case stays.',
  about: 'The summary of a cell committee.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    concludedOn: t.field({
      type: 'Day',
      required: true,
      description:
        'The day on which the cell committee concluded; not in the future, not before the step before and the last answer to the verification.',
    }),
    place: t.string({ description: `Where the summary was made, ${upTo(LONGEST.place).en}.` }),
    opinions: t.field({
      type: [OpinionInput],
      required: true,
      description: 'The opinions that it takes together, one of each.',
    }),
  }),
  payload: payload('RecordOpinionsPayload', 'The opinions are on record.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
    ['paper', DossierPaperNode, 'The summary.'],
  ]),
  run: recordOpinions,
});
