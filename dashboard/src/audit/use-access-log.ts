import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { AccessLogDocument, type AccessLogEntry } from './audit-operations.ts';

/** Which entries are shown; those of everybody where nothing is said. */
export interface LogFilter {
  viewer?: string;
  candidateId?: string;
}

/** Entries that were loaded, and how to get more. */
export interface LoadedLog {
  entries: readonly AccessLogEntry[];
  totalCount: number;
  state: 'LOADING' | 'READY' | 'FAILED';
  /** Loads older ones; null where there are none. */
  loadMore: (() => void) | null;
}

const NOTHING = { entries: [] as readonly AccessLogEntry[], totalCount: 0, after: null as string | null };

/** The access log page by page, from the latest entry on. */
export function useAccessLog({ viewer, candidateId }: LogFilter): LoadedLog {
  const client = useClient();
  const [loaded, setLoaded] = useState(NOTHING);
  const [wanted, setWanted] = useState<string | null>(null);
  const [state, setState] = useState<LoadedLog['state']>('LOADING');
  useEffect(() => {
    let here = true;
    setState('LOADING');
    const variables = { viewer: viewer ?? null, candidateId: candidateId ?? null, after: wanted };
    void client
      .query(AccessLogDocument, variables, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        if (!here) return;
        setState(data ? 'READY' : 'FAILED');
        if (!data) return;
        const { edges, totalCount, pageInfo } = data.accessLog;
        setLoaded((before) => ({
          entries: [...(wanted === null ? [] : before.entries), ...edges.map(({ node }) => node)],
          totalCount,
          after: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        }));
      });
    return () => {
      here = false;
    };
  }, [client, viewer, candidateId, wanted]);
  const { entries, totalCount, after } = loaded;
  return { entries, totalCount, state, loadMore: after === null ? null : () => setWanted(after) };
}
