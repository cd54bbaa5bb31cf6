import pg from 'pg';

/** A statement that a request has sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

/** What a statement took, by EXPLAIN (ANALYZE, BUFFERS). */
export interface StatementCost {
  /** Rows that scans have looked at, those that a filter left out as well. */
  rows: number;
  buffers: number;
}

/** The reads that reach PostgreSQL from this process while `work` runs, without those of the feed. */
export async function recordReads<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const { prototype } = pg.Client;
  const { query } = prototype;
  const sent: Sent[] = [];
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [{ text?: string; values?: unknown[] }, unknown[]?];
    const text = first?.text ?? '';
    if (/^\s*(SELECT|WITH)/i.test(text) && !text.includes('feed_'))
      sent.push({ text, values: first.values ?? second ?? [] });
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    return { result: await work(), sent };
  } finally {
    prototype.query = query;
  }
}

interface PlanNode {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** Runs a statement again, and undoes what it wrote. */
export async function costOf(client: pg.Client, { text, values }: Sent): Promise<StatementCost> {
  await client.query('BEGIN');
  const { rows } = await client.query<{
    'QUERY PLAN': [{ Plan: PlanNode & Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> }];
  }>(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, values);
  await client.query('ROLLBACK');
  const [explained] = rows[0]?.['QUERY PLAN'] ?? [];
  if (explained === undefined) throw new Error('no plan');
  const { Plan: plan } = explained;
  return { rows: rowsOf(plan), buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] };
}

/** Scans of tables. What a scan of something made on the way gives was looked at below it. */
const SCAN = /^(Seq|Index|Index Only|Bitmap Heap|Tid) Scan$/;

function rowsOf(node: PlanNode): number {
  const own =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const below = (node.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0);
  return below + (SCAN.test(node['Node Type']) ? own * node['Actual Loops'] : 0);
}
