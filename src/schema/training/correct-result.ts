import { LONGEST } from '../../resolvers/lengths.ts';
import { correctResult } from '../../resolvers/training/correct-result.ts';
import { type Touched, touchedInSight } from '../../resolvers/training/touched-cases.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ClassResultEnum } from './enums.ts';
import { EnrolmentNode, TouchedCaseRef } from './types.ts';

const Certificate = builder.inputType('CorrectedCertificate', {
  description: 'The certificate of who has passed.',
  fields: (t) => ({
    number: t.string({
      required: true,
      description: `Number, ${upTo(LONGEST.documentNumber).en}; one that the centre has not given in that year.`,
    }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of issue: the last day of the class or later, not in the future.',
    }),
  }),
});

mutation('correctResult', {
  description:
    'Puts right what the sheet of a closed class says of somebody (đính chính kết quả): the result, or number and day of the certificate. The certificate that was entered with the wrong result is revoked, its number free again. The answer says what became of the case: to AWARENESS_CERTIFIED, back to OUTSTANDING, or as it was.',
  about: 'What the sheet should have said of somebody.',
  input: (t) => ({
    enrolmentId: t.id({ required: true, extensions: idOf(EnrolmentNode), description: 'Who, and which class.' }),
    result: t.field({ type: ClassResultEnum, required: true, description: 'The result as it should have been.' }),
    certificate: t.field({
      type: Certificate,
      description: 'The certificate as it should have been; only of who has PASSED, left out where there is none.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document that says so, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload<'enrolment', Touched>(
    'CorrectResultPayload',
    'The result is put right.',
    [['enrolment', EnrolmentNode, 'The enrolment as it is now.']],
    (t) => ({
      cases: t.field({
        type: [TouchedCaseRef],
        description: 'The cases that have to do with it and that you may see, and what became of each.',
        resolve: (touched, _args, context) => touchedInSight(touched, context),
      }),
    }),
  ),
  run: correctResult,
});
