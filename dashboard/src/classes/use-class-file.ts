import { useCallback, useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { type ClassFile, ClassFileDocument, type Seat } from './class-operations.ts';

/** A class with everybody who is in it or was proposed for it. */
export interface WholeClass {
  file: ClassFile;
  seats: readonly Seat[];
}

/** Reads a class, page by page; null where there is none to be seen, undefined until it is known. */
export function useClassFile(id: string): { whole: WholeClass | null | undefined; hasFailed: boolean; again(): void } {
  const client = useClient();
  const [whole, setWhole] = useState<WholeClass | null | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was done
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      const seats: Seat[] = [];
      for (let after: string | null = null; ; ) {
        const file = await readPage(client, id, after);
        if (isLeft) return;
        setFailed(file === undefined);
        if (file === undefined) return;
        if (file === null) return setWhole(null);
        seats.push(...file.enrolments.edges.map(({ node }) => node));
        const { hasNextPage, endCursor } = file.enrolments.pageInfo;
        if (!hasNextPage) return setWhole({ file, seats });
        after = endCursor;
      }
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [client, id, asked]);
  return { whole, hasFailed, again: useCallback(() => setAsked((before) => before + 1), []) };
}

/** A page of it; null where there is no such class, undefined where no answer came. */
async function readPage(client: Client, id: string, after: string | null): Promise<ClassFile | null | undefined> {
  const asked = client.query(ClassFileDocument, { id, after }, { requestPolicy: 'network-only' });
  const { data } = await asked.toPromise();
  if (data === undefined) return undefined;
  return data.node?.__typename === 'TrainingClass' ? data.node : null;
}
