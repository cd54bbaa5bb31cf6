import type { Page } from './input.ts';

/**
 * Whether a list can go on from where it is asked to: from no row, or from one that the viewer may see. The database
 * would also go on from a hidden row, and so tell that it is there and where in the order it stands. Lists sorted by a
 * field that may be null need it not: for them Prisma looks for the place among the rows that it has found.
 * @param cursor - the row a page starts after or ends before; undefined for the first page.
 * @param countSeen - how many rows with this id the viewer may see.
 */
export async function goesOn(
  cursor: { id?: string | undefined } | undefined,
  countSeen: (id: string) => Promise<number>,
): Promise<boolean> {
  return cursor?.id === undefined || (await countSeen(cursor.id)) > 0;
}

/** The ids of the rows that a page starts after or ends before. The page was checked. */
export function cursorIds({ after, before }: Page): string[] {
  const given = [after, before].filter((cursor) => typeof cursor === 'string');
  return given.map((cursor) => Buffer.from(cursor, 'base64').toString().slice(-UUID_LENGTH));
}

const UUID_LENGTH = 36;
