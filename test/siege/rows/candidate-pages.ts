import { ask } from '../ask.ts';
import { atMost, beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS, type SiegeStand } from '../stand.ts';

/** Bytes of a row about a hundred people: their ids, those of their cases, and what stands around them. */
const BYTES_A_LOOK = 2_600;

const PAGE = `query Page($id: ID!, $after: String) {
  candidates(withinId: $id, first: 100, after: $after) { pageInfo { endCursor } edges { node { fullName birthYear ethnicGroup } } }
}`;

interface Log {
  rows: number;
  /** Of its largest row among the last ones. */
  bytes: number;
}

/** Pages of candidates with their names, one after the other, by several readers of one token. */
export const candidatePages = (readers: number, forMs: number): SiegeRow => ({
  name: 'candidate-pages',
  title: `candidates page by page, ${readers} at once for ${forMs / 1_000} s`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.chief);
    const id = stand.id(stand.shape.root);
    let looks = 0;
    let refused = 0;
    const before = await readLog(stand);
    const besieged = await stand.besiege(async () => {
      const startedAt = performance.now();
      const read = async (): Promise<void> => {
        let after: string | null = null;
        while (performance.now() - startedAt < forMs) {
          const { status, start } = await ask(stand.node, { token, query: PAGE, variables: { id, after } });
          after = /"endCursor":"([^"]+)"/.exec(start)?.[1] ?? null;
          if (status === 200 && after !== null) looks += 1;
          else refused += 1;
        }
      };
      await Promise.all(Array.from({ length: readers }, read));
    });
    const after = await readLog(stand);
    const seconds = forMs / 1_000;
    return [
      atMost('rows of access log a look', (after.rows - before.rows) / looks, 1),
      atMost('bytes of such a row', after.bytes, BYTES_A_LOOK),
      beside('looks, refused', `${looks}, ${refused}`),
      beside('rows a second', ((after.rows - before.rows) / seconds).toFixed(0)),
      beside('GB a day', (((((after.rows - before.rows) * after.bytes) / seconds) * 86_400) / 1e9).toFixed(1)),
      ...others(besieged),
    ];
  },
});

/** The access log, and how large its last rows are. */
async function readLog(stand: SiegeStand): Promise<Log> {
  const { rows } = await stand.pool.query<Log>(
    `SELECT (SELECT count(*)::integer FROM access_look) AS rows,
       (SELECT max(pg_column_size(last.*)) FROM (SELECT * FROM access_look ORDER BY at DESC LIMIT 100) AS last) AS bytes`,
  );
  return rows[0] ?? { rows: 0, bytes: 0 };
}
