import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { BoardClient, type BoardFrame, type BoardStream, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { watchOpenly } from '../helpers/watch-openly.ts';

const YEAR = 2026;
const CELL = 'Chi bộ thôn Khéo Lẹng';
const COMMUNE = 'Đảng bộ xã Lâm Thượng';
const DISTRICT = 'Đảng bộ huyện Lục Yên';

const RECORD = `mutation ($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) {
    __typename
    ... on AdmissionPayload { cursor admission { id } progress { name admitted } }
    ... on UserError { code message }
  }
}`;
const CORRECT = `mutation ($input: CorrectAdmissionInput!) {
  correctAdmission(input: $input) { __typename ... on AdmissionPayload { cursor } ... on UserError { code message } }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 } });
});
afterAll(() => server.stop());

const board = (after: string | null = null) => ({
  query: WATCH_BOARD,
  variables: { committeeId: globalId('Committee', demoIds.lucYen), year: YEAR, depth: 'SUBTREE', after },
});

/** Somebody of Lục Yên who can be admitted. */
async function waiting(committeeId?: string): Promise<string> {
  const { id } = await server.app.services.database.prisma.candidate.findFirstOrThrow({
    where: { stage: 'DECIDED', committeeId, committee: { kind: 'CELL' } },
    orderBy: { id: 'asc' },
  });
  return globalId('Candidate', id);
}

async function admit(candidateId: string, ceremonyOn = '2026-11-22') {
  const input = { candidateId, ceremonyOn };
  const { data, errors } = await server.ask('demo-district', RECORD, { input });
  expect(errors).toBeUndefined();
  expect(data.recordAdmission).toMatchObject({ __typename: 'AdmissionPayload' });
  return data.recordAdmission as {
    cursor: string;
    admission: { id: string };
    progress: { name: string; admitted: number }[];
  };
}

describe.each(['WebSocket', 'SSE'] as const)('a live board over %s', (transport) => {
  const open = async (after: string | null = null) => {
    const client = transport === 'SSE' ? await server.sse('demo-district') : await server.ws('demo-district');
    return client.iterate<{ quotaBoard: BoardFrame }>(board(after)) as BoardStream;
  };

  it('shows the whole board, and then an admission at the cell, the commune and the district within a second', async () => {
    const client = new BoardClient();
    const stream = await open();
    const first = await follow(stream, client, () => true);
    expect(first.kind).toBe('SNAPSHOT');
    expect(client.rows.size).toBe(1 + 43 + 344);
    const showAdmission = async (committeeId?: string): Promise<number> => {
      const before = client.row(DISTRICT).admitted;
      const candidateId = await waiting(committeeId);
      const startedAt = performance.now();
      const written = await admit(candidateId);
      const delta = await follow(stream, client, ({ kind }) => kind === 'DELTA');
      const tookMs = performance.now() - startedAt;
      expect(client.row(DISTRICT).admitted).toBe(before + 1);
      // Exactly the line from the cell to the top moved, and the payload had said the same figures.
      const moved = delta.rows.map(({ name, admitted }) => ({ name, admitted }));
      expect(moved).toEqual(written.progress);
      expect(moved).toHaveLength(3);
      if (committeeId === demoIds.kheoLeng) expect(moved.map(({ name }) => name)).toEqual([DISTRICT, COMMUNE, CELL]);
      expect(delta.cursor).toBe(written.cursor);
      return tookMs;
    };
    if (transport === 'WebSocket') await showAdmission(demoIds.kheoLeng);
    expect(await shortestOf(1_000, showAdmission)).toBeLessThan(1_000);
  });

  it('counts back when an admission is moved to another year or revoked', async () => {
    const { admission } = await admit(await waiting());
    const client = new BoardClient();
    const stream = await open();
    await follow(stream, client, () => true);
    const before = client.row(DISTRICT).admitted;

    const admissionId = admission.id;
    const moved = { input: { admissionId, ceremonyOn: '2026-11-23', reason: 'ghi nhầm ngày' } };
    expect((await server.ask('demo-district', CORRECT, moved)).data.correctAdmission.__typename).toBe(
      'AdmissionPayload',
    );
    await server.app.services.feed.settle();
    expect(await districtAdmitted(YEAR)).toBe(before);

    const year2025 = await districtAdmitted(2025);
    // The decision was made in November 2026: it cannot have been admitted in 2025.
    const early = { input: { admissionId, ceremonyOn: '2025-12-30', reason: 'sai năm' } };
    expect((await server.ask('demo-district', CORRECT, early)).data.correctAdmission.code).toBe('INVALID_INPUT');
    expect(await districtAdmitted(2025)).toBe(year2025);

    const revoked = { input: { admissionId, revoke: true, reason: 'thu hồi quyết định' } };
    expect((await server.ask('demo-district', CORRECT, revoked)).data.correctAdmission.__typename).toBe(
      'AdmissionPayload',
    );
    await follow(stream, client, () => client.row(DISTRICT).admitted === before - 1);
  });

  it('continues a board that was drawn from a query, without a second snapshot', async () => {
    const QUERY = `query ($committeeId: ID!, $year: Int!) {
      quotaBoard(committeeId: $committeeId, year: $year, depth: SUBTREE) {
        cursor rows { id name parentId committeeId plan admitted admittedHere pipelineCount status }
      }
    }`;
    const { data } = await server.ask('demo-district', QUERY, board().variables);
    const client = new BoardClient({ after: data.quotaBoard.cursor, rows: data.quotaBoard.rows });
    const before = client.row(DISTRICT).admitted;
    await admit(await waiting());
    const stream = await open(client.cursor);
    const frame = await follow(stream, client, ({ kind }) => kind !== 'HEARTBEAT');
    expect(frame.kind).toBe('DELTA');
    expect(frame.rows).toHaveLength(3);
    expect(client.row(DISTRICT).admitted).toBe(before + 1);
  });

  it('beats when nothing happens, and the beat moves the cursor over changes elsewhere', async () => {
    const client = new BoardClient();
    const stream = await open();
    await follow(stream, client, () => true);
    const beat = await follow(stream, client, () => true);
    expect(beat.kind).toBe('HEARTBEAT');
    // A floor for another year is no change of this board, but a step of the feed.
    await server.app.services.database.prisma.admissionQuota.create({
      data: { committeeId: demoIds.lamThuong, year: 2040 + (transport === 'SSE' ? 1 : 0), kind: 'FLOOR', target: 1 },
    });
    const later = await follow(stream, client, ({ cursor }) => cursor !== beat.cursor);
    expect(later.kind).toBe('HEARTBEAT');
  });
});

describe('resuming', () => {
  it('starts anew, with the reason, from a cursor that cannot be continued', async () => {
    const cursor = server.app.services.feed.cursor();
    const [head, epoch = '', seq = '', digest = '', day] = cursor.split('.');
    const cases = {
      OTHER_EPOCH: [head, '0'.repeat(12), seq, digest, day],
      FROM_THE_FUTURE: [head, epoch, (Number.parseInt(seq, 36) + 1000).toString(36), digest, day],
      OTHER_HISTORY: [head, epoch, seq, 'f'.repeat(16), day],
    };
    for (const [reason, parts] of Object.entries(cases)) {
      const client = new BoardClient({ after: parts.join('.') });
      const ws = await server.ws('demo-district');
      const frame = await follow(ws.iterate<{ quotaBoard: BoardFrame }>(board(parts.join('.'))), client, () => true);
      expect(frame).toMatchObject({ kind: 'RESET', reason, from: null });
      expect(client.rows.size).toBe(388);
    }
  });

  it('goes on at another node with the same cursor', async () => {
    const client = new BoardClient();
    const ws = await server.ws('demo-district');
    await follow(ws.iterate<{ quotaBoard: BoardFrame }>(board()), client, () => true);
    const before = client.row(DISTRICT).admitted;
    const other = await server.node();
    await admit(await waiting());
    const scope = { committeeId: demoIds.lucYen, year: YEAR, depth: 'SELF' } as const;
    const subscription = watchOpenly(other.services.feed, scope);
    // The other node was told or has looked: it shows the admission that this node recorded.
    for await (const { rows } of subscription) if (rows[0] && rows[0].admitted === before + 1) break;
    expect(other.services.feed.cursor()).toBe(server.app.services.feed.cursor());
  });

  it('names rubbish a bad input and does not repeat it', async () => {
    const ws = await server.ws('demo-district');
    const results = [];
    for await (const result of ws.iterate(board('k1.<script>'))) results.push(result);
    expect(results).toHaveLength(1);
    expect(results[0]?.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    expect(JSON.stringify(results)).not.toContain('script');
  });
});

describe('beside a healthy board', () => {
  it('a syntax error ends its own operation only', async () => {
    const ws = await server.ws('demo-district');
    const client = new BoardClient();
    const stream = ws.iterate<{ quotaBoard: BoardFrame }>(board());
    await follow(stream, client, () => true);
    // graphql-ws ends an operation that was refused with an error message by throwing its errors.
    await expect(ws.iterate({ query: '{ viewer {' }).next()).rejects.toMatchObject([{ message: /Syntax Error/ }]);
    await admit(await waiting());
    expect((await follow(stream, client, ({ kind }) => kind === 'DELTA')).rows).toHaveLength(3);
  });

  it('another viewer sees nothing of a board outside its committees', async () => {
    const ws = await server.ws('demo-inspector');
    const results = [];
    for await (const result of ws.iterate(board())) results.push(result);
    expect(results).toHaveLength(1);
    expect(results[0]?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('a revoked grant', () => {
  it('ends the board before the next figure', async () => {
    await server.grant('visitor', 'DASHBOARD', demoIds.lucYen);
    await server.app.services.feed.settle();
    const ws = await server.ws('visitor');
    const stream = ws.iterate<{ quotaBoard: BoardFrame }>(board());
    await follow(stream, new BoardClient(), () => true);
    await server.app.services.database.prisma.accessGrant.updateMany({
      where: { subject: 'visitor' },
      data: { validTo: new Date(0), validFrom: new Date(0) },
    });
    await admit(await waiting());
    const rest = [];
    for await (const result of stream) rest.push(result);
    const withRows = rest.filter(({ data }) => (data?.quotaBoard.rows.length ?? 0) > 0);
    expect(withRows).toEqual([]);
    expect(rest.at(-1)?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

async function districtAdmitted(year: number): Promise<number> {
  const QUERY = 'query ($id: ID!, $year: Int!) { committee(id: $id) { quota(year: $year) { admitted } } }';
  const { data } = await server.ask('demo-district', QUERY, { id: globalId('Committee', demoIds.lucYen), year });
  return data.committee.quota.admitted;
}
