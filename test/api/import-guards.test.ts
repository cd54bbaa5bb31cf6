import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportReport, importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// A file enters who was followed before there was a record, and takes nobody on record past the rules.

const TODAY = '2026-11-23';
const HEAD =
  'Tổ chức đảng,Họ và tên,Giới tính,Tháng sinh,Năm sinh,Dân tộc,Nguồn kết nạp,Đoàn viên,Đi làm ăn xa,Giai đoạn,Từ ngày,Số quyết định,Ngày quyết định,Ngày kết nạp';

let folder: string;
let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-guards-'));
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function run(head: string, line: string): Promise<ImportReport> {
  const path = join(folder, 'people.csv');
  await writeFile(path, `${head}\n${line}\n`);
  return importFile(server.app.services.database.pool, {
    path,
    actor: 'chị Hoa',
    today: TODAY,
    write: true,
    update: true,
    includeHidden: false,
    language: 'en',
    idIn: idOfType,
    onProgress: () => {},
  });
}

/** A line about a person of the first cell; the birth is `month,year`. */
const person = (name: string, rest: string, birth = '5,1999') =>
  `Thôn 2,${name},Nữ,${birth},Thái,Thanh niên,Có,Không,${rest}`;
const problemsOf = async (line: string) =>
  (await run(HEAD, line)).problems.map(({ column, message }) => [column, message]);

const steps: [stage: string, since: string][] = [
  ['CELL_REVIEW', '2026-04-01'],
  ['CELL_PROPOSED', '2026-04-02'],
  ['GRASSROOTS_PROPOSED', '2026-05-10'],
  ['DECIDED', '2026-05-20'],
];
let made = 0;

/** Somebody whose case has come to a stage, step by step; born in May 1999 unless it is said otherwise. */
async function known(last: string, birth = { birthYear: 1999, birthMonth: 5 }): Promise<string> {
  made += 1;
  const fullName = `Lò Văn Số ${made}`;
  const there = steps.slice(0, steps.findIndex(([stage]) => stage === last) + 1);
  const { pool } = server.app.services.database;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, away_for_work, stage, stage_since)
     VALUES (gen_random_uuid(), $1, $2, 'FEMALE', $3, $4, 'Thái', 'YOUTH', true, false, $5, $6) RETURNING id`,
    [tree.cellA, fullName, birth.birthYear, birth.birthMonth, last, there.at(-1)?.[1] ?? '2026-03-01'],
  );
  for (const [index, [stage, since]] of there.entries()) {
    await pool.query(
      `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by, changed_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4::date, 'test', $4::date)`,
      [rows[0]?.id, steps[index - 1]?.[0] ?? 'OPINIONS', stage, since],
    );
  }
  return fullName;
}

describe('a person who is entered for the first time', () => {
  it.each([
    ['at any stage', 'Quyết định kết nạp,01/02/2026,,,'],
    ['with an admission', 'Đảng viên dự bị,01/02/2026,1-QĐ,10/01/2026,01/02/2026'],
    ['with an old one, as an official member', 'Đảng viên chính thức,28/02/2013,1-QĐ,10/01/2012,29/02/2012', '5,1980'],
    ['of eighteen this month, when it was decided', 'Đảng viên dự bị,20/11/2026,1-QĐ,02/11/2026,20/11/2026', '11,2008'],
    ['and of sixty', 'Đảng viên dự bị,20/11/2026,1-QĐ,02/11/2026,20/11/2026', '11,1966'],
    ['who is a child and a source', 'Nguồn,01/02/2026,,,', '3,2014'],
  ])('comes %s', async (name, rest, birth = '5,1999') => {
    expect(await problemsOf(person(`Lò ${name.replaceAll(',', '')}`, rest, birth))).toEqual([]);
  });

  it.each([
    ['a boy of twelve', 'Đảng viên dự bị,01/02/2026,1-QĐ,10/01/2026,01/02/2026', '3,2014', 'Năm sinh', /full 18/],
    ['a boy of twelve, decided', 'Quyết định kết nạp,01/02/2026,,,', '3,2014', 'Năm sinh', /full 18/],
    [
      'somebody of sixty-one',
      'Đảng viên dự bị,01/02/2026,1-QĐ,10/01/2026,01/02/2026',
      '1,1965',
      'Consent (past sixty)',
      /full 60/,
    ],
    [
      'a ceremony before its decision',
      'Đảng viên dự bị,01/02/2026,1-QĐ,10/02/2026,01/02/2026',
      '5,1999',
      'Ngày kết nạp',
      /before/,
    ],
    [
      'another day than that of the ceremony',
      'Đảng viên dự bị,05/02/2026,1-QĐ,10/01/2026,01/02/2026',
      '5,1999',
      'Từ ngày',
      /since the ceremony/,
    ],
    [
      'recognition before the twelve months end',
      'Đảng viên chính thức,31/01/2026,1-QĐ,10/01/2025,01/02/2025',
      '5,1999',
      'Từ ngày',
      /12 months/,
    ],
    [
      'recognition on another day than they end',
      'Đảng viên chính thức,20/02/2026,1-QĐ,10/01/2025,01/02/2025',
      '5,1999',
      'Từ ngày',
      /2026-02-01/,
    ],
    ['a stage before the birth', 'Nguồn,28/02/2014,,,', '3,2014', 'Từ ngày', /before the birth/],
    [
      'a decision of another decade',
      'Đảng viên dự bị,01/02/2026,1-QĐ,10/01/2014,01/02/2026',
      '5,1990',
      'Ngày kết nạp',
      /more than 12 months/,
    ],
  ])('is refused: %s', async (name, rest, birth, column, message) => {
    expect(await problemsOf(person(`Lò ${name.replaceAll(',', '')}`, rest, birth))).toEqual([
      [column, expect.stringMatching(message)],
    ]);
  });
});

describe('a person past sixty', () => {
  const CONSENT = `${HEAD},"Ngày đồng ý (quá 60 tuổi)"`;
  const consented = async (line: string) =>
    (await run(CONSENT, line)).problems.map(({ column, message }) => [column, message]);
  const admitted = 'Đảng viên dự bị,01/02/2026,1-QĐ,10/01/2026,01/02/2026';
  const papersOf = async (fullName: string) => {
    const { pool } = server.app.services.database;
    const { rows } = await pool.query<{ on: string }>(
      `SELECT p.made_on::text AS on FROM dossier_paper p JOIN candidate c ON c.id = p.candidate_id
       WHERE c.full_name = $1 AND p.kind = 'PROVINCIAL_CONSENT'`,
      [fullName],
    );
    return rows.map(({ on }) => on);
  };

  it('comes with the consent of the province that was there by the decision, and it is in the dossier', async () => {
    expect(await consented(person('Lò Văn Cao', `${admitted},10/01/2026`, '1,1965'))).toEqual([]);
    expect(await papersOf('Lò Văn Cao')).toEqual(['2026-01-10']);
    // The same file again says nothing new.
    expect(await consented(person('Lò Văn Cao', `${admitted},10/01/2026`, '1,1965'))).toEqual([]);
    expect(await papersOf('Lò Văn Cao')).toEqual(['2026-01-10']);
  });

  it('comes without one up to the decision, which is refused without it, or with one of a later day', async () => {
    const refused = [['Ngày đồng ý (quá 60 tuổi)', expect.stringMatching(/consent/)]];
    expect(await consented(person('Lò Văn Già', 'Nghị quyết chi bộ,01/02/2026,,,,', '1,1965'))).toEqual([]);
    expect(await consented(person('Lò Văn Muộn', `${admitted},11/01/2026`, '1,1965'))).toEqual(refused);
    expect(await consented(person('Lò Văn Thiếu', 'Quyết định kết nạp,01/02/2026,,,,', '1,1965'))).toEqual(refused);
    const old = { birthYear: 1965, birthMonth: 1 };
    const proposed = await known('GRASSROOTS_PROPOSED', old);
    expect(await consented(person(proposed, 'Quyết định kết nạp,20/05/2026,,,,', '1,1965'))).toEqual(refused);
    expect(await consented(person(proposed, 'Quyết định kết nạp,20/05/2026,,,,19/05/2026', '1,1965'))).toEqual([]);
    expect(await papersOf(proposed)).toEqual(['2026-05-19']);
  });
});

describe('a case on record', () => {
  it('is admitted from the decision only, and after what was decided', async () => {
    const proposed = await known('GRASSROOTS_PROPOSED');
    const after = '01/06/2026,1-QĐ,20/05/2026,01/06/2026';
    expect(await problemsOf(person(proposed, `Đảng viên dự bị,${after}`))).toEqual([
      ['Giai đoạn', expect.stringContaining('cannot be admitted')],
    ]);
    const decided = await known('DECIDED');
    expect(await problemsOf(person(decided, 'Đảng viên dự bị,01/06/2026,1-QĐ,09/05/2026,01/06/2026'))).toEqual([
      ['Ngày quyết định', expect.stringContaining('2026-05-10')],
    ]);
    expect(await problemsOf(person(decided, `Đảng viên dự bị,${after}`))).toEqual([]);
  });

  it('of a child goes no further', async () => {
    const child = { birthYear: 2014, birthMonth: 3 };
    const line = (name: string, rest: string) => person(name, rest, '3,2014');
    expect(await problemsOf(line(await known('OPINIONS', child), 'Chi bộ xét,01/04/2026,,,'))).toEqual([
      ['Năm sinh', expect.stringContaining('full 18')],
    ]);
    const decided = await known('DECIDED', child);
    expect(await problemsOf(line(decided, 'Đảng viên dự bị,01/06/2026,1-QĐ,20/05/2026,01/06/2026'))).toEqual([
      ['Năm sinh', expect.stringContaining('full 18')],
    ]);
  });

  it('takes one step, on the day of the one before or later', async () => {
    const reviewed = await known('CELL_REVIEW');
    expect(await problemsOf(person(reviewed, 'Quyết định kết nạp,01/06/2026,,,'))).toEqual([
      ['Giai đoạn', expect.stringContaining('the next stage')],
    ]);
    expect(await problemsOf(person(reviewed, 'Nghị quyết chi bộ,31/03/2026,,,'))).toEqual([
      ['Giai đoạn', expect.stringContaining('after what this line says')],
    ]);
    expect(await problemsOf(person(reviewed, 'Nghị quyết chi bộ,02/04/2026,,,'))).toEqual([]);
  });

  it('is recognised on the day the twelve months end', async () => {
    const name = 'Lò Thị Dự Bị';
    const admission = '1-QĐ,10/01/2025,01/02/2025';
    await run(HEAD, person(name, `Đảng viên dự bị,01/02/2025,${admission}`));
    expect(await problemsOf(person(name, `Đảng viên chính thức,20/02/2026,${admission}`))).toEqual([
      ['Từ ngày', expect.stringContaining('2026-02-01')],
    ]);
    expect(await problemsOf(person(name, `Đảng viên chính thức,01/02/2026,${admission}`))).toEqual([]);
  });
});

describe('a person with two cases', () => {
  /** Somebody who is off the list in the first cell, with another case that began later. */
  async function comeBack(fullName: string, committeeId: string): Promise<void> {
    const { prisma } = server.app.services.database;
    const [personId, more] = [randomUUID(), { ethnicGroup: 'Thái', fullName, awayForWork: false }];
    const since = { stageSince: new Date('2026-02-01'), createdAt: new Date('2026-02-01') };
    await plantPerson(prisma, { ...more, ...since, personId, committeeId: tree.cellA, stage: 'OFF_LIST' });
    await plantPerson(prisma, { ...more, personId, committeeId, stage: 'SOURCE', stageSince: new Date('2026-03-01') });
  }
  const stagesOf = async (fullName: string) => {
    const asked = { where: { fullName }, orderBy: { createdAt: 'asc' }, select: { stage: true } } as const;
    return (await server.app.services.database.prisma.candidate.findMany(asked)).map(({ stage }) => stage);
  };

  it('is found in the later one, where both are of one cell', async () => {
    const name = 'Lò Thị Trở Lại';
    await comeBack(name, tree.cellA);
    expect(await problemsOf(person(name, 'Quần chúng ưu tú,02/03/2026,,,'))).toEqual([]);
    expect(await stagesOf(name)).toEqual(['OFF_LIST', 'OUTSTANDING']);
  });

  it('goes on in one of them', async () => {
    const name = 'Lò Thị Hai Nơi';
    await comeBack(name, tree.cellB);
    expect(await problemsOf(person(name, 'Nguồn,02/03/2026,,,'))).toEqual([
      ['Giai đoạn', expect.stringContaining('another case of this person is open')],
    ]);
    expect(await stagesOf(name)).toEqual(['OFF_LIST', 'SOURCE']);
  });
});

describe('an admission', () => {
  it.each([
    ['of somebody new', async () => 'Lò Thị Mới'],
    ['of a case on record', () => known('DECIDED')],
  ])('%s is a step that rests on the decision', async (_, nameOf) => {
    const name = await nameOf();
    expect(await problemsOf(person(name, 'Đảng viên dự bị,01/06/2026,7-QĐ/HU,20/05/2026,01/06/2026'))).toEqual([]);
    const { rows } = await server.app.services.database.pool.query(
      `SELECT c.stage, s.document_number, s.changed_by, a.decision_number FROM candidate c
       JOIN admission a ON a.candidate_id = c.id JOIN stage_change s ON s.candidate_id = c.id
       WHERE c.full_name = $1 AND s.to_stage = 'PROBATIONARY' AND s.effective_on = a.ceremony_on`,
      [name],
    );
    expect(rows).toEqual([
      { stage: 'PROBATIONARY', document_number: '7-QĐ/HU', changed_by: 'chị Hoa', decision_number: '7-QĐ/HU' },
    ]);
  });
});

describe('a quota', () => {
  it('is entered, also of a year that is over, and not revised: a file has no documents', async () => {
    const head = 'Mã tổ chức,Tên tổ chức đảng,Loại,Mã cấp trên,Tổ chức cấp trên,Ngày thành lập,Năm,Kế hoạch';
    const set = (year: number, plan: number) => run(head, `,Thôn 2,Chi bộ trực thuộc,,Xã,,${year},${plan}`);
    for (const year of [2025, 2026]) expect((await set(year, 3)).counts.quotas.created).toBe(1);
    for (const year of [2025, 2026]) {
      expect((await set(year, 4)).problems).toEqual([
        expect.objectContaining({ column: 'Kế hoạch', message: expect.stringMatching(/never revises one/) }),
      ]);
    }
  });
});
