import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The certificates of a class, printed in a run.

/** Every Vietnamese letter with its tones, in both cases. */
const LETTERS =
  'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ' +
  'AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ';

let server: TestServer;
let classId: string;
let empty: string;
beforeAll(async () => {
  server = await startTestServer();
  const { prisma } = server.app.services.database;
  const held = {
    centreId: demoIds.lucYenCentre,
    kind: 'AWARENESS',
    status: 'CLOSED',
    capacity: 50,
    startsOn: new Date('2026-11-16'),
    endsOn: new Date('2026-11-20'),
  } as const;
  const { id } = await prisma.trainingClass.create({ data: { ...held, title: LETTERS }, select: { id: true } });
  const other = await prisma.trainingClass.create({ data: { ...held, title: 'Lớp khác' }, select: { id: true } });
  [classId, empty] = [globalId('TrainingClass', id), globalId('TrainingClass', other.id)];
  const people: [name: string, classId: string, number: string | null][] = [
    ['Vũ Văn Thử', id, '02/GCN-IN'],
    ['Bàn Thị Ngọc Ánh', id, '01/GCN-IN'],
    ['Lý Văn Vắng', id, null],
    ['Hà Thị Chờ', other.id, null],
  ];
  for (const [fullName, ofClass, number] of people) {
    const candidateId = await plantPerson(prisma, {
      committeeId: demoIds.kheoLeng,
      stage: number === null ? 'OUTSTANDING' : 'AWARENESS_CERTIFIED',
      stageSince: new Date('2026-11-20'),
      fullName,
    });
    const seat = await prisma.enrolment.create({
      data: { classId: ofClass, candidateId, status: number === null ? 'ABSENT' : 'PASSED', enrolledBy: 'test' },
      select: { id: true },
    });
    if (number === null) continue;
    await prisma.certificate.create({
      data: {
        candidateId,
        kind: 'AWARENESS',
        enrolmentId: seat.id,
        centreId: demoIds.lucYenCentre,
        number,
        issuedOn: new Date('2026-11-20'),
        numberedIn: 2026,
        recordedBy: 'test',
      },
      select: { id: true },
    });
  }
});
afterAll(() => server.stop());

async function get(subject: string, of = classId, more = ''): Promise<Response> {
  return fetch(`${server.app.url}/export/certificates.pdf?class=${of}${more}`, {
    headers: { authorization: `Bearer ${await server.token(subject)}` },
  });
}

it('has a page for each who has one, in the order of names, with every Vietnamese letter right', async () => {
  const response = await get('demo-centre');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toContain('.pdf');
  const bytes = Buffer.from(await response.arrayBuffer());
  const pages = readPdf(bytes);
  expect(pages).toHaveLength(2);
  for (const [n, [name, number]] of [
    ['Bàn Thị Ngọc Ánh', '01/GCN-IN'],
    ['Vũ Văn Thử', '02/GCN-IN'],
  ].entries()) {
    const page = pages[n]?.normalize('NFC') ?? '';
    expect(page).toContain('GIẤY CHỨNG NHẬN');
    expect(page).toContain(name);
    expect(page).toContain(`Số: ${number}`);
    expect(page).toContain('Ngày 20 tháng 11 năm 2026');
    expect(page.replaceAll('\n', '')).toContain(LETTERS);
    expect(page).not.toContain('?');
  }
  // A4, across, and the letters are in the file.
  expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.89 595\.28\]/);
  expect(bytes.toString('latin1')).toContain('/FontFile');
});

it('is for whoever sees the roll, and each who is on it stands in the access log', async () => {
  expect((await get('demo-commune')).status).toBe(200);
  for (const subject of ['demo-dashboard', 'demo-auditor']) expect((await get(subject)).status).toBe(404);
  const { rows } = await server.app.services.database.pool.query<{ n: number }>(
    `SELECT count(DISTINCT candidate_id)::integer AS n FROM access_log WHERE viewer = 'demo-commune' AND operation = 'export/certificates.pdf'`,
  );
  expect(rows[0]?.n).toBeGreaterThanOrEqual(2);
});

it('is refused where nobody has one, and for what is no certificate', async () => {
  const response = await get('demo-centre', empty);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'INVALID_INPUT' } }] },
  ]);
  expect((await get('demo-centre', classId, '&year=2026')).status).toBe(400);
  const sheet = await fetch(`${server.app.url}/export/certificates.xlsx?class=${classId}`);
  expect(sheet.status).toBe(404);
});
