import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { END_DAY, end, endDistrict, follow, found, moveBelow, type NewWorld } from '../helpers/end-of-the-district.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The district of Lục Yên has ended and is followed by six communes; Nà Hẩu of Văn Yên was divided between a commune
// of Văn Yên and one of the city of Yên Bái.

const TODAY = '2026-11-23';

let server: TestServer;
let world: NewWorld;
const north = randomUUID();
const south = randomUUID();
const decision = randomUUID();

async function change(write: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await server.app.services.database.pool.connect();
  try {
    await client.query('BEGIN');
    await write(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  await server.app.services.feed.settle();
}

beforeAll(async () => {
  server = await startTestServer();
  await change(async (client) => {
    world = await endDistrict(client);
    await client.query(
      `INSERT INTO reorganisation (id, decision_number, issued_on, issuer, title, effective_on, changes, replaced, recorded_by)
       VALUES ($1, '5-QĐ/TU', '2025-06-20', 'Tỉnh ủy', 'Chia tách', $2, '[]', '{}', 'test')`,
      [decision, END_DAY],
    );
    await found(client, north, 'Đảng bộ xã Nà Hẩu Bắc', 'GRASSROOTS_COMMITTEE', demoIds.vanYen);
    await found(client, south, 'Đảng bộ xã Nà Hẩu Nam', 'GRASSROOTS_COMMITTEE', demoIds.yenBaiCity);
    await moveBelow(client, [demoIds.naHau], north);
    await end(client, [demoIds.naHau]);
    await follow(client, decision, [demoIds.naHau], [north, south], 'SPLIT');
    await client.query(
      `INSERT INTO officer (id, committee_id, person_name, title, valid_from, valid_to)
       SELECT gen_random_uuid(), id, 'Hoàng Văn Cũ', 'SECRETARY', '2021-01-01', $2 FROM unnest($1::uuid[]) AS id`,
      [[demoIds.naHau, ...world.lamThuong.before, demoIds.lucYen], END_DAY],
    );
  });
  await server.grant('new-commune', 'GRASSROOTS_COMMITTEE', world.lamThuong.id);
  await server.grant('next-commune', 'GRASSROOTS_COMMITTEE', world.communes.get('xã Phúc Lợi mới') as string);
  await server.grant('north', 'GRASSROOTS_COMMITTEE', north);
  await server.grant('south', 'GRASSROOTS_COMMITTEE', south);
  await server.grant('van-yen', 'SUPERIOR_COMMITTEE', demoIds.vanYen);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

/** What somebody is shown of the past of a committee. */
async function shown(subject: string, id: string) {
  const { data } = await server.ask(
    subject,
    `query ($id: ID!) {
      committee(id: $id) { name quota(year: 2023) { admitted } officers(ended: true) { id } viewerCan }
      inspectionProgrammes(withinId: $id) { totalCount }
      quotaBoard(committeeId: $id, year: 2023, depth: SELF) { rows { admitted } }
    }`,
    { id: globalId('Committee', id) },
  );
  const { committee, inspectionProgrammes, quotaBoard } = data;
  return committee === null
    ? null
    : {
        figures: committee.quota !== null && quotaBoard !== null,
        officers: committee.officers.length > 0,
        programmes: inspectionProgrammes.totalCount > 0,
        own: committee.viewerCan.includes('MEMBERSHIP_REPORT'),
        quota: committee.viewerCan.includes('QUOTA_SET'),
      };
}

const ALL = { figures: true, officers: true, programmes: true };

describe('a role on a body that others have been merged into', () => {
  it('covers those: the new Lâm Thượng finds its four old communes', async () => {
    const { data } = await server.ask(
      'new-commune',
      '{ committees(includeClosed: true, first: 100) { nodes { id closedOn } } }',
    );
    const closed = data.committees.nodes.filter(({ closedOn }: { closedOn: string | null }) => closedOn !== null);
    const district = globalId('Committee', demoIds.lucYen);
    expect(new Set(closed.map(({ id }: { id: string }) => id))).toEqual(
      new Set([...world.lamThuong.before.map((id) => globalId('Committee', id)), district]),
    );
    for (const id of world.lamThuong.before) {
      // It stands in their place and not above them: what is set from above is not its own.
      expect(await shown('new-commune', id)).toMatchObject({ figures: true, officers: true, own: true, quota: false });
    }
    expect(await shown('demo-province', demoIds.lamThuong)).toMatchObject({ own: true, quota: true });
  });

  it('reads of a body with several followers what is no person', async () => {
    const past = await shown('new-commune', demoIds.lucYen);
    expect(past).toMatchObject({ figures: true, own: false, quota: false });
    expect(await shown('next-commune', demoIds.lucYen)).toEqual(past);
    expect(await shown('van-yen', demoIds.lucYen)).toBeNull();
  });

  it('covers nothing of its neighbours', async () => {
    for (const id of world.lamThuong.before) expect(await shown('next-commune', id)).toBeNull();
    const [, other] = [...world.communes.values()];
    expect(await shown('next-commune', other as string)).toBeNull();
    const { data } = await server.ask(
      'next-commune',
      `{ people: candidates(first: 1, withinId: "${globalId('Committee', demoIds.lucYen)}") { totalCount }
         admissions(withinId: "${globalId('Committee', demoIds.lucYen)}") { nodes { committee { name ancestors { id } } } }
         inspections(withinId: "${globalId('Committee', world.lamThuong.before[0] as string)}") { totalCount } }`,
    );
    expect(data.people.totalCount).toBe(0);
    expect(data.inspections.totalCount).toBe(0);
    const mine = globalId('Committee', world.communes.get('xã Phúc Lợi mới') as string);
    expect(data.admissions.nodes.length).toBeGreaterThan(0);
    for (const { committee } of data.admissions.nodes) {
      expect(committee.ancestors.map(({ id }: { id: string }) => id)).toContain(mine);
    }
  });

  it('leaves the old roles what has ended, and nothing that stands', async () => {
    expect(await shown('demo-commune', demoIds.lamThuong)).toMatchObject({ figures: true });
    expect(await shown('demo-commune', demoIds.kheoLeng)).toBeNull();
    expect(await shown('demo-district', demoIds.kheoLeng)).toBeNull();
    expect(await shown('demo-district', demoIds.lamThuong)).toBeNull();
  });
});

describe('a body that was divided', () => {
  it('is read by all who followed it and by those above, its people by those who cover all who followed', async () => {
    expect(await shown('north', demoIds.naHau)).toEqual({ ...ALL, own: false, quota: false });
    expect(await shown('south', demoIds.naHau)).toEqual({ ...ALL, own: false, quota: false });
    expect(await shown('van-yen', demoIds.naHau)).toEqual({ ...ALL, own: false, quota: false });
    expect(await shown('demo-province', demoIds.naHau)).toMatchObject({ ...ALL, own: true });
    expect(await shown('new-commune', demoIds.naHau)).toBeNull();
  });

  it('is shared no more once one who followed it has gone elsewhere, or the decision was annulled', async () => {
    const line = `UPDATE committee_lineage SET annulled_at = now() WHERE from_id = $1 AND to_id = $2`;
    await change((client) => client.query(line, [demoIds.naHau, south]));
    expect(await shown('south', demoIds.naHau)).toBeNull();
    // The only one left stands in its place.
    expect(await shown('north', demoIds.naHau)).toEqual({ ...ALL, own: true, quota: false });
    await change((client) => client.query(line, [demoIds.naHau, north]));
    expect(await shown('north', demoIds.naHau)).toBeNull();
    expect(await shown('van-yen', demoIds.naHau)).toMatchObject({ ...ALL, own: true });
  });
});

describe('where a body lies that has ended', () => {
  it('follows those who followed it, also when they end in turn', async () => {
    const last = randomUUID();
    await change(async (client) => {
      await found(client, last, 'Đảng bộ xã Nối Tiếp', 'GRASSROOTS_COMMITTEE', demoIds.vanYen);
      await moveBelow(client, [world.lamThuong.id], last, TODAY);
      await end(client, [world.lamThuong.id], TODAY);
      await follow(client, decision, [world.lamThuong.id], [last], 'MERGE', TODAY);
    });
    await server.grant('last', 'GRASSROOTS_COMMITTEE', last);
    await server.app.services.feed.settle();
    expect(await shown('last', demoIds.lamThuong)).toEqual({ ...ALL, own: true, quota: false });
    expect(await shown('van-yen', demoIds.lamThuong)).toMatchObject({ ...ALL, own: true, quota: true });
    // A role of one that has ended covers no longer what followed through it.
    expect(await shown('new-commune', demoIds.lamThuong)).toBeNull();
  });

  it('is the same in the database and in the memory of a node', async () => {
    const { database, feed } = server.app.services;
    const { rows } = await database.pool.query<{ id: string; path: string }>('SELECT id, path FROM committee');
    for (const { id, path } of rows) expect(feed.state.committees.get(id)?.path).toBe(path);
    const other = await server.node();
    for (const { id, path } of rows) expect(other.services.feed.state.committees.get(id)?.path).toBe(path);
  });
});
