/** Characters that are no part of a file's name on some system, or that nobody sees. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

/**
 * A Content-Disposition header for a file to be kept (RFC 6266): the name in UTF-8 (RFC 5987), and one of plain ASCII
 * for clients that do not read that.
 */
export function attachment(fileName: string): string {
  const name = fileName.normalize('NFC').replace(UNFIT, '-');
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|%/g, '-');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
