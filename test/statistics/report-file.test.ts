import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type ReadExport, readCsv, readXlsx } from '../helpers/read-export.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const YEAR = 'from=2023-01-01&to=2023-12-31';

async function get(path: string, subject: string): Promise<Response> {
  return fetch(`${server.app.url}/export/${path}`, {
    headers: { authorization: `Bearer ${await server.token(subject)}` },
  });
}

async function read(format: string, response: Response): Promise<ReadExport> {
  expect(response.status).toBe(200);
  const bytes = await response.arrayBuffer();
  return format === 'xlsx' ? readXlsx(bytes) : readCsv(bytes);
}

describe.each(['xlsx', 'csv'])('the report as %s', (format) => {
  it.each(['demo-district', 'demo-dashboard'])('is what GraphQL answers to %s', async (subject) => {
    const { data, errors } = await server.ask(
      subject,
      `query ($id: ID!) { quotaReport(committeeId: $id, from: "2023-01-01", to: "2023-12-31") {
        name admitted plan percent change before { admitted } rows { name admitted plan percent before change }
      } }`,
      { id: LUC_YEN },
    );
    expect(errors).toBeUndefined();
    const { rows, ...top } = data.quotaReport;
    const file = await read(format, await get(`quota-report.${format}?committee=${LUC_YEN}&${YEAR}`, subject));
    const shown = (value: number | string | null): unknown =>
      format === 'csv' && typeof value === 'number' ? String(value).replace('.', ',') : value;
    const expected = [{ ...top, before: top.before?.admitted ?? null }, ...rows].map((row) => ({
      'Tên tổ chức đảng': row.name,
      'Kế hoạch năm': shown(row.plan),
      'Đã kết nạp': shown(row.admitted),
      'Đạt kế hoạch (%)': shown(row.percent),
      'Cùng kỳ': shown(row.before),
      'Tăng, giảm so với cùng kỳ': shown(row.change),
    }));
    const table = file.rows.slice(0, expected.length).map(({ 'Mã tổ chức': _, ...row }) => row);
    expect(table).toEqual(expected);
    expect(file.head[0]?.[0]).toMatch(/^Năm 2023, .* kết nạp 216 đảng viên, đạt /);
    const foot = file.rows.slice(expected.length).map((row) => String(row['Mã tổ chức']));
    expect(foot.some((line) => line.startsWith('Trong đó: nữ '))).toBe(true);
    expect(foot.some((line) => line.startsWith('Đạt thấp nhất: '))).toBe(true);
  });
});

it('is in English where that is asked for, and named after its days', async () => {
  const response = await get(`quota-report.xlsx?committee=${LUC_YEN}&${YEAR}&lang=en`, 'demo-district');
  expect(response.headers.get('content-disposition')).toContain('Admissions 2023-01-01 2023-12-31 - ');
  const file = await read('xlsx', response);
  expect(file.headings).toContain('Same period before');
  expect(file.head[0]?.[0]).toMatch(/^In 2023 .* admitted 216 members, /);
});

it.each([
  ['demo-cell', `committee=${LUC_YEN}&${YEAR}`, 404, 'NOT_FOUND'],
  ['demo-auditor', `committee=${LUC_YEN}&${YEAR}`, 404, 'NOT_FOUND'],
  ['demo-district', `committee=${LUC_YEN}&from=2023-01-01`, 400, 'INVALID_INPUT'],
  ['demo-district', `committee=${LUC_YEN}&from=2023-01-01&to=2023-02-30`, 400, 'INVALID_INPUT'],
  ['demo-district', `committee=${LUC_YEN}&from=2023-01-01&to=2099-01-01`, 400, 'INVALID_INPUT'],
  ['demo-district', `committee=${LUC_YEN}&${YEAR}&year=2023`, 400, 'INVALID_INPUT'],
])('refuses %s who asks %s', async (subject, query, status, code) => {
  const response = await get(`quota-report.xlsx?${query}`, subject);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe(
    code,
  );
});
