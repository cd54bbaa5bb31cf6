import { z } from 'zod';
import { settings } from '../config.ts';
import { number, table } from './markdown.ts';

/** What the JSON Schema of a setting may say. */
interface Setting {
  description?: string;
  default?: string | number;
  minimum?: number;
  maximum?: number;
  enum?: string[];
}

/** The page of all settings. */
export function settingsPage(): string {
  const { properties = {}, required = [] } = z.toJSONSchema(settings, { io: 'input' });
  const rows = Object.entries(properties as Record<string, Setting>).map(([name, setting]) => {
    if (setting.description === undefined)
      throw new Error(`say in src/config.ts what ${name} is for: .describe('...')`);
    return [
      `\`${name}\``,
      setting.description,
      rangeOf(setting),
      required.includes(name) ? 'required' : usual(setting),
    ];
  });
  return `# Settings

Environment variables of \`npm start\`. An empty one means the same as none; what is missing or wrong is named at the start,
all of it at once, and values are never printed. Those that end in \`_MS\` are milliseconds. \`npm run db:migrate\` needs
\`DATABASE_URL\` alone; the demo reads none of them.

${table(['setting', 'meaning', 'range', 'default'], rows)}
`;
}

function rangeOf({ minimum, maximum, enum: values }: Setting): string {
  if (values !== undefined) return values.join(', ');
  return minimum === undefined || maximum === undefined ? '' : `${number(minimum)} to ${number(maximum)}`;
}

function usual({ default: value }: Setting): string {
  return value === undefined || value === '' ? 'none' : String(value);
}
