import { writeFile } from 'node:fs/promises';
import { readDatabaseUrl } from '../config.ts';
import { writeTemplate } from '../import/template.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { Language } from '../messages/language.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { languageOfCommand, readImportCommand } from './import-options.ts';
import { describeFailure, runImport } from './run-import.ts';
import { runSource } from './run-source.ts';

// `npm run import`: a file in the layout of the exports or of the template, into the database that
// DATABASE_URL names, or else into the demo's.

/** Returns the exit code. */
async function main(args: string[]): Promise<number> {
  const command = readImportCommand(args);
  if (command.kind === 'template') {
    await keepTemplate(command.path, command.language);
    console.log(catalogues[command.language].templateWritten(command.path));
    return 0;
  }
  if (process.env.DATABASE_URL) {
    return (await runImport(readDatabaseUrl(process.env), 'npm run db:migrate', command)) ? 0 : 1;
  }
  // The demo and its server run from the sources. Where these are not, there is no demo.
  const code = await runSource('src/cli/import-into-demo.ts', args);
  if (code === undefined) throw new InvalidInput((texts) => texts.noDatabase('npm run demo'));
  return code;
}

/** Never over a file that somebody has filled in. */
async function keepTemplate(path: string, language: Language): Promise<void> {
  try {
    await writeFile(path, await writeTemplate(language), { flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new InvalidInput((texts) => (there ? texts.templateThere(path) : texts.templateUnwritable(path)));
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error, languageOfCommand(process.argv.slice(2))));
  process.exitCode = 1;
}
