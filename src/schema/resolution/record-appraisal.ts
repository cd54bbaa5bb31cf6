import { LONGEST } from '../../resolvers/lengths.ts';
import { recordAppraisal } from '../../resolvers/resolution/record-appraisal.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ResolutionMatterEnum } from './enums.ts';
import { CasePayload } from './payload.ts';

mutation('recordAppraisal', {
  description:
    'Records the appraisal of a sub-committee on what a cell has resolved, on admission or recognition (đảng ủy bộ phận thẩm định). Only where the cell belongs to a SUB_COMMITTEE: there the grassroots committee votes after it. The case stays where it is, whether the sub-committee agrees or not.',
  about: 'An appraisal of a sub-committee.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose case.' }),
    matter: t.field({ type: ResolutionMatterEnum, required: true, description: 'What it is about.' }),
    agrees: t.boolean({ required: true, description: 'Whether the sub-committee agrees with the cell.' }),
    appraisedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the report; not in the future, not before the resolution of the cell.',
    }),
    number: t.string({ required: true, description: `Number of the report, ${upTo(LONGEST.documentNumber).en}.` }),
  }),
  payload: CasePayload,
  run: recordAppraisal,
});
