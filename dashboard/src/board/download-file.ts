import type { Api } from '../api/client.ts';
import { serviceAddress } from '../api/service-address.ts';

/** Of which board. */
interface BoardFile {
  committeeId: string;
  year: number;
  language: 'vi' | 'en';
}

/** The board as a file for an office. */
export function downloadBoard(api: Pick<Api, 'authorization'>, file: BoardFile): Promise<void> {
  const { committeeId, year, language } = file;
  return downloadFile(api, 'quota-board.xlsx', {
    committee: committeeId,
    year: String(year),
    depth: 'SUBTREE',
    lang: language,
  });
}

/**
 * The report of the year so far, in the office's words.
 * @param today - in Vietnam.
 */
export function downloadReport(api: Pick<Api, 'authorization'>, file: BoardFile, today: string): Promise<void> {
  const { committeeId, year, language } = file;
  const end = `${year}-12-31`;
  return downloadFile(api, 'quota-report.xlsx', {
    committee: committeeId,
    from: `${year}-01-01`,
    to: today < end ? today : end,
    lang: language,
  });
}

/**
 * Fetches a spreadsheet and hands it to the browser to keep. A plain link could not carry the token, which must not stand in an
 * address.
 * @throws Error when the server does not give it
 */
async function downloadFile(
  { authorization }: Pick<Api, 'authorization'>,
  name: string,
  wanted: Record<string, string>,
): Promise<void> {
  const response = await fetch(serviceAddress(`export/${name}?${new URLSearchParams(wanted)}`), {
    headers: { authorization: authorization() },
  });
  if (!response.ok) throw new Error(`the spreadsheet was refused with ${response.status}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(response.headers.get('content-disposition')) ?? name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name that the server has given (RFC 5987). */
function fileName(disposition: string | null): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}
