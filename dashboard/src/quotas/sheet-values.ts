import { nameKey } from '../../../src/name-keys.ts';

/** What stands in a row of the sheet: the number as it was typed, and whether proposals leave it alone. */
export interface Cell {
  target: string;
  isLocked: boolean;
}

/** The sheet as it is typed, by committee. */
export type Cells = Readonly<Record<string, Cell>>;

/** A cell in which nothing stands. */
export const EMPTY: Cell = { target: '', isLocked: false };

/** A number as offices write it, such as `1.250`; null where it is none. */
export function numberOf(typed: string): number | null {
  const plain = typed.trim().replace(/[.,\s\u00a0](?=\d{3}(\D|$))/g, '');
  return /^\d{1,7}$/.test(plain) ? Number(plain) : null;
}

/** All numbers together; what is none is not counted. */
export function totalOf(cells: Cells): number {
  return Object.values(cells).reduce((sum, { target }) => sum + (numberOf(target) ?? 0), 0);
}

/** A column that was pasted: the numbers it brings, and the lines that bring none. */
export interface Pasted {
  targets: Readonly<Record<string, string>>;
  /** Lines that nothing was taken from, from 1. */
  left: readonly { line: number; text: string }[];
}

/**
 * Reads what was copied out of a sheet. Lines of one column go down from the row in which they are pasted; where a name stands before
 * the number, the row of that name takes it, wherever it is.
 */
export function readPasted(text: string, rows: readonly { id: string; name: string }[], from: number): Pasted {
  const targets: Record<string, string> = {};
  const left: { line: number; text: string }[] = [];
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const byName = new Map(rows.map(({ id, name }) => [nameKey(name), id]));
  lines.forEach((line, n) => {
    const parts = line.split('\t').map((part) => part.trim());
    const number = parts.findLast((part) => part !== '') ?? '';
    const named = parts.length > 1 ? parts.map((part) => byName.get(nameKey(part))).find((id) => id) : undefined;
    const id = parts.length > 1 ? named : rows[from + n]?.id;
    if (id === undefined || numberOf(number) === null) left.push({ line: n + 1, text: line.trim() });
    else targets[id] = String(numberOf(number));
  });
  return { targets, left };
}

/** Whether something is typed that is no number. */
export function isWrong(target: string | undefined): boolean {
  return target !== undefined && target.trim() !== '' && numberOf(target) === null;
}

/** A figure of a committee: its plan, where there is one. */
interface Planned {
  committeeId: string;
  plan: number | null;
}

/** The cells with plans that were given meanwhile, by a file or by somebody else. What was typed stays. */
export function withNewPlans(cells: Cells, before: readonly Planned[], now: readonly Planned[]): Cells {
  const stood = new Map(before.map(({ committeeId, plan }) => [committeeId, plan]));
  const given = now.filter(
    ({ committeeId: id, plan }) =>
      plan !== null && stood.get(id) == null && cells[id] !== undefined && cells[id].target === '',
  );
  return given.length === 0
    ? cells
    : {
        ...cells,
        ...Object.fromEntries(given.map(({ committeeId: id, plan }) => [id, { ...EMPTY, target: String(plan) }])),
      };
}
