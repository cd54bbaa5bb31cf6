import { type CheckedListFrame, ListChecker } from '../../packages/ketnap-client/src/list-checker.ts';
import type { TestServer } from './test-server.ts';

/** A row of a live work list, as the tests ask for it. */
export interface WorkListRow {
  id: string;
  kind: string;
  day: string;
  aboutId: string;
  workingDaysLeft: number;
  committeeId: string | null;
  actor: { step: string | null; name: string | null };
}

/** What is asked of a row, in a list that is live and in one that is not. */
export const WORK_ROW = `id kind day from overdue workingDaysLeft workingDaysOver daysCertain aboutId paper committeeId
  rule { document point } actor { step body name }`;

/** The subscription to a live work list with everything a client needs to check it. */
export const WATCH_LIST = `subscription Work($withinId: ID!, $until: Day, $kind: [DeadlineKind!], $after: String) {
  workList(withinId: $withinId, until: $until, kind: $kind, after: $after) {
    kind from cursor asOf reason removed rows { ${WORK_ROW} }
  }
}`;

/** What a GraphQL client hands out for a live list. */
export type ListStream<Row extends { id: string }> = AsyncIterableIterator<{
  /** By the name of its field. */
  data?: Record<string, CheckedListFrame<Row>> | null | undefined;
  errors?: readonly { message: string; extensions?: { code?: unknown } | undefined }[] | undefined;
}>;

/** A live list under test: the checker that is handed to every client, and what came. */
export class ListClient<Row extends { id: string }> extends ListChecker<Row> {
  readonly kinds: string[] = [];

  override take(frame: CheckedListFrame<Row>): void {
    super.take(frame);
    this.kinds.push(frame.kind);
  }
}

/** A live work list under test, with its rows in their order. */
export class WorkListClient extends ListClient<WorkListRow> {
  get inOrder(): WorkListRow[] {
    const key = ({ day, id }: WorkListRow): string => `${day} ${Buffer.from(id, 'base64url')}`;
    return [...this.rows.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

/** Opens a live list of a subject over one of the two ways that push. */
export async function openListOver<Row extends { id: string }>(
  server: Pick<TestServer, 'sse' | 'ws'>,
  transport: 'WebSocket' | 'SSE',
  subject: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<ListStream<Row>> {
  const client = transport === 'SSE' ? await server.sse(subject) : await server.ws(subject);
  return client.iterate({ query, variables }) as ListStream<Row>;
}

/** Reads frames into a client until `enough` says so, and leaves the stream open. Rejects when it ends or fails before. */
export async function followList<Row extends { id: string }, Client extends ListClient<Row>>(
  stream: ListStream<Row>,
  client: Client,
  enough: (frame: CheckedListFrame<Row>, client: Client) => boolean,
): Promise<CheckedListFrame<Row>> {
  for (;;) {
    const { done, value } = await stream.next();
    if (done) throw new Error('the list ended before it had shown what was waited for');
    const { data, errors } = value;
    if (errors) throw new Error(`the list answered with: ${errors.map(({ message }) => message).join('; ')}`);
    const [frame] = Object.values(data ?? {});
    if (!frame) throw new Error('a frame without data');
    client.take(frame);
    if (enough(frame, client)) return frame;
  }
}
