import type { Api } from '../api/client.ts';
import { serviceAddress } from '../api/service-address.ts';

/** What is downloaded: the board as a file for an office. */
export interface BoardFile {
  committeeId: string;
  year: number;
  language: 'vi' | 'en';
}

/**
 * Fetches the board's spreadsheet and hands it to the browser to keep. A plain link could not carry the token, which must
 * not stand in an address.
 * @throws Error when the server does not give it
 */
export async function downloadBoard({ authorization }: Pick<Api, 'authorization'>, file: BoardFile): Promise<void> {
  const { committeeId, year, language } = file;
  const wanted = new URLSearchParams({ committee: committeeId, year: String(year), depth: 'SUBTREE', lang: language });
  const response = await fetch(serviceAddress(`export/quota-board.xlsx?${wanted}`), {
    headers: { authorization: authorization() },
  });
  if (!response.ok) throw new Error(`the spreadsheet was refused with ${response.status}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(response.headers.get('content-disposition')) ?? `quota-board-${year}.xlsx`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name that the server has given (RFC 5987). */
function fileName(disposition: string | null): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}
