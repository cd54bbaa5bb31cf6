import type { Day } from '../../calendar.ts';
import type { FindingCategory } from '../../db/generated/client.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readDay, type UnreadDay } from '../unread.ts';
import { mistakes } from './violations.ts';

/** What an inspection found. */
export interface FindingInput {
  category: FindingCategory;
  text: string;
  /** What must be put right, and until when; the inspected committee owns it. */
  remedies?: { action: string; dueOn: UnreadDay }[] | null;
}

/** Findings one conclusion may have. */
export const MOST_FINDINGS = 50;

/** A finding as it was read. */
interface ReadFinding extends Omit<FindingInput, 'remedies'> {
  remedies: { action: string; dueOn: Day }[];
}

/**
 * Reads the findings of a form.
 * @throws InvalidInput with all mistakes, each at its place
 */
export function readFindings(findings: FindingInput[]): ReadFinding[] {
  if (findings.length > MOST_FINDINGS || findings.some(({ remedies }) => (remedies?.length ?? 0) > MOST_FINDINGS)) {
    throw mistakes.tooManyFindings(MOST_FINDINGS);
  }
  return readEach(findings, ({ category, text, remedies }, n) => {
    const finding = ['findings', String(n)];
    return readFields({
      category: () => category,
      text: () => readAt([...finding, 'text'], () => readText(text, 'findings', LONGEST.finding)),
      remedies: () =>
        readEach(remedies ?? [], ({ action, dueOn }, m) =>
          readFields({
            action: () =>
              readAt([...finding, 'remedies', String(m), 'action'], () => readText(action, 'findings', LONGEST.remedy)),
            dueOn: () => readDay(dueOn),
          }),
        ),
    });
  });
}
