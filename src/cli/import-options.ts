import { parseArgs } from 'node:util';
import type { Message } from '../messages/catalogue.ts';
import { isLanguage, type Language } from '../messages/language.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { PROJECT_DATA } from './project-data.ts';

/** What `npm run import` is to do. */
export type ImportCommand = { language: Language } & (
  | { kind: 'template'; path: string }
  | {
      kind: 'import';
      path: string;
      /** Null for a dry run. */
      actor: string | null;
      update: boolean;
      includeHidden: boolean;
      /** The demo's folder, for when there is no DATABASE_URL. */
      data: string;
    }
);

/** The language a command line asks for, also one that is wrong otherwise: offices read Vietnamese. */
export function languageOfCommand(args: string[]): Language {
  const asked = /(?:^|\n)--lang[=\n](\w+)/.exec(args.join('\n'))?.[1];
  return isLanguage(asked) ? asked : 'vi';
}

/**
 * Reads the command line.
 * @throws InvalidInput with the usage
 */
export function readImportCommand(args: string[]): ImportCommand {
  const { values, positionals } = parse(args);
  const language = values.lang;
  if (!isLanguage(language)) throw misused((texts) => texts.parameterOneOf('--lang', ['vi', 'en']));
  if (values.template !== undefined) {
    if (positionals.length > 0) throw misused((texts) => texts.templateAlone);
    if (!/\.xlsx$/i.test(values.template)) throw misused((texts) => texts.templateName);
    return { kind: 'template', language, path: values.template };
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw misused((texts) => texts.nameOneFile);
  if (values.write && values['dry-run']) throw misused((texts) => texts.writeOrNot);
  if (values.write && !values.by?.trim()) throw misused((texts) => texts.byNeeded);
  const actor = values.write ? (values.by as string) : null;
  const { update, data, 'include-hidden': includeHidden } = values;
  return { kind: 'import', language, path, actor, update, includeHidden, data };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        by: { type: 'string' },
        data: { type: 'string', default: PROJECT_DATA },
        template: { type: 'string' },
        'include-hidden': { type: 'boolean', default: false },
        lang: { type: 'string', default: 'vi' },
      },
    });
  } catch (error) {
    // What Node says of an option that it does not know, or that lacks its value, names the option first.
    const [, option = ''] = /'(-[^'\s]*)/.exec((error as Error).message) ?? [];
    throw misused((texts) => texts.optionWrong(option));
  }
}

function misused(say: Message): InvalidInput {
  return new InvalidInput((texts) => `${say(texts)}\n${texts.importUsage}`);
}
