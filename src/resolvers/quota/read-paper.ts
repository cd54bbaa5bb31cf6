import type { Day } from '../../calendar.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay } from '../unread.ts';
import type { Grounds } from './rules.ts';

/** Why quotas are set, and the paper that sets them, as a form brings it. */
export interface PaperInput {
  reason?: string | null;
  documentNumber?: string | null;
  documentOn?: UnreadDay | null;
}

/** @throws InvalidInput with all mistakes */
export function readPaper({ reason, documentNumber, documentOn }: PaperInput, today: Day): Grounds {
  return readFields({
    reason: () => readOptionalText(reason, 'reason', LONGEST.reason),
    documentNumber: () => readOptionalText(documentNumber, 'documentNumber', LONGEST.documentNumber),
    documentOn: () =>
      documentOn === null || documentOn === undefined ? null : readPastDay(documentOn, 'documentOn', today),
  });
}
