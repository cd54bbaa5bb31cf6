import { type UploadKind, uploadKinds } from '../../import/import-upload.ts';
import { isLanguage, type Language } from '../../messages/language.ts';
import { invalidParameter } from '../../schema/errors.ts';
import { idOfType } from '../../schema/global-id.ts';

/** What a file is sent for. */
export interface UploadRequest {
  kind: UploadKind;
  language: Language;
  /** The digest of the trial that was seen; null to try the file out. */
  digest: string | null;
  /** The class of lines that name none. */
  classId: string | null;
}

const PATH = /^\/import\/([a-z]+)$/;
const PARAMETERS = ['digest', 'class', 'lang'];

/** Whether a path is one by which files come in. */
export function isUploadPath(path: string): boolean {
  const [, kind = ''] = PATH.exec(path) ?? [];
  return Object.hasOwn(uploadKinds, kind);
}

/**
 * Reads what is asked for: `digest` to write what was tried out, `class` of enrolments, and `lang`.
 * @throws InvalidInput which names the parameter; values are not repeated
 */
export function readUploadRequest(path: string, query: URLSearchParams): UploadRequest {
  const [, kind] = PATH.exec(path) as unknown as [string, UploadKind];
  for (const name of query.keys()) {
    if (!PARAMETERS.includes(name)) throw invalidParameter((texts) => texts.parameterUnknown(PARAMETERS));
    if (query.getAll(name).length > 1) throw invalidParameter((texts) => texts.parameterTwice(name), name);
  }
  const language = query.get('lang') ?? 'vi';
  if (!isLanguage(language)) throw invalidParameter((texts) => texts.parameterOneOf('lang', ['vi', 'en']), 'lang');
  const named = query.get('class');
  const classId = named === null ? null : idOfType(named, 'TrainingClass');
  if (named !== null && (classId === null || kind !== 'enrolments')) {
    throw invalidParameter((texts) => texts.classMissing, 'class');
  }
  return { kind, language, digest: query.get('digest'), classId };
}
