import { nameKey } from '../../../src/name-keys.ts';

/** What came out of a class for somebody. */
export type Result = 'PASSED' | 'FAILED' | 'ABSENT';

/** A result as it is typed; an empty one is not entered yet. */
export interface TypedResult {
  result: Result | '';
  certificateNumber: string;
}

/** Results as they are typed, by the place in the class. */
export type TypedResults = Readonly<Record<string, TypedResult>>;

/** How offices write a result, without tones. */
const WRITTEN: Record<string, Result> = {
  đạt: 'PASSED',
  'đạt yêu cầu': 'PASSED',
  x: 'PASSED',
  'không đạt': 'FAILED',
  'không đạt yêu cầu': 'FAILED',
  vắng: 'ABSENT',
  'vắng mặt': 'ABSENT',
  v: 'ABSENT',
};
const RESULTS = new Map(Object.entries(WRITTEN).map(([word, result]) => [nameKey(word), result]));

/** Results that were pasted, and the lines that bring none. */
export interface PastedResults {
  results: TypedResults;
  left: readonly { line: number; text: string }[];
}

/**
 * Reads what was copied out of a sheet: of each line a result and a number of a certificate, in whatever order. Where a name stands in
 * it, the person of that name takes it; else lines go down from the row in which they are pasted.
 */
export function readResults(
  text: string,
  rows: readonly { id: string; name: string | null }[],
  from: number,
): PastedResults {
  const results: Record<string, TypedResult> = {};
  const left: { line: number; text: string }[] = [];
  const named = new Map<string, string | null>();
  // Of two who are called alike nobody knows which one is meant.
  for (const { id, name } of rows) named.set(nameKey(name ?? ''), named.has(nameKey(name ?? '')) ? null : id);
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  lines.forEach((line, n) => {
    const all = line.split('\t').map((part) => part.trim());
    // The number of the line, where three columns or more were copied.
    const parts = all.length > 2 && /^\d+$/.test(all[0] ?? '') ? all.slice(1) : all;
    const result = parts.map((part) => RESULTS.get(nameKey(part))).find((one) => one) ?? '';
    const byName = parts.map((part) => named.get(nameKey(part))).find((id) => id !== undefined);
    const hasName = byName !== undefined || parts.some((part) => /^\D{6,}$/.test(part) && !RESULTS.has(nameKey(part)));
    const id = hasName ? byName : rows[from + n]?.id;
    const certificateNumber = parts.findLast((part) => /\d/.test(part)) ?? '';
    if (!id || (result === '' && certificateNumber === '')) left.push({ line: n + 1, text: line.trim() });
    else results[id] = { result: result || 'PASSED', certificateNumber };
  });
  return { results, left };
}
