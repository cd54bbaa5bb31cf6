import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { WorkNamesDocument, type WorkSubject } from './work-operations.ts';

/** Ids of one question: a page of `nodes`, within what one operation may cost. */
const ASKED_AT_ONCE = 50;

/** Whom and what the rows in sight are about, each asked for once: a look at a person is logged. */
export function useWorkNames(ids: readonly string[]): {
  /** Null for what may not be seen, undefined for what is not known yet. */
  subjectOf(id: string): WorkSubject | null | undefined;
  failed: boolean;
} {
  const client = useClient();
  const [known, setKnown] = useState<ReadonlyMap<string, WorkSubject | null>>(new Map());
  const [failed, setFailed] = useState(false);
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const wanted = [...new Set(ids)].filter((id) => !asked.current.has(id));
    for (let at = 0; at < wanted.length; at += ASKED_AT_ONCE) {
      const page = wanted.slice(at, at + ASKED_AT_ONCE);
      for (const id of page) asked.current.add(id);
      void client
        .query(WorkNamesDocument, { ids: page })
        .toPromise()
        .then(({ data, error }) => {
          setFailed(error !== undefined);
          // What was not answered is asked again with the next rows.
          if (!data) for (const id of page) asked.current.delete(id);
          else setKnown((before) => new Map([...before, ...page.map((id, n) => [id, data.nodes[n] ?? null] as const)]));
        });
    }
  }, [client, ids]);
  return { subjectOf: (id) => known.get(id), failed };
}
