import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { type ReadExport, readCsv, readXlsx } from '../helpers/read-export.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The roll of a class as a file for offices.

let server: TestServer;
let classId: string;
const people = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer();
  const { prisma } = server.app.services.database;
  const { id } = await prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'RUNNING',
      capacity: 50,
      title: 'Lớp bồi dưỡng nhận thức về Đảng, khóa thử',
      startsOn: new Date('2026-11-16'),
      endsOn: new Date('2026-11-20'),
    },
    select: { id: true },
  });
  classId = globalId('TrainingClass', id);
  const cells = [demoIds.kheoLeng, await otherCell()];
  for (const [n, fullName] of ['Vũ Văn Thử', 'Hà Thị Ân', 'Bàn Văn Ân', 'Lý Thị Đào'].entries()) {
    const candidateId = await plantPerson(prisma, {
      committeeId: cells[n === 3 ? 1 : 0] ?? '',
      stage: 'IN_AWARENESS_CLASS',
      stageSince: new Date('2026-11-02'),
      fullName,
    });
    const seat = await prisma.enrolment.create({
      data: { classId: id, candidateId, enrolledBy: 'test' },
      select: { id: true },
    });
    people.set(fullName, globalId('Enrolment', seat.id));
  }
});
afterAll(() => server.stop());

/** A cell of another commune of Lục Yên. */
async function otherCell(): Promise<string> {
  const { id } = await server.app.services.database.prisma.committee.findFirstOrThrow({
    where: { kind: 'CELL', parent: { parentId: demoIds.lucYen, id: { not: demoIds.lamThuong } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return id;
}

async function get(path: string, subject: string): Promise<Response> {
  return fetch(`${server.app.url}/export/${path}`, {
    headers: { authorization: `Bearer ${await server.token(subject)}` },
  });
}
async function roll(format: 'xlsx' | 'csv', subject: string): Promise<ReadExport> {
  const response = await get(`class-roll.${format}?class=${classId}`, subject);
  expect(response.status).toBe(200);
  const bytes = await response.arrayBuffer();
  return format === 'xlsx' ? readXlsx(bytes) : readCsv(bytes);
}
const names = ({ rows }: ReadExport) => rows.map((row) => row['Họ và tên']);

describe('GET /export/class-roll', () => {
  it.each(['xlsx', 'csv'] as const)(
    'as %s has the people in Vietnamese order of names, and where they belong',
    async (format) => {
      const file = await roll(format, 'demo-centre');
      expect(names(file)).toEqual(['Bàn Văn Ân', 'Hà Thị Ân', 'Lý Thị Đào', 'Vũ Văn Thử']);
      expect(file.rows[0]).toMatchObject({
        'Giới tính': 'Nữ',
        'Tháng sinh': format === 'csv' ? '5' : 5,
        'Năm sinh': format === 'csv' ? '1999' : 1999,
        'Kết quả': 'Có trong danh sách',
        'Số giấy chứng nhận': null,
        'Mã học viên': people.get('Bàn Văn Ân'),
      });
      expect(JSON.stringify(file.head)).toContain('khóa thử');
    },
  );

  it('has only those whom the viewer may see, and says so in the access log', async () => {
    expect(names(await roll('xlsx', 'demo-commune'))).toEqual(['Bàn Văn Ân', 'Hà Thị Ân', 'Vũ Văn Thử']);
    expect(names(await roll('xlsx', 'demo-district'))).toHaveLength(4);
    const { rows } = await server.app.services.database.pool.query<{ n: number }>(
      `SELECT count(DISTINCT candidate_id)::integer AS n FROM access_log WHERE viewer = 'demo-commune' AND operation = 'export/class-roll.xlsx'`,
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('is hidden from who may see nobody in it, and from who asks for no class', async () => {
    for (const subject of ['demo-dashboard', 'demo-auditor']) {
      expect((await get(`class-roll.csv?class=${classId}`, subject)).status).toBe(404);
    }
    const missing = globalId('TrainingClass', '01890000-0000-7000-8000-00000000dead');
    expect((await get(`class-roll.csv?class=${missing}`, 'demo-district')).status).toBe(404);
    for (const query of [
      '',
      '?class=x',
      `?class=${globalId('Committee', demoIds.lucYen)}`,
      `?class=${classId}&year=2026`,
    ]) {
      expect((await get(`class-roll.csv${query}`, 'demo-district')).status).toBe(400);
    }
  });

  it('filled in and sent back as a sheet of results it closes the class, and shows the certificates then', async () => {
    const { rows } = await roll('xlsx', 'demo-centre');
    const sheet = rows.map((row, n) => ({
      enrolmentId: row['Mã học viên'],
      ...(n === 3 ? { result: 'ABSENT' } : { result: 'PASSED', certificateNumber: `0${n + 1}/GCN-DS` }),
    }));
    const { data } = await server.ask(
      'demo-centre',
      `mutation ($input: CloseClassInput!) { closeClass(input: $input) { __typename ... on UserError { code } } }`,
      { input: { classId, issuedOn: '2026-11-20', rows: sheet } },
    );
    expect(data.closeClass).toEqual({ __typename: 'CloseClassPayload' });
    const closed = await roll('xlsx', 'demo-centre');
    expect(closed.rows.map((row) => [row['Kết quả'], row['Số giấy chứng nhận'], row['Ngày cấp']])).toEqual([
      ['Đạt yêu cầu', '01/GCN-DS', '2026-11-20'],
      ['Đạt yêu cầu', '02/GCN-DS', '2026-11-20'],
      ['Đạt yêu cầu', '03/GCN-DS', '2026-11-20'],
      ['Vắng', null, null],
    ]);
  });
});
