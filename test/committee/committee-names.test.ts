import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23.

const ANSWER = `
  __typename
  ... on CommitteePayload { cursor committee {
    name shortName code
    forms { name shortName kind validFrom validTo documentNumber documentOn }
    codes { code validFrom validTo }
  } }
  ... on InvalidInput { mistakes { message path } }
  ... on UserError { code message path }`;
const RENAME = `mutation ($input: RenameCommitteeInput!) { answer: renameCommittee(input: $input) { ${ANSWER} } }`;
const CODE = `mutation ($input: SetCommitteeCodeInput!) { answer: setCommitteeCode(input: $input) { ${ANSWER} } }`;
const BOARD = `query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SELF) { rows { name kind code } } }`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const THAM_PAT = globalId('Committee', demoIds.thamPat);
const LUC_YEN = globalId('Committee', demoIds.lucYen);

async function ask(document: string, input: object, subject: string) {
  const { data, errors } = await server.ask(subject, document, { input });
  expect(errors).toBeUndefined();
  return data.answer;
}

const PAPER = { documentNumber: '12-QĐ/HU', documentOn: '2026-02-20' };
const rename = (input: object, subject = 'demo-district') =>
  ask(RENAME, { committeeId: LAM_THUONG, ...PAPER, ...input }, subject);
const setCode = (input: object, subject = 'demo-district') => ask(CODE, { committeeId: LAM_THUONG, ...input }, subject);

async function board(year: number): Promise<{ name: string; code: string | null }> {
  const { data } = await server.ask('demo-district', BOARD, { id: LAM_THUONG, year });
  return data.quotaBoard.rows[0];
}

describe('renameCommittee', () => {
  it('calls a committee otherwise from a day on; years before show what it was called then', async () => {
    const before = await board(2026);
    const { committee, cursor } = await rename({
      name: 'Đảng bộ xã Lâm Thượng Mới',
      shortName: 'Lâm Thượng',
      validFrom: '2026-03-01',
    });
    expect(committee).toMatchObject({ name: 'Đảng bộ xã Lâm Thượng Mới', shortName: 'Lâm Thượng' });
    expect(committee.forms).toMatchObject([
      { name: before.name, validTo: '2026-03-01', documentNumber: null, documentOn: null },
      { name: 'Đảng bộ xã Lâm Thượng Mới', validFrom: '2026-03-01', validTo: null, ...PAPER },
    ]);
    expect(cursor).toBe(server.app.services.feed.cursor());
    expect((await board(2026)).name).toBe('Đảng bộ xã Lâm Thượng Mới');
    expect((await board(2025)).name).toBe(before.name);
  });

  it('of a day to come does not show before', async () => {
    const now = (await board(2026)).name;
    const { committee } = await rename({ name: 'Đảng bộ xã Tương Lai', validFrom: '2026-12-01' });
    expect(committee.name).toBe(now);
    expect(committee.forms.map(({ name }: { name: string }) => name)).not.toContain('Đảng bộ xã Tương Lai');
    expect((await board(2026)).name).toBe(now);
    expect(await rename({ name: 'Đảng bộ xã Khác', validFrom: '2026-11-30' })).toMatchObject({
      code: 'BEGINS_BEFORE_LAST',
      path: ['validFrom'],
    });
  });

  it('takes names composed, and tells all mistakes of a form at once', async () => {
    const { committee } = await rename(
      { committeeId: THAM_PAT, name: 'Chi bộ thôn Thẳm Pất'.normalize('NFD'), validFrom: '2026-01-05' },
      'demo-commune',
    );
    expect(committee.name).toBe('Chi bộ thôn Thẳm Pất'.normalize('NFC'));
    const refused = await rename({
      name: ' ',
      validFrom: '2026-02-30',
      documentNumber: 'x'.repeat(61),
      documentOn: '',
    });
    expect(refused.mistakes.map(({ path }: { path: string[] }) => path.at(-1))).toEqual([
      'name',
      'validFrom',
      'documentNumber',
      'documentOn',
    ]);
    expect(
      await rename({ committeeId: THAM_PAT, name: 'Chi bộ thôn Thẳm Pất', validFrom: '2026-02-01' }, 'demo-commune'),
    ).toMatchObject({ code: 'INVALID_INPUT', path: ['name'] });
  });

  it('is done from above: a committee does not name itself, and a cell names nobody', async () => {
    for (const subject of ['demo-commune', 'demo-cell'])
      expect(await rename({ name: 'Tên khác', validFrom: '2026-12-31' }, subject)).toMatchObject(
        subject === 'demo-commune' ? { code: 'FORBIDDEN' } : { code: 'NOT_FOUND' },
      );
    expect(await rename({ committeeId: LUC_YEN, name: 'Tên khác', validFrom: '2026-12-31' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('setCommitteeCode', () => {
  it('the code trap: one that meant another area before is given again, and never means two at once', async () => {
    const trap = '04345';
    const first = await setCode({ code: trap, validFrom: '2026-04-01' });
    expect(first.committee.code).toBe(trap);
    expect(
      await setCode({ committeeId: THAM_PAT, code: trap, validFrom: '2026-05-01' }, 'demo-district'),
    ).toMatchObject({
      code: 'CODE_IN_USE',
      path: ['code'],
    });
    const ended = await setCode({ validFrom: '2026-06-01' });
    expect(ended.committee.code).toBeNull();
    const next = await setCode({ committeeId: THAM_PAT, code: trap, validFrom: '2026-06-01' }, 'demo-commune');
    expect(next.committee.code).toBe(trap);
    expect(ended.committee.codes.at(-1)).toEqual({ code: trap, validFrom: '2026-04-01', validTo: '2026-06-01' });
    // By the code of today it is the other one.
    const { data } = await server.ask('demo-district', `{ committee(code: "${trap}") { id } }`);
    expect(data.committee.id).toBe(THAM_PAT);
    expect((await board(2026)).code).toBeNull();
    expect(await setCode({ code: trap, validFrom: '2026-05-01' })).toMatchObject({ code: 'BEGINS_BEFORE_LAST' });
    expect(await setCode({ code: null, validFrom: '2026-07-01' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of two who want one code at once one has it, and the other is told so', async () => {
    // They meet in the midst of it only sometimes.
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
      const wanted = { code: `999.${day}`, validFrom: `2026-08-${day}` };
      const answers = await Promise.all([
        setCode(wanted),
        setCode({ committeeId: THAM_PAT, ...wanted }, 'demo-commune'),
      ]);
      expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
        'CODE_IN_USE',
        'CommitteePayload',
      ]);
    }
  });
});
