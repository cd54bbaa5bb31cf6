import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTICLE_DAY } from '../../prisma/seed/members.ts';
import { type Day, localMoment, momentOf, parseDay, systemClock } from '../calendar.ts';
import { StartError } from '../http/start-error.ts';
import { originOf } from '../origin.ts';
import { PROJECT_DATA } from './project-data.ts';

/** How the demo is to run. */
export interface DemoOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where the database, its log and the signing key are kept. Default `.data` in the project. */
  data: string;
  /** Whether the demo data are written anew; what was entered is lost. */
  fresh: boolean;
  /** When the demo's clock stands as it is made, ms since the epoch; null for now. Its data have a folder of their own. */
  startsAtMs: number | null;
  /** Whether 2023 is played from nobody to its 216 admissions, in a folder that is thrown away. */
  replay: boolean;
  /** How long the replay takes, seconds. */
  replaySeconds: number;
  /** Whether the tokens of the logins are printed; they lie in files in any case. */
  tokens: boolean;
  /** Origins of pages elsewhere that may ask, beside those of `KETNAP_CORS_ORIGINS`. */
  corsOrigins: string[];
}

const USAGE =
  'usage: npm run demo -- [--port 4000] [--data FOLDER] [--fresh] [--date 2025-06-30[T23:58]] [--replay [--replay-seconds 120]] [--cors ORIGIN]… [--tokens]  (port 0: a free one)';

const MOST_REPLAY_SECONDS = 86_400;

/**
 * Reads the demo's command line.
 * @throws StartError with what is wrong and the usage
 */
export function readDemoOptions(args: string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: PROJECT_DATA },
        fresh: { type: 'boolean', default: false },
        date: { type: 'string' },
        replay: { type: 'boolean', default: false },
        'replay-seconds': { type: 'string', default: '120' },
        cors: { type: 'string', multiple: true, default: [] },
        tokens: { type: 'boolean', default: false },
      },
    });
    if (values.date !== undefined && values.replay) throw new Error('--replay plays 2023 and takes no --date');
    if (values.data === '') throw new Error('--data must name a folder');
    return {
      port: wholeNumber('--port', values.port, 65_535),
      // One folder for each day: what was entered on one is not there on another.
      data: values.date === undefined ? values.data : join(values.data, values.date.replaceAll(':', '-')),
      startsAtMs: values.date === undefined ? null : startsAt(values.date),
      fresh: values.fresh,
      replay: values.replay,
      replaySeconds: wholeNumber('--replay-seconds', values['replay-seconds'], MOST_REPLAY_SECONDS),
      corsOrigins: values.cors.map(origin),
      tokens: values.tokens,
    };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${USAGE}`);
  }
}

function origin(text: string): string {
  const found = originOf(text);
  if (found === null) throw new Error('--cors must be where a page is from, such as http://localhost:5173');
  return found;
}

/** When a demo of another day begins. Without a time it is the time of day that it is now. */
function startsAt(text: string): number {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3])(?::[0-5]\d){1,2}))?$/.exec(text) ?? [];
  const nowMs = systemClock.now();
  const moment =
    day !== undefined && parseDay(day) !== null
      ? momentOf(day, time ?? localMoment(new Date(nowMs)).slice(11, 19))
      : Number.NaN;
  if (!(moment <= nowMs) || (day as Day) < ARTICLE_DAY) {
    throw new Error(`--date must be a day from ${ARTICLE_DAY} to today, such as 2023-12-18 or 2025-06-30T23:58`);
  }
  return moment;
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new Error(`${option} must be a whole number up to ${most}`);
  return number;
}
