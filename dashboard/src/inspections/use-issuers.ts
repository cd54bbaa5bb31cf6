import type { ResultOf, VariablesOf } from 'gql.tada';
import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { type ProgrammeOwner, ProgrammeOwnersDocument } from './inspections-operations.ts';

/**
 * The committees that have issued a programme of a year, of all there are: page by page, since whoever is not among them is named as
 * one without. Null until they are known.
 * @param asked - what is known of them: another value asks anew.
 */
export function useIssuers(committeeId: string, year: number, asked: string): ReadonlySet<string> | null {
  const client = useClient();
  const [issuers, setIssuers] = useState<ReadonlySet<string> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was done
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      const found: ProgrammeOwner[] = [];
      for (let after: string | null = null; ; ) {
        const page = await readPage(client, { committeeId, year, after });
        if (isLeft || page === undefined) return;
        found.push(...page.edges.map(({ node }) => node));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      setIssuers(new Set(found.filter(({ status }) => status === 'ISSUED').map(({ committee }) => committee.id)));
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [client, committeeId, year, asked]);
  return issuers;
}

async function readPage(
  client: Client,
  variables: VariablesOf<typeof ProgrammeOwnersDocument>,
): Promise<ResultOf<typeof ProgrammeOwnersDocument>['inspectionProgrammes'] | undefined> {
  const asked = client.query(ProgrammeOwnersDocument, variables, { requestPolicy: 'network-only' });
  return (await asked.toPromise()).data?.inspectionProgrammes;
}
