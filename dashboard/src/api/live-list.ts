import { LiveList as List, type ListFrame } from 'ketnap-client';
import type { AnyVariables, DocumentInput } from 'urql';
import type { Api } from './client.ts';
import { wayThrough } from './way.ts';

/** What is asked: a subscription to a list, and its variables. */
export interface AskedList<Row extends { id: string }> {
  document: DocumentInput<Record<string, ListFrame<Row>>, AnyVariables>;
  variables: Record<string, unknown>;
}

/** A list through the client of the page, whose cache its rows reach. It is kept up while somebody listens. */
export class LiveList<Row extends { id: string }> extends List<Row> {
  constructor(api: Pick<Api, 'client' | 'line'>, { document, variables }: AskedList<Row>) {
    super(wayThrough<ListFrame<Row>>(api, document, variables));
  }

  /** The rows, those that are new behind the others; null before the first frame, and where there is nothing to be seen. */
  get rows(): readonly Row[] | null {
    const { frames, phase, rows } = this.state;
    return frames === 0 || phase === 'GONE' ? null : rows;
  }
}
