import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleDocuments } from '../../src/cli/examples.ts';
import { schema } from '../../src/schema/index.ts';
import { readAnswer } from '../helpers/golden.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const inDocs = (await readdir(join(PROJECT, 'docs'))).filter((file) => file.endsWith('.md'));
const files = ['README.md', 'SECURITY.md', 'examples/README.md', ...inDocs.map((file) => join('docs', file))];
const pages = await Promise.all(
  files.map(async (file) => ({ file, text: await readFile(join(PROJECT, file), 'utf8') })),
);
const textOf = (file: string): string => pages.find((page) => page.file === file)?.text ?? '';
const examples = await exampleDocuments();

/** The blocks of a language in all pages. */
const blocks = (language: string): string[] =>
  pages.flatMap(({ text }) =>
    Array.from(text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g')), ([, block]) => block as string),
  );

describe('the pages for readers', () => {
  it('show operations that are examples, word for word', () => {
    const known = examples.map(({ query }) => print(parse(query)));
    const shown = blocks('graphql');
    expect(shown.length).toBeGreaterThan(1);
    for (const operation of shown) expect(known).toContain(print(parse(operation)));
  });

  it('show other operations that the schema takes', () => {
    const shown = blocks('gql');
    expect(shown.length).toBeGreaterThan(0);
    for (const operation of shown) expect(validate(schema, parse(operation)), operation).toEqual([]);
  });

  it('show answers that are parts of what the examples answer', async () => {
    const answers = await Promise.all(examples.map(({ name }) => readAnswer(name)));
    const shown = blocks('json');
    expect(shown.length).toBeGreaterThan(1);
    for (const text of shown) {
      const part: unknown = JSON.parse(text);
      expect(
        answers.some((answer) => includes(answer, part)),
        text,
      ).toBe(true);
    }
  });

  it('send what the schema takes, from the terminal too', () => {
    const [, sent] = /-d "(\{.*\})"/.exec(textOf('docs/getting-started.md')) ?? [];
    const { query } = JSON.parse((sent ?? '').replaceAll('\\\\\\"', '\\\\"').replaceAll('\\"', '"')) as {
      query: string;
    };
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it.each(pages)('$file names only files and headings that are there', async ({ file, text }) => {
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? file : relative(PROJECT, join(PROJECT, dirname(file), path));
      await access(join(PROJECT, target));
      if (heading === undefined) continue;
      const headings = Array.from((await readFile(join(PROJECT, target), 'utf8')).matchAll(/^#+ (.+)$/gm), slugOf);
      expect(headings, `${file} to ${link}`).toContain(heading);
    }
  });
});

describe('README.md', () => {
  it('fits one screen', () => {
    expect(textOf('README.md').split(/\s+/).length).toBeLessThanOrEqual(900);
  });

  it('shows the first client as it is tried', async () => {
    const file = 'examples/first-board/first-board.ts';
    const [first] = blocks('ts');
    expect(first).toBe(await readFile(join(PROJECT, file), 'utf8'));
    expect(textOf('README.md')).toContain(`](${file})`);
  });

  it('leads to every page', () => {
    for (const file of files.slice(1)) expect(textOf('README.md'), file).toContain(`](${file})`);
  });
});

/** A heading as links name it. */
function slugOf([, heading = '']: RegExpMatchArray): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

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
