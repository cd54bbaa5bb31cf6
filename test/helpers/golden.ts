import { readFile } from 'node:fs/promises';
import { EXAMPLES_FOLDER } from '../../src/cli/examples.ts';

/** What is another one each time, by its form. */
const VOLATILE: [RegExp, string][] = [
  [/^k1\.[0-9a-f]{12}\.[0-9a-z]+\.[0-9a-f]{16}\.\d{8}(\.[0-9a-f]{32})?$/, '{{cursor}}'],
  [/^l1\.[\w-]+$/, '{{place}}'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, '{{moment}}'],
];

/** Ids of what an example enters. */
const ENTERED = /^(Admission|CaseTransfer|Inspection):/;

/** An answer with a word in braces for each value that is another one each time. */
export function generalised(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key === 'id' && ENTERED.test(Buffer.from(value, 'base64url').toString())) return '{{id}}';
    return VOLATILE.find(([form]) => form.test(value))?.[1] ?? value;
  });
}

/** The committed answer of an example. */
export async function readAnswer(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`${name}.answer.json`, EXAMPLES_FOLDER), 'utf8'));
}
