import { parseArgs } from 'node:util';
import { PROJECT_DATA } from './project-data.ts';

/** What `npm run import` is to do. */
export type ImportCommand =
  | { kind: 'template'; path: string }
  | {
      kind: 'import';
      path: string;
      /** Null for a dry run. */
      actor: string | null;
      update: boolean;
      /** The demo's folder, for when there is no DATABASE_URL. */
      data: string;
    };

const USAGE = `usage: npm run import -- FILE [--dry-run]             checks the file (xlsx or csv) and writes nothing
       npm run import -- FILE --write --by WHO [--update] writes it; --update changes what is on record
       npm run import -- --template FILE.xlsx             writes an empty file to begin with
  The database is the one of DATABASE_URL, or else the demo's (--data FOLDER), which must not be running.`;

/** Reads the command line. Throws an error with the usage. */
export function readImportCommand(args: string[]): ImportCommand {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        by: { type: 'string' },
        data: { type: 'string', default: PROJECT_DATA },
        template: { type: 'string' },
      },
    });
    if (values.template !== undefined) {
      if (positionals.length > 0) throw new Error('--template goes alone');
      if (!/\.xlsx$/i.test(values.template)) throw new Error('--template must name a file that ends in .xlsx');
      return { kind: 'template', path: values.template };
    }
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) throw new Error('name one file');
    if (values.write && values['dry-run']) throw new Error('--write and --dry-run exclude each other');
    if (values.write && !values.by?.trim()) throw new Error('--write needs --by WHO: it stands in the histories');
    const actor = values.write ? (values.by as string) : null;
    return { kind: 'import', path, actor, update: values.update, data: values.data };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`);
  }
}
