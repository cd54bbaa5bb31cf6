import { readFileSync, writeFileSync } from 'node:fs';
import type { Letters, Measured } from './measure.ts';
import { LETTERS, type Probe } from './probe.ts';
import { relations } from './world.ts';

/** The expected table: one line a row, so that a change of access is a line of a diff. */
const TABLE = new URL('./permissions.md', import.meta.url);

/** One line of the table by its row. */
export type Table = Map<string, string>;

const heads: Letters = {
  CELL_SECRETARY: 'cell sec.',
  GRASSROOTS_COMMITTEE: 'grassroots',
  SUPERIOR_COMMITTEE: 'superior',
  INSPECTOR: 'inspector',
  TRAINING_CENTRE: 'training',
  DASHBOARD: 'dashboard',
  AUDITOR: 'auditor',
  mixed: 'mixed',
  none: 'no token',
};

/** What all transports answered, as lines; a letter on which they differ becomes `e`. */
export function tableOf(probes: readonly Probe[], measured: readonly Measured[]): Table {
  return new Map(
    probes.map(({ row }) => {
      const answers = measured.flatMap(({ letters }) => letters.get(row) ?? []);
      const cells = cellNames.map((name) => agreed(answers.map((cell) => cell[name])));
      return [row, line(row, cells)];
    }),
  );
}

function agreed(cells: readonly string[]): string {
  const [first = ''] = cells;
  return [...first].map((letter, at) => (cells.every((cell) => cell[at] === letter) ? letter : 'e')).join('');
}

function line(row: string, cells: readonly string[]): string {
  return `| ${[row.padEnd(ROW_WIDTH), ...cells.map((cell, at) => cell.padEnd(widthOf(at)))].join(' | ')} |`;
}

/** The cells of a line, from left to right. */
const cellNames = Object.keys(heads) as (keyof Letters)[];
const ROW_WIDTH = 70;
const widthOf = (at: number): number => heads[cellNames[at] ?? 'none'].length;

/** The expected lines. */
export function readTable(): Table {
  const lines = readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((text) => /^\| [A-Z]\w+\.\w/.test(text));
  return new Map(lines.map((text) => [text.split(' | ')[0]?.slice(2).trim() ?? '', text]));
}

/** The letters of a line. */
export function lettersOf(text: string): Letters {
  const cells = text
    .split('|')
    .slice(2)
    .map((cell) => cell.trim());
  return Object.fromEntries(cellNames.map((name, at) => [name, cells[at] ?? ''])) as Letters;
}

/** Writes the expected table: for the command, never for the test. */
export function writeTable(table: Table): void {
  writeFileSync(TABLE, render(table));
}

/** The whole file. */
export function render(table: Table): string {
  const head = line('asked', Object.values(heads));
  const rule = head.replace(/[^|]/g, '-');
  return `# Who is shown what

Each line is a root field, an argument with an id, or a field of a type. Nine letters a role say what it is answered
about a thing that stands at, in this order: ${relations.join(', ')} (seen from the
committee of its role: a predecessor has ended and was followed by it alone, what is shared was followed by a foreign one too), then about its own with a role that was ended, and with a token that has expired. HTTP, WebSocket and
server-sent events gave the same answer (live boards: the latter two). \`mixed\` is a grassroots committee's subject
who has the superior's role on the foreign committee, and the secretary's on a cell below the sibling, for mutations.

${Object.entries(LETTERS)
  .filter(([, words]) => !words.startsWith('never'))
  .map(([letter, words]) => `- \`${letter}\` ${words}`)
  .join('\n')}

A new field gets its line by itself: \`npm run matrix\` shows what is answered now beside what stands here, and
\`npm run matrix -- --write\` writes it down, to be read in the diff before it is committed. A mutation must first be told
how it is asked (\`mutation-probes.ts\`), a new argument with an id what it names (\`probes.ts\`), and a new table needs a
row for each committee (\`world.ts\`): a line that nobody is shown anything on fails the test.

${head}
${rule}
${[...table.values()].join('\n')}
`;
}
