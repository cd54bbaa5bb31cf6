import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../messages/language.ts';
import { uploadTexts } from '../messages/upload-texts.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { type Problem, Problems } from './problems.ts';
import { type FileLimits, readSheetsOf } from './read-file.ts';
import type { ReadSheet } from './read-sheet.ts';

/** A file that a thread of its own is given to read. */
export interface FileToRead extends FileLimits {
  name: string;
  bytes: Uint8Array;
  language: Language;
}

/** What it has read: sheets with what is wrong with them, or why the file cannot be read at all. */
export type FileRead =
  | { sheets: ReadSheet[]; problems: Problem[]; notices: Problem[] }
  | { refusal: Readonly<Record<Language, string>> };

// A hostile or huge file takes the time and the memory of this thread, and of nothing else in the server.
const { name, bytes, language, ...limits } = workerData as FileToRead;
const problems = new Problems(language, uploadTexts[language]);
try {
  const sheets = await readSheetsOf(name, Buffer.from(bytes), { ...limits, includeHidden: false }, problems);
  tell({ sheets, problems: problems.list, notices: problems.notices });
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  tell({ refusal: { en: error.say(uploadTexts.en), vi: error.say(uploadTexts.vi) } });
}

function tell(read: FileRead): void {
  parentPort?.postMessage(read);
}
