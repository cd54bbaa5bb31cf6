import { Worker } from 'node:worker_threads';
import { InvalidInput } from '../resolvers/errors.ts';
import type { FileRead, FileToRead } from './read-worker.ts';

/** Longest time a file may take to be read, ms. */
const LONGEST_MS = 20_000;
/** Memory that reading one may take, MiB: far more than what a file may unpack to. */
const MOST_MEMORY_MB = 512;

/** Sources are run by tsx, which a thread does not inherit: it is told to begin with. What is built needs none. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');
const WORKER = new URL(FROM_SOURCES ? './read-worker.ts' : './read-worker.js', import.meta.url);

/**
 * Reads a file in a thread of its own, so that nobody else waits while it is unpacked.
 * @throws InvalidInput when it cannot be read, takes too long or too much memory
 */
export async function readInThread(file: FileToRead): Promise<Exclude<FileRead, { refusal: object }>> {
  const worker = new Worker(FROM_SOURCES ? fromSources() : WORKER, {
    workerData: file,
    eval: FROM_SOURCES,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    execArgv: [],
  });
  try {
    const read = await answerOf(worker);
    if (!('refusal' in read)) return read;
    const { refusal } = read;
    throw new InvalidInput(({ language }) => refusal[language]);
  } finally {
    await worker.terminate();
  }
}

function fromSources(): string {
  const worker = JSON.stringify(WORKER.href);
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${worker}); })`;
}

function answerOf(worker: Worker): Promise<FileRead> {
  return new Promise((resolve, reject) => {
    const tooMuch = (): void => reject(new InvalidInput((texts) => texts.uploadTakesLong));
    const timer = setTimeout(tooMuch, LONGEST_MS);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch();
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that reads a file has ended without an answer'));
    });
  });
}
