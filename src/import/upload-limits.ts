/** What a file of a page may be: an office's list of a year is far smaller. */
export const UPLOAD_LIMITS = { bytes: 5 * 1024 * 1024, unpackedMb: 50, lines: 10_000 } as const;
