import { z } from 'zod';
import { type Setting, settingsOf } from '../config/setting.ts';
import { settings, sharedSettings } from '../config.ts';
import { number, table } from './markdown.ts';

/** What the JSON Schema of a setting may say. */
interface Range {
  default?: string | number;
  minimum?: number;
  maximum?: number;
  enum?: string[];
}

/** The page of all settings. */
export function settingsPage(): string {
  const rows = settingsOf(settings).map(({ variable, meaning, takes }) => {
    const range = z.toJSONSchema(takes, { io: 'input' }) as Range;
    return [`\`${variable}\``, meaning, rangeOf(range), isNeeded(takes) ? 'required' : usual(range)];
  });
  return `# Settings

Environment variables of \`npm start\`. An empty one means the same as none; what is missing or wrong is named at the start,
all of it at once, and values are never printed. Those that end in \`_MS\` are milliseconds. \`npm run db:migrate\` needs
\`DATABASE_URL\` alone. The demo reads them too, except ${notOfTheDemo()}, which it brings itself.

${table(['setting', 'meaning', 'range', 'default'], rows)}
`;
}

function notOfTheDemo(): string {
  const shared = settingsOf(sharedSettings).map(({ variable }) => variable);
  const own = settingsOf(settings).filter(({ variable }) => !shared.includes(variable));
  return own.map(({ variable }) => `\`${variable}\``).join(', ');
}

function isNeeded(takes: Setting['takes']): boolean {
  return !takes.safeParse(undefined).success;
}

function rangeOf({ minimum, maximum, enum: values }: Range): string {
  if (values !== undefined) return values.join(', ');
  return minimum === undefined || maximum === undefined ? '' : `${number(minimum)} to ${number(maximum)}`;
}

function usual({ default: value }: Range): string {
  return value === undefined || value === '' ? 'none' : String(value);
}
