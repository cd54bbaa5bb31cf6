import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type ImportOptions, type ImportReport, importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { DEMO_DAY } from './test-database.ts';

/** Imports lines of a csv as somebody in an office would; written, unless it is said otherwise. */
export async function importCsv(
  pool: pg.Pool,
  lines: readonly string[],
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'ketnap-csv-'));
  const path = join(folder, 'list.csv');
  try {
    await writeFile(path, `\uFEFF${lines.join('\n')}\n`);
    return await importFile(pool, {
      path,
      actor: 'văn phòng',
      today: DEMO_DAY,
      write: true,
      update: false,
      includeHidden: false,
      language: 'en',
      idIn: idOfType,
      onProgress: () => {},
      ...options,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is wrong, by line and column. */
export function placesOf({ problems }: ImportReport): [number, string][] {
  return problems.map(({ line, column }) => [line, column]);
}
