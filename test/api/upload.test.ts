import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { Role } from '../../src/db/generated/client.ts';
import { sourceWords } from '../../src/resolvers/candidate/words.ts';
import { kindWords } from '../../src/resolvers/committee/words.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { writeZip } from '../helpers/write-zip.ts';

// A file of an office comes in by a page: tried out first, then written as it was tried out, by the rights of who uploads it and by
// the rules of the operations that enter the same.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

type Kind = 'candidates' | 'quotas' | 'enrolments';
interface Told {
  problems: { sheet: string; line: number; column: string; message: string }[];
  notices: { message: string }[];
  counts: { created: number; changed: number; unchanged: number };
  digest: string | null;
  written: boolean;
}

async function send(subject: string | null, kind: Kind, body: BodyInit, query: Record<string, string> = {}) {
  const headers: Record<string, string> = body instanceof FormData ? {} : { 'content-type': 'text/csv' };
  if (subject !== null) headers.authorization = `Bearer ${await server.token(subject)}`;
  const address = `${server.app.url}/import/${kind}?${new URLSearchParams({ lang: 'en', ...query })}`;
  return fetch(address, { method: 'PUT', headers, body });
}

async function told(subject: string, kind: Kind, lines: readonly string[], query: Record<string, string> = {}) {
  const response = await send(subject, kind, `\uFEFF${lines.join('\n')}\n`, query);
  expect(response.status).toBe(200);
  return (await response.json()) as Told;
}

const query = async (text: string, ...values: unknown[]) =>
  (await server.app.services.database.pool.query(text, values)).rows;
const nameOf = async (id: string): Promise<string> =>
  (await query('SELECT name FROM committee WHERE id = $1', id))[0].name;
const placesOf = ({ problems }: Told) => problems.map(({ line, column }) => [line, column]);

const PEOPLE = 'Tổ chức đảng;Họ và tên;Giới tính;Tháng sinh;Năm sinh;Dân tộc;Nguồn kết nạp;Đoàn viên;Giai đoạn;Từ ngày';
const person = (cell: string, fullName: string, stage = 'Nguồn', since = '02/11/2026') =>
  `${cell};${fullName};Nữ;5;1999;Tày;${sourceWords.YOUTH.vi};Có;${stage};${since}`;

describe('a file with sources of a cell', () => {
  it('is tried out without a trace, written by its digest, and unchanged the second time', async () => {
    const cell = await nameOf(demoIds.kheoLeng);
    const lines = [PEOPLE, person(cell, 'Hoàng Thị Tệp'), person(cell, 'Lý Văn Tệp')];
    const trial = await told('demo-cell', 'candidates', lines);
    expect(trial).toMatchObject({ problems: [], counts: { created: 2 }, written: false });
    const found = () =>
      query(
        `SELECT stage::text, legacy_source, changed_by, changed_role::text FROM candidate c
         JOIN stage_change s ON s.candidate_id = c.id WHERE full_name LIKE '% Tệp' ORDER BY full_name`,
      );
    expect(await found()).toEqual([]);
    const written = await told('demo-cell', 'candidates', lines, { digest: trial.digest ?? '' });
    expect(written).toMatchObject({ counts: { created: 2 }, digest: null, written: true });
    const row = { stage: 'SOURCE', legacy_source: null, changed_by: 'demo-cell', changed_role: 'CELL_SECRETARY' };
    expect(await found()).toEqual([row, row]);
    expect(await told('demo-cell', 'candidates', lines)).toMatchObject({ counts: { created: 0, unchanged: 2 } });
  });

  it('is wholly refused for one line: of a hidden cell, of a later step, of a day to come', async () => {
    const cell = await nameOf(demoIds.kheoLeng);
    const [{ name: hidden }] = await query(
      `SELECT name FROM committee c WHERE kind = 'CELL' AND closed_on IS NULL AND id <> $1
       AND (SELECT count(*) FROM committee o WHERE o.name = c.name) = 1 LIMIT 1`,
      demoIds.kheoLeng,
    );
    const lines = [
      PEOPLE,
      person(cell, 'Bàn Thị Tốt'),
      person(hidden, 'Bàn Thị Kín'),
      person('Chi bộ không có ở đâu', 'Bàn Thị Thiếu'),
      person(cell, 'Bàn Thị Sớm', 'Quyết định kết nạp'),
      person(cell, 'Bàn Thị Mai Sau', 'Nguồn', '01/12/2026'),
    ];
    const trial = await told('demo-cell', 'candidates', lines);
    expect(trial.digest).toBe(null);
    expect(placesOf(trial)).toEqual([
      [3, 'Tổ chức đảng'],
      [4, 'Tổ chức đảng'],
      [5, 'Giai đoạn'],
      [6, 'Từ ngày'],
    ]);
    // What is hidden looks like what is missing.
    expect(trial.problems[0]?.message).toBe(trial.problems[1]?.message);
    const forced = await told('demo-cell', 'candidates', lines, { digest: '00' });
    expect(forced.written).toBe(false);
    expect(await query(`SELECT FROM candidate WHERE full_name LIKE 'Bàn Thị %' AND full_name = 'Bàn Thị Tốt'`)).toEqual(
      [],
    );
  });
});

describe('a file with quotas', () => {
  const HEAD = 'Tên tổ chức đảng;Năm;Kế hoạch';
  const planOf = async (id: string) => {
    const { data } = await server.ask(
      'demo-commune',
      `{ committee(id: "${globalId('Committee', id)}") { quota(year: 2027) { plan } } }`,
    );
    return data.committee.quota?.plan ?? null;
  };

  it('sets plans below and not its own, by the digest of what was seen', async () => {
    const [cell, own] = [await nameOf(demoIds.kheoLeng), await nameOf(demoIds.lamThuong)];
    const refused = await told('demo-commune', 'quotas', [HEAD, `${cell};2027;2`, `${own};2027;9`, `${cell};2025;2`]);
    expect(placesOf(refused)).toEqual([
      [3, 'Kế hoạch'],
      [4, 'Kế hoạch'],
    ]);
    const lines = [HEAD, `${cell};2027;2`];
    const trial = await told('demo-commune', 'quotas', lines);
    expect(trial).toMatchObject({ problems: [], counts: { created: 1 }, written: false });
    expect(await planOf(demoIds.kheoLeng)).toBe(null);
    // The digest is of one file, one person, and what stood then.
    for (const [subject, other] of [
      ['demo-commune', [HEAD, `${cell};2027;3`]],
      ['demo-district', lines],
    ] as const) {
      const answer = await send(subject, 'quotas', `\uFEFF${other.join('\n')}\n`, { digest: trial.digest ?? '' });
      expect(answer.status).toBe(400);
    }
    expect(await planOf(demoIds.kheoLeng)).toBe(null);
    expect(await told('demo-commune', 'quotas', lines, { digest: trial.digest ?? '' })).toMatchObject({
      written: true,
    });
    expect(await planOf(demoIds.kheoLeng)).toBe(2);
    // A plan that stands is revised with a reason and a paper, on the page.
    expect(placesOf(await told('demo-commune', 'quotas', [HEAD, `${cell};2027;3`]))).toEqual([[2, 'Kế hoạch']]);
  });

  it('founds no committee', async () => {
    const lines = [
      'Tên tổ chức đảng;Loại;Ngày thành lập;Năm;Kế hoạch',
      `Chi bộ mới;${kindWords.CELL.vi};01/01/2026;2027;1`,
    ];
    expect(placesOf(await told('demo-district', 'quotas', lines))).toEqual([[2, 'Tên tổ chức đảng']]);
    expect(await query(`SELECT FROM committee WHERE name = 'Chi bộ mới'`)).toEqual([]);
  });
});

it('enrols people for the class of a page, and nobody by who only proposes', async () => {
  const { prisma } = server.app.services.database;
  const { id: classId } = await prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity: 50,
      title: 'Lớp thử',
      startsOn: new Date('2026-12-07'),
      endsOn: new Date('2026-12-11'),
    },
  });
  const fullName = 'Bàn Thị Vào Lớp';
  const stageSince = new Date('2026-11-02');
  await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING', stageSince, fullName });
  const cell = await nameOf(demoIds.kheoLeng);
  const lines = ['Mã lớp;Tổ chức đảng;Họ và tên;Tháng sinh;Năm sinh', `;${cell};${fullName};5;1999`];
  const named = { class: globalId('TrainingClass', classId) };
  expect((await send('demo-cell', 'enrolments', lines.join('\n'), named)).status).toBe(403);
  const trial = await told('demo-commune', 'enrolments', lines, named);
  expect(trial).toMatchObject({ problems: [], counts: { created: 1 } });
  const steps = () =>
    query(
      `SELECT s.changed_role::text FROM stage_change s JOIN candidate c ON c.id = s.candidate_id
     WHERE c.full_name = $1 AND s.to_stage = 'IN_AWARENESS_CLASS'`,
      fullName,
    );
  expect(await steps()).toEqual([]);
  expect(await told('demo-commune', 'enrolments', lines, { ...named, digest: trial.digest ?? '' })).toMatchObject({
    written: true,
  });
  expect(await steps()).toEqual([{ changed_role: 'GRASSROOTS_COMMITTEE' }]);
});

describe('the way in', () => {
  it('is closed to who has no token or no such role, and to forms', async () => {
    expect((await send(null, 'quotas', 'x')).status).toBe(401);
    for (const subject of ['demo-dashboard', 'demo-auditor', 'demo-inspector']) {
      for (const kind of ['candidates', 'quotas', 'enrolments'] as const) {
        expect((await send(subject, kind, 'x')).status).toBe(403);
      }
    }
    expect((await send('demo-district', 'quotas', new FormData())).status).toBe(415);
    const posted = await fetch(`${server.app.url}/import/quotas`, { method: 'POST', body: 'x' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, PUT, OPTIONS']);
  });

  it('takes 5 MiB that unpack to 50, and one file of a viewer at once', async () => {
    expect((await send('demo-district', 'quotas', new Uint8Array(5 * 1024 * 1024 + 1))).status).toBe(413);
    const content = Buffer.from('<?xml version="1.0"?>');
    const parts = ['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({ name, content }));
    const bomb = writeZip([...parts, { name: 'xl/worksheets/sheet1.xml', content, declared: 60 * 1024 * 1024 }]);
    const refused = await send('demo-district', 'quotas', new Uint8Array(bomb));
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('50 MB');
    // The second comes while the body of the first is on its way.
    let end = (): void => {};
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('Tên tổ chức đảng;Năm'));
        end = () => controller.close();
      },
    });
    const token = await server.token('demo-district');
    const first = fetch(`${server.app.url}/import/quotas`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: slow,
      duplex: 'half',
    } as RequestInit);
    await expect.poll(async () => (await send('demo-district', 'quotas', 'x')).status).toBe(429);
    end();
    // Headings and no line: there is nothing to be written.
    expect((await first).status).toBe(200);
    expect((await send('demo-district', 'quotas', 'x')).status).toBe(400);
  });

  it('gives an empty file to begin with', async () => {
    const file = await fetch(`${server.app.url}/import/quotas`);
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    const trial = await send('demo-district', 'quotas', await file.arrayBuffer());
    expect(await trial.json()).toMatchObject({ problems: [], counts: { created: 0 } });
  });
});

describe('who may write what by a file', () => {
  /** What becomes of each line: taken, seen and not allowed, or as if there were no such committee. */
  const ALL = ['CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'] as const;
  const NONE = ['INSPECTOR', 'DASHBOARD', 'AUDITOR'] as const;
  const CASES = [
    ...ALL.slice(1).map((role) => ['quotas', role, { own: 'F', below: 'y', beside: '.', above: '.' }] as const),
    ...ALL.map((role) => ['candidates', role, { below: 'y', beside: '.' }] as const),
    ...['CELL_SECRETARY', 'TRAINING_CENTRE', ...NONE].map((role) => ['quotas', role, null] as const),
    ...['TRAINING_CENTRE', ...NONE].map((role) => ['candidates', role, null] as const),
    ...['CELL_SECRETARY', ...NONE].map((role) => ['enrolments', role, null] as const),
  ] as [Kind, Role, Record<string, string> | null][];

  it.each(CASES)('%s, by %s', async (kind, role, expected) => {
    const subject = `${role} ${kind}`.toLowerCase().replaceAll(/\W/g, '-');
    await server.grant(subject, role, demoIds.lamThuong);
    await server.app.services.feed.settle();
    const [{ name: beside }] = await query(
      kind === 'quotas'
        ? `SELECT name FROM committee WHERE name = 'Đảng bộ xã Khai Trung'`
        : `SELECT name FROM committee c WHERE kind = 'CELL' AND closed_on IS NULL AND path NOT LIKE
             (SELECT path || '%' FROM committee WHERE id = $1)
           AND (SELECT count(*) FROM committee o WHERE o.name = c.name) = 1 LIMIT 1`,
      ...(kind === 'quotas' ? [] : [demoIds.lamThuong]),
    );
    const names: Record<string, string> = {
      own: await nameOf(demoIds.lamThuong),
      below: await nameOf(demoIds.kheoLeng),
      beside,
      above: await nameOf(demoIds.lucYen),
    };
    const lines = Object.keys(expected ?? { below: '' }).map((at) =>
      kind === 'quotas' ? `${names[at]};2028;1` : person(names[at] ?? '', 'Bàn Thị Ai Đó'),
    );
    const head = kind === 'quotas' ? 'Tên tổ chức đảng;Năm;Kế hoạch' : PEOPLE;
    if (expected === null) {
      expect((await send(subject, kind, [head, ...lines].join('\n'))).status).toBe(403);
      return;
    }
    const { problems } = await told(subject, kind, [head, ...lines]);
    const answers = Object.keys(expected).map((at, n) => {
      const problem = problems.find(({ line }) => line === n + 2);
      const is = problem === undefined ? 'y' : problem.message.includes('does this for those below') ? 'F' : '.';
      return [at, is === '.' && !problem?.message.includes('no such') ? problem?.message : is];
    });
    expect(Object.fromEntries(answers)).toEqual(expected);
  });
});
