import pg from 'pg';
import { admitBySql } from '../../helpers/live-district.ts';
import { ask } from '../ask.ts';
import { atMost, beside, longest, mustBe, served } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS, type SiegeStand } from '../stand.ts';
import { committeeId, numbers } from '../tree-shape.ts';

/** Communes that are merged by fours, with all their cells. Those of the district come under its province. */
const MERGED = 40;

/** What it may take from being sent to being answered, ms. */
const MOST_MS = 5_000;
/** What an admission of somebody else may wait for it, ms. */
const ADMISSION_MS = 1_000;
/** What boards of others may wait for it, ms. */
const BOARDS_MS = 500;

const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename ... on ReorganisePayload { reorganisation { id } plan { ended { body { name } } moved { body { name } } } }
  ... on UserError { code message path } } }`;

/** A decision of today about communes that nobody watches, those with few cells and those with many. */
function decisionOf(stand: SiegeStand): { input: object; communes: number; cells: number } {
  const { shape } = stand;
  const id = (n: number): string => stand.id(n);
  const provinceOf = (n: number): number =>
    2 + ((n - shape.communes.from) % (shape.provinces.to - shape.provinces.from));
  const under = (n: number): object => ({ committeeId: id(n) });
  // The last one is the officer's.
  const merged = numbers(shape.communes).slice(-1 - MERGED, -1);
  const ofDistrict = numbers(shape.districtCommunes);
  const changes: object[] = [{ reparent: { committeeIds: ofDistrict.map(id), under: under(shape.provinces.from) } }];
  for (let n = 0; n < MERGED; n += 4) {
    const four = merged.slice(n, n + 4);
    const ref = `x${n}`;
    changes.push(
      {
        found: {
          ref,
          kind: 'GRASSROOTS_COMMITTEE',
          name: `Đảng bộ xã Mới ${n}`,
          under: under(provinceOf(four[0] ?? 0)),
        },
      },
      { merge: { committeeIds: four.map(id), into: { ref } } },
    );
  }
  const perCommune = (shape.cells.to - shape.cells.from) / (shape.communes.to - shape.communes.from);
  return {
    input: {
      decision: { number: '1-QĐ/TW', issuedOn: shape.day, issuer: 'Ban Bí thư', title: 'Sắp xếp tổ chức đảng' },
      effectiveOn: shape.day,
      changes,
    },
    communes: MERGED + MERGED / 4 + ofDistrict.length,
    cells: Math.round(MERGED * perCommune) + shape.districtCells.to - shape.districtCells.from,
  };
}

/** Admits people in a cell of nobody's one after the other until it is told to stop; gives the longest that one took, ms. */
function admitting(stand: SiegeStand): () => Promise<number> {
  const cell = committeeId(stand.shape.cells.from + stand.officersCommune - stand.shape.communes.from);
  let isOver = false;
  const writing = (async () => {
    const client = new pg.Client({ connectionString: stand.databaseUrl });
    await client.connect();
    let mostMs = 0;
    while (!isOver) {
      const startedAt = performance.now();
      await admitBySql(client, stand.shape, [cell]);
      mostMs = Math.max(mostMs, performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.end();
    return mostMs;
  })();
  return () => {
    isOver = true;
    return writing;
  };
}

/** One decision is about a hundred communes, and three thousand cells come along. */
export const reorganise: SiegeRow = {
  name: 'reorganise',
  title: 'a decision about a hundred communes and three thousand cells',
  async run(stand) {
    const { input, communes, cells } = decisionOf(stand);
    const token = await stand.token(BESIEGERS.chief);
    let admissionMs = 0;
    const besieged = await stand.besiege(async () => {
      const stop = admitting(stand);
      const asked = await ask(stand.node, { token, query: REORGANISE, variables: { input }, signal: stand.deadline() });
      admissionMs = await stop();
      return asked;
    });
    const { ms, start, bytes } = besieged.result;
    const { rows } = await stand.pool.query<object>('SELECT * FROM feed_differences()');
    return [
      mustBe(
        'the decision',
        start.includes('ReorganisePayload'),
        start.includes('ReorganisePayload') ? 'done' : start.slice(0, 300),
      ),
      atMost('from being sent to being answered, ms', Math.round(ms), MOST_MS),
      atMost('longest admission meanwhile, ms', Math.round(admissionMs), ADMISSION_MS),
      longest(besieged, BOARDS_MS),
      mustBe('counters that differ from the records', rows.length === 0, JSON.stringify(rows).slice(0, 200)),
      ...served(besieged),
      beside('communes, cells', `${communes}, ${cells}`),
      beside('bytes of the form, of the answer', `${JSON.stringify(input).length}, ${bytes}`),
    ];
  },
};
