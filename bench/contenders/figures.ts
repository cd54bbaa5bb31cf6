import pg from 'pg';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type BoardFrame, type BoardRow, globalCommitteeId } from '../board.ts';
import { BENCH_DAY, BENCH_YEAR } from '../fixed-day.ts';
import { CHANNEL } from '../plain-admission.ts';

interface FigureRow {
  committee_id: string;
  parent_id: string | null;
  name: string;
  plan: number | null;
  version: number;
  admitted: number;
  admitted_here: number;
  pipeline: number;
}

/** What the contenders without a feed have in common: figures from one small query, and who is told of them. */
export interface Figures {
  pool: pg.Pool;
  /** The whole board of a committee. */
  snapshot(committeeId: string): Promise<BoardFrame>;
}

/**
 * Listens, and reads what changed with one query for all notifications that have come meanwhile.
 * @param watched - whether anybody watches the board of a committee.
 * @param onFrame - told of each board that moved, in the order of its versions.
 */
export async function followFigures(
  url: string,
  watched: (committeeId: string) => boolean,
  onFrame: (committeeId: string, frame: BoardFrame) => void,
): Promise<Figures> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const listener = new pg.Client({ connectionString: url });
  const versions = new Map<string, number>();
  let pending = new Set<string>();
  let reading = false;

  const read = async (): Promise<void> => {
    reading = true;
    while (pending.size > 0) {
      const ids = [...pending];
      pending = new Set();
      const { rows } = await pool.query<FigureRow>({
        name: 'figures',
        text: 'SELECT * FROM bench_figure WHERE committee_id = ANY($1::uuid[])',
        values: [ids],
      });
      for (const top of rows) {
        const before = versions.get(top.committee_id) ?? 0;
        if (!watched(top.committee_id) || top.version <= before) continue;
        versions.set(top.committee_id, top.version);
        const below = rows.filter(({ parent_id }) => parent_id === top.committee_id);
        onFrame(top.committee_id, frameOf(top, below, before));
      }
    }
    reading = false;
  };

  listener.on('notification', ({ payload = '' }) => {
    for (const id of payload.split(' ')) pending.add(id);
    if (!reading) void read();
  });
  await listener.connect();
  await listener.query(`LISTEN ${CHANNEL}`);

  return {
    pool,
    async snapshot(committeeId) {
      const { rows } = await pool.query<FigureRow>({
        name: 'snapshot',
        text: 'SELECT * FROM bench_figure WHERE committee_id = $1 OR parent_id = $1 ORDER BY committee_id <> $1, name',
        values: [committeeId],
      });
      const [top, ...below] = rows;
      if (!top) throw new Error(`no committee ${committeeId}`);
      return frameOf(top, below, null);
    },
  };
}

function frameOf(top: FigureRow, below: FigureRow[], before: number | null): BoardFrame {
  return {
    kind: before === null ? 'SNAPSHOT' : 'DELTA',
    from: before === null ? null : cursorOf(before),
    cursor: cursorOf(top.version),
    asOf: new Date().toISOString(),
    reason: null,
    rows: [top, ...below].map(rowOf),
  };
}

/** As long as a cursor of Ketnap. */
function cursorOf(version: number): string {
  return `k1.0123456789ab.${version.toString(36)}.0123456789abcdef.${BENCH_DAY.replaceAll('-', '')}`;
}

function rowOf({ committee_id, parent_id, name, plan, admitted, admitted_here, pipeline }: FigureRow): BoardRow {
  return {
    id: encodeGlobalId('QuotaProgress', `${committee_id}:${BENCH_YEAR}`),
    committeeId: globalCommitteeId(committee_id),
    parentId: parent_id === null ? null : globalCommitteeId(parent_id),
    name,
    plan,
    admitted,
    admittedHere: admitted_here,
    percent: plan ? Math.round((admitted * 1000) / plan) / 10 : null,
    pipelineCount: pipeline,
    status: statusOf(plan, admitted),
  };
}

function statusOf(plan: number | null, admitted: number): string {
  if (!plan) return 'NO_TARGET';
  if (admitted === plan) return 'MET';
  return admitted > plan ? 'EXCEEDED' : 'BEHIND';
}
