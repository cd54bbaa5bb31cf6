import type { Api } from '../api/client.ts';
import { serviceAddress } from '../api/service-address.ts';

/** What is taken by files. */
export type FileKind = 'candidates' | 'quotas' | 'enrolments';

/** For what a file is sent. */
export interface FileFor {
  kind: FileKind;
  /** The class of people who are to be enrolled. */
  classId?: string;
  language: 'vi' | 'en';
}

/** What is wrong in a file, and where. */
export interface FileProblem {
  sheet: string;
  line: number;
  column: string;
  message: string;
}

/** What a file would do, or has done. */
export interface FileReport {
  problems: FileProblem[];
  notices: FileProblem[];
  counts: { created: number; changed: number; unchanged: number };
  /** With which it can be written; null where there are problems, and once it is written. */
  digest: string | null;
  written: boolean;
}

/** What the server says of a file that it does not take at all, in the language of the page. */
export class FileRefused extends Error {
  override name = 'FileRefused';
}

/** The address of an empty file to begin with. */
export function emptyFileAddress({ kind, language }: FileFor): string {
  return serviceAddress(`import/${kind}?lang=${language}`);
}

/**
 * Sends a file: to be tried out, or with the digest of a trial to be written.
 * @throws FileRefused with what is said of it; Error when nothing was answered
 */
export async function sendFile(
  { authorization }: Pick<Api, 'authorization'>,
  file: Blob,
  { kind, classId, language }: FileFor,
  digest: string | null,
): Promise<FileReport> {
  const query = new URLSearchParams({
    lang: language,
    ...(classId !== undefined && { class: classId }),
    ...(digest !== null && { digest }),
  });
  const response = await fetch(serviceAddress(`import/${kind}?${query}`), {
    method: 'PUT',
    headers: {
      authorization: authorization(),
      'accept-language': language,
      'content-type': 'application/octet-stream',
    },
    body: file,
  });
  const answer = (await response.json()) as FileReport & {
    errors?: { message: string; extensions: { code?: string } }[];
  };
  const [error] = answer.errors ?? [];
  if (error === undefined) return answer;
  // What is wrong with the file is for people; what goes wrong elsewhere is for programs.
  if ([400, 403, 413, 429].includes(response.status)) throw new FileRefused(error.message);
  throw new Error(`the file was refused with ${response.status}`);
}
