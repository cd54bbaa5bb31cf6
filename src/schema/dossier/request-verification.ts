import { MOST_REQUESTS, requestVerification } from '../../resolvers/dossier/request-verification.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { VerifiedPersonEnum } from './enums.ts';

const VerificationRequestInput = builder.inputType('VerificationRequestInput', {
  description: 'A place that is asked to verify.',
  fields: (t) => ({
    place: t.string({
      required: true,
      description: `The committee or body that is asked, ${upTo(LONGEST.place).en}.`,
    }),
    about: t.field({ type: [VerifiedPersonEnum], required: true, description: 'Who is to be verified there.' }),
    abroad: t.boolean({ description: 'Whether it must be verified abroad; not where it is left out.' }),
    dueOn: t.field({
      type: 'Day',
      description:
        'By when the request asks for the answer; left out, it is reckoned by the rule VERIFICATION_LIMIT and the working calendar.',
    }),
  }),
});

mutation('requestVerification', {
  description:
    'The grassroots committee asks places to verify a life history, several at once (đề nghị thẩm tra lý lịch). The first time the case goes from DOSSIER to VERIFYING; afterwards it is a supplementary verification and the case stays where it is. Application and life history must be there.',
  about: 'Whose life history, and where.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose life history.' }),
    requestedOn: t.field({
      type: 'Day',
      required: true,
      description: 'When it is asked; not in the future and not before the step before.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the request, ${upTo(LONGEST.documentNumber).en}.`,
    }),
    requests: t.field({
      type: [VerificationRequestInput],
      required: true,
      description: `1 to ${MOST_REQUESTS} places.`,
    }),
  }),
  payload: payload('RequestVerificationPayload', 'The places are asked.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
  ]),
  run: requestVerification,
});
