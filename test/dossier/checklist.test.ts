import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The list by which a dossier is gone through says item by item what is there and what is missing, and can be printed.

let server: TestServer;
let whole: string;
let bare: string;
let probationer: string;
beforeAll(async () => {
  server = await startTestServer();
  const { prisma } = server.app.services.database;
  const person = (fullName: string, stage: 'OPINIONS' | 'PROBATIONARY') =>
    plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage, stageSince: new Date('2026-10-20'), fullName });
  const [first, second, third] = [
    await person('Bàn Thị Đủ', 'OPINIONS'),
    await person('Lý Văn Thiếu', 'OPINIONS'),
    await person('Hà Thị Dự Bị', 'PROBATIONARY'),
  ];
  await plantDossier(prisma, first);
  await plantDossier(prisma, third, 'RECOGNITION');
  [whole, bare, probationer] = [first, second, third].map((id) => globalId('Candidate', id)) as [
    string,
    string,
    string,
  ];
});
afterAll(() => server.stop());

async function dossier(id: string) {
  const { data, errors } = await server.ask(
    'demo-commune',
    `{ node(id: "${id}") { ... on Candidate { dossier { complete missing { code }
      checklist { item complete held { paper from heldUntil } missing { code } } } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.node.dossier;
}

interface Line {
  item: string;
  complete: boolean;
  held: { paper: string | null; from: string; heldUntil: string | null }[];
  missing: { code: string }[];
}

describe('the list', () => {
  it('has all that a review wants, with its days, where the dossier is whole', async () => {
    const { complete, checklist } = await dossier(whole);
    expect(complete).toBe(true);
    expect(checklist.map(({ item, held }: Line) => [item, held.map(({ paper }) => paper)])).toEqual([
      ['CERTIFICATE', [null]],
      ['PERSON_PAPERS', ['APPLICATION', 'LIFE_HISTORY']],
      ['VERIFICATION', [null]],
      ['INTRODUCTION', ['TWO_MEMBERS_INTRODUCTION']],
      ['OPINIONS', ['OPINIONS']],
    ]);
    const [certificate, , verification] = checklist;
    expect(certificate.held).toEqual([{ paper: null, from: '2026-10-01', heldUntil: '2031-10-01' }]);
    expect(verification.held).toEqual([{ paper: null, from: '2026-10-01', heldUntil: '2027-10-01' }]);
  });

  it('says at each item what is missing, and together it is what the dossier misses', async () => {
    const { complete, missing, checklist } = await dossier(bare);
    expect(complete).toBe(false);
    for (const line of checklist) expect(line).toMatchObject({ complete: false, held: [] });
    expect(checklist.flatMap((line: Line) => line.missing)).toEqual(missing);
    expect(missing.length).toBeGreaterThan(4);
  });

  it('is that of the recognition for who is on probation', async () => {
    const { checklist } = await dossier(probationer);
    expect(checklist.map(({ item, complete, held }: Line) => [item, complete, held.length])).toEqual([
      ['NEW_MEMBER_CERTIFICATE', true, 1],
      ['RECOGNITION_PAPERS', true, 3],
    ]);
  });
});

describe('on paper', () => {
  const get = async (subject: string, of = bare, more = '') =>
    fetch(`${server.app.url}/export/dossier-checklist.pdf?candidate=${of}${more}`, {
      headers: { authorization: `Bearer ${await server.token(subject)}` },
    });

  it('it has whose it is, each item, and what is missing with its document', async () => {
    const response = await get('demo-commune');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const page = readPdf(Buffer.from(await response.arrayBuffer()))
      .join('\n')
      .normalize('NFC');
    for (const words of ['DANH MỤC KIỂM TRA HỒ SƠ', 'Lý Văn Thiếu', 'Tổng hợp ý kiến nhận xét', 'Còn thiếu', 'HD/TW']) {
      expect(page).toContain(words);
    }
    const filled = readPdf(Buffer.from(await (await get('demo-commune', whole, '&lang=en')).arrayBuffer())).join('\n');
    expect(filled).toContain('2031-10-01');
    expect(filled).not.toContain('Missing');
  });

  it('it is for whoever sees the case, and the look is in the access log', async () => {
    for (const subject of ['demo-dashboard', 'demo-auditor']) expect((await get(subject)).status).toBe(404);
    expect((await get('demo-commune', globalId('Committee', demoIds.kheoLeng))).status).toBe(400);
    const { rows } = await server.app.services.database.pool.query<{ viewer: string }>(
      `SELECT DISTINCT viewer FROM access_log WHERE operation = 'export/dossier-checklist.pdf'`,
    );
    expect(rows).toEqual([{ viewer: 'demo-commune' }]);
  });
});
