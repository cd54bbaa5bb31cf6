import { choice, choices, day, long, number, optional, sends, text } from '../forms/fields.ts';
import type { PageForm } from '../forms/offered-forms.tsx';
import * as operations from './class-operations.ts';

/** What a class is. */
const ABOUT = [
  text('title'),
  day('startsOn'),
  day('endsOn'),
  number('capacity'),
  choices('audience', 'audience'),
  optional(text('place')),
  optional(text('teachers')),
  optional(long('objective')),
];

/** The form by which a class is planned. */
export const planForm = {
  CREATE: {
    document: sends(operations.CreateClassDocument),
    fields: [choice('centreId', 'CENTRES'), choice('kind', 'kind'), ...ABOUT],
  },
} satisfies Record<string, PageForm>;

/** What is done to a class as a whole. */
export const classForms = {
  OPEN: { document: sends(operations.OpenClassDocument), fields: [] },
  START: { document: sends(operations.StartClassDocument), fields: [] },
  ISSUE: { document: sends(operations.IssueCertificatesDocument), fields: [text('firstNumber'), day('issuedOn')] },
  CHANGE: { document: sends(operations.ChangeClassDocument), fields: ABOUT },
  CANCEL: { document: sends(operations.CancelClassDocument), fields: [long('reason')] },
} satisfies Record<string, PageForm>;

/** What is done to the place of one person. */
export const seatForms = {
  WITHDRAW: { document: sends(operations.WithdrawEnrolmentDocument), fields: [optional(text('documentNumber'))] },
  CORRECT: {
    document: sends(operations.CorrectResultDocument),
    fields: [
      choice('result', 'result'),
      text('documentNumber'),
      optional(text('certificate.number')),
      optional(day('certificate.issuedOn', 'correctIssuedOn')),
    ],
  },
} satisfies Record<string, PageForm>;

/** The forms of a class in each of its states. */
export const formsAt: Record<string, readonly (keyof typeof classForms)[]> = {
  PLANNED: ['OPEN', 'CHANGE', 'CANCEL'],
  OPEN: ['START', 'CHANGE', 'CANCEL'],
  RUNNING: ['CHANGE', 'CANCEL'],
  CLOSED: ['ISSUE'],
};
