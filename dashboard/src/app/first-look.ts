import { createContext } from 'react';
import { serviceAddress } from '../api/service-address.ts';
import type { HeadRow } from '../board/board-operations.ts';
import type { Statistics } from '../charts/statistics-operations.ts';
import type { Session } from '../session/session.ts';
import { FIRST_LOOK } from './first-look-operations.ts';
import type { Grant } from './sections.ts';

/** What is said of a committee at the first look: its figures, and what they are held against. */
export interface FirstRow {
  row: HeadRow;
  statistics: Pick<Statistics, 'lastYear' | 'pace' | 'quota'>;
}

/** What the page knows before it has loaded anything but its frame: whose it is, and the figures of the committees of the roles. */
export interface FirstLook {
  subject: string;
  year: number;
  grants: readonly Grant[];
  /** The figures of a committee in the year of the look; null where there are none to be seen. */
  of(committeeId: string): FirstRow | null;
}

/** The first look of the person who is there; null while it is not known, or was not to be had. */
export const FirstLookContext = createContext<FirstLook | null>(null);

interface Answer {
  data?: {
    viewer: {
      subject: string;
      grants: (Omit<Grant, 'committee'> & {
        committee: Grant['committee'] &
          Pick<Statistics, 'lastYear' | 'pace'> & { quota: (HeadRow & NonNullable<Statistics['quota']>) | null };
      })[];
    } | null;
  };
}

/**
 * Asks one small question, before anything else is loaded, by which the first figure can be drawn. It is no more than a look: whatever is
 * refused, or does not come, is asked again by the page itself, in its own way.
 */
export async function firstLook(session: Session, year: number): Promise<FirstLook | null> {
  const { token } = session.state;
  if (token === null) return null;
  try {
    const response = await fetch(serviceAddress('graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: FIRST_LOOK, variables: { year, lastYear: year - 1 } }),
    });
    const { data } = (await response.json()) as Answer;
    if (!data?.viewer) return null;
    const { subject, grants } = data.viewer;
    const rows = new Map(grants.map(({ committee }) => [committee.id, committee]));
    return {
      subject,
      year,
      grants,
      of(committeeId) {
        const { quota = null, pace = null, lastYear = null } = rows.get(committeeId) ?? {};
        return quota && { row: quota, statistics: { pace, lastYear, quota } };
      },
    };
  } catch {
    return null;
  }
}
