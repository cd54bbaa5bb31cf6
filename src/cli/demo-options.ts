import { parseArgs } from 'node:util';
import { StartError } from '../http/start-checks.ts';
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
  /** Whether 2023 is played from nobody to its 216 admissions, in a folder that is thrown away. */
  replay: boolean;
  /** How long the replay takes, seconds. */
  replaySeconds: number;
  /** Origins of pages elsewhere that may ask, beside those of `KETNAP_CORS_ORIGINS`. */
  corsOrigins: string[];
}

const USAGE =
  'usage: npm run demo -- [--port 4000] [--data FOLDER] [--fresh] [--replay [--replay-seconds 120]] [--cors ORIGIN]…  (port 0: a free one)';

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
        replay: { type: 'boolean', default: false },
        'replay-seconds': { type: 'string', default: '120' },
        cors: { type: 'string', multiple: true, default: [] },
      },
    });
    if (values.data === '') throw new Error('--data must name a folder');
    return {
      port: wholeNumber('--port', values.port, 65_535),
      data: values.data,
      fresh: values.fresh,
      replay: values.replay,
      replaySeconds: wholeNumber('--replay-seconds', values['replay-seconds'], MOST_REPLAY_SECONDS),
      corsOrigins: values.cors.map(origin),
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

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new Error(`${option} must be a whole number up to ${most}`);
  return number;
}
