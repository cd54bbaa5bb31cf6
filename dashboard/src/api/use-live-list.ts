import { useLive } from 'ketnap-client/react';
import { useMemo } from 'react';
import type { Api } from './client.ts';
import { type AskedList, LiveList } from './live-list.ts';

/** Keeps a list live while it is in use. @param variables - with no object in them. */
export function useLiveList<Row extends { id: string }>(
  api: Api,
  document: AskedList<Row>['document'],
  variables: Record<string, unknown>,
): readonly Row[] | null {
  const key = JSON.stringify(variables);
  const list = useMemo(() => new LiveList<Row>(api, { document, variables: JSON.parse(key) }), [api, document, key]);
  useLive(list);
  return list.rows;
}
