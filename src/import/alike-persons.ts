import { findAlikePersons } from '../db/queries/persons.ts';
import type { Transaction } from '../db/transaction.ts';
import { searchKey } from '../name-keys.ts';
import type { CandidateLine } from './candidate-lines.ts';
import type { Problems } from './problems.ts';

/** Lines that are looked for in one statement. */
const PAGE = 1_000;

/**
 * Points out who may be entered a second time: a new person whose name is the same without accents, with the same month
 * and year of birth, as that of another new line or of somebody on record, in whatever committee. They may be two people
 * (Hoa and Hòa), and so nothing is refused.
 * @param paths - places in the tree whose people may be pointed out; null where all may.
 */
export async function noticeAlikePersons(
  tx: Transaction,
  lines: CandidateLine[],
  { actor, paths }: { actor: string; paths: readonly string[] | null },
  problems: Problems,
): Promise<void> {
  const seen = new Map<string, CandidateLine>();
  for (const line of lines) {
    const key = `${searchKey(line.fullName)} ${line.birthMonth}/${line.birthYear}`;
    const twin = seen.get(key);
    if (twin) {
      const { line: at, sheet } = twin.at;
      problems.notice(line.at, line.cells.heading('fullName'), (texts) => texts.perhapsLine(at, sheet));
    } else seen.set(key, line);
  }
  for (let start = 0; start < lines.length; start += PAGE) {
    const page = lines.slice(start, start + PAGE);
    const sought = page.map(({ fullName, birthYear, birthMonth }, n) => ({ n, fullName, birthYear, birthMonth }));
    const asked = { actor, operation: 'import', paths, sought };
    for (const { n, committeeName } of await findAlikePersons(tx, asked)) {
      const line = page[n];
      if (line)
        problems.notice(line.at, line.cells.heading('fullName'), (texts) => texts.perhapsPersonOf(committeeName));
    }
  }
}
