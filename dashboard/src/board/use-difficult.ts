import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { DifficultDocument } from './board-operations.ts';

/** The committees of difficult communes, all pages of them; null while they are not wanted or not there yet. */
export function useDifficult(committeeId: string, isWanted: boolean): ReadonlySet<string> | null {
  const client = useClient();
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let here = true;
    const load = async (): Promise<void> => {
      const ids = new Set<string>();
      for (let after: string | null = null; ; ) {
        const { data } = await client.query(DifficultDocument, { committeeId, after }).toPromise();
        for (const { node } of data?.committees.edges ?? []) ids.add(node.id);
        if (!data?.committees.pageInfo.hasNextPage) break;
        after = data.committees.pageInfo.endCursor;
      }
      if (here) setFound(ids);
    };
    void load();
    return () => {
      here = false;
      setFound(null);
    };
  }, [client, committeeId, isWanted]);
  return isWanted ? found : null;
}
