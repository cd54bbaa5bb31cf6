import { readFile } from 'node:fs/promises';
import { parse, print, validate } from 'graphql';
import { expect, it } from 'vitest';
import { exampleDocuments } from '../../src/cli/examples.ts';
import { schema } from '../../src/schema/index.ts';
import { readAnswer } from '../helpers/golden.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const examples = await exampleDocuments();
const blocks = (language: string): string[] =>
  Array.from(readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g')), ([, text]) => text as string);

it('shows operations that are examples, word for word', () => {
  const known = examples.map(({ query }) => print(parse(query)));
  const shown = blocks('graphql');
  expect(shown.length).toBeGreaterThan(0);
  for (const operation of shown) expect(known).toContain(print(parse(operation)));
});

it('shows answers that are parts of what the examples answer', async () => {
  const answers = await Promise.all(examples.map(({ name }) => readAnswer(name)));
  const shown = blocks('json');
  expect(shown.length).toBeGreaterThan(0);
  for (const text of shown) {
    const part: unknown = JSON.parse(text);
    expect(
      answers.some((answer) => includes(answer, part)),
      text,
    ).toBe(true);
  }
});

it('sends what the schema takes, from the terminal too', () => {
  const [, sent] = /-d "(\{.*\})"/.exec(readme) ?? [];
  const { query } = JSON.parse((sent ?? '').replaceAll('\\\\\\"', '\\\\"').replaceAll('\\"', '"')) as { query: string };
  expect(validate(schema, parse(query))).toEqual([]);
});

it('names only files that are there', async () => {
  const links = Array.from(readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, file]) => file as string);
  expect(links.length).toBeGreaterThan(5);
  const { access } = await import('node:fs/promises');
  for (const file of links) await access(new URL(`../../${file}`, import.meta.url));
});

/** Whether a part of an answer stands in it as shown: rows may be left out, and words in braces stand for anything. */
function includes(answer: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(answer) && part.every((one) => answer.some((candidate) => includes(candidate, one)));
  }
  if (typeof part === 'object' && part !== null) {
    if (typeof answer !== 'object' || answer === null) return false;
    return Object.entries(part).every(([key, value]) => includes((answer as Record<string, unknown>)[key], value));
  }
  return answer === part || (typeof answer === 'string' && /^\{\{\w+\}\}$/.test(answer));
}
