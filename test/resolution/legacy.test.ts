import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What a file brings is history from before the system: it is shown as such, and opens no door until its body has confirmed it.

const TODAY = '2026-11-23';
const HEAD =
  'Tổ chức đảng,Họ và tên,Giới tính,Tháng sinh,Năm sinh,Dân tộc,Nguồn kết nạp,Đoàn viên,Đi làm ăn xa,Giai đoạn,Từ ngày,Số quyết định,Ngày quyết định,Ngày kết nạp';

let folder: string;
let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-legacy-'));
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('province', 'SUPERIOR_COMMITTEE', tree.province);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.app.services.feed.settle();
});
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const STAGES: Partial<Record<CandidateStage, string>> = {
  SOURCE: 'Nguồn',
  OUTSTANDING: 'Quần chúng ưu tú',
  AWARENESS_CERTIFIED: 'Đã có giấy chứng nhận',
  DOSSIER: 'Làm hồ sơ',
  CELL_PROPOSED: 'Nghị quyết chi bộ',
  GRASSROOTS_PROPOSED: 'Nghị quyết đảng ủy cơ sở',
  DECIDED: 'Quyết định kết nạp',
  PROBATIONARY: 'Đảng viên dự bị',
  OFFICIAL: 'Đảng viên chính thức',
};

let made = 0;
/** The line of a person at a stage. @param paper - number and day of the decision, and the ceremony. */
const lineOf = (name: string, stage: CandidateStage, since: string, paper: string) =>
  `Thôn 2,${name},Nữ,5,1999,Thái,Thanh niên,Có,Không,${STAGES[stage]},${since},${paper}`;

async function importLine(line: string) {
  const path = join(folder, 'cũ.csv');
  await writeFile(path, `${HEAD}\n${line}\n`);
  const { problems } = await importFile(server.app.services.database.pool, {
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
  await server.app.services.feed.settle();
  return problems.map(({ column, message }) => [column, message]);
}

/** Somebody whom a file brought at a stage. */
async function imported(stage: CandidateStage, since = '2026-03-01', paper = ',,'): Promise<string> {
  made += 1;
  const fullName = `Lò Thị Số ${made}`;
  expect(await importLine(lineOf(fullName, stage, since, paper))).toEqual([]);
  const { prisma } = server.app.services.database;
  return (await prisma.candidate.findFirstOrThrow({ where: { fullName }, select: { id: true } })).id;
}

async function ask(subject: string, mutation: string, input: object, selection = '') {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) {
      __typename ${selection} ... on UserError { code message path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const row = (id: string, number = '7-NQ', madeOn = '2026-02-27') => ({
  candidateId: globalId('Candidate', id),
  number,
  madeOn,
});
const confirm = (subject: string, ...confirmations: object[]) =>
  ask(subject, 'confirmLegacy', { confirmations }, '... on ConfirmLegacyPayload { candidates { unconfirmed } }');

async function read(id: string, fields: string) {
  const { data, errors } = await server.ask(
    'district',
    `query ($id: ID!) { node(id: $id) { ... on Candidate { ${fields} } } }`,
    {
      id: globalId('Candidate', id),
    },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

describe('what a file brings', () => {
  it('is shown as history, with the file it came from', async () => {
    const id = await imported('PROBATIONARY', '2026-03-01', '1-QĐ,2026-02-20,2026-03-01');
    expect(
      await read(
        id,
        'unconfirmed history { toStage legacySource } admissions { legacySource } confirmations { number }',
      ),
    ).toEqual({
      unconfirmed: true,
      history: [{ toStage: 'PROBATIONARY', legacySource: 'import: cũ.csv' }],
      admissions: [{ legacySource: 'import: cũ.csv' }],
      confirmations: [],
    });
    for (const stage of ['SOURCE', 'AWARENESS_CERTIFIED'] as const) {
      // Nobody's resolution: what leads on from there wants records of its own.
      expect(await read(await imported(stage), 'unconfirmed history { legacySource }')).toEqual({
        unconfirmed: false,
        history: [{ legacySource: 'import: cũ.csv' }],
      });
    }
  });

  it.each<[CandidateStage, string, string, object]>([
    ['DOSSIER', 'cell', 'startDossier', { effectiveOn: '2026-03-05', documentNumber: '1' }],
    [
      'CELL_PROPOSED',
      'commune',
      'recordCommitteeVote',
      { matter: 'ADMISSION', heldOn: '2026-03-05', number: '1', members: 3, yes: 3, no: 0, blank: 0, absent: 0 },
    ],
    ['GRASSROOTS_PROPOSED', 'district', 'recordDecision', { number: '1-QĐ', issuedOn: '2026-03-05' }],
    ['DECIDED', 'cell', 'recordAdmission', { ceremonyOn: '2026-03-05' }],
  ])('opens no door at %s until it is confirmed, and then does', async (stage, subject, mutation, input) => {
    const id = await imported(stage);
    const candidateId = globalId('Candidate', id);
    const [body, name] = {
      DOSSIER: ['cell', 'the cell'],
      CELL_PROPOSED: ['cell', 'the cell'],
      GRASSROOTS_PROPOSED: ['commune', 'the grassroots committee'],
    }[stage as string] ?? ['district', 'the committee that decides'];
    const next = async () => (await read(id, 'nextSteps { ready missing { code message } }')).nextSteps[0];
    expect((await next()).missing).toEqual(
      expect.arrayContaining([{ code: 'LEGACY_NOT_CONFIRMED', message: expect.stringContaining(name ?? '') }]),
    );
    if (mutation !== 'startDossier') {
      expect(await ask(subject, mutation, { candidateId, ...input })).toMatchObject({ code: 'LEGACY_NOT_CONFIRMED' });
    }
    // Neither by way of the list, nor by the step itself again.
    for (const lower of ['cell', 'commune'].slice(0, ['cell', 'commune', 'district'].indexOf(body ?? ''))) {
      expect(await confirm(lower, row(id))).toMatchObject({
        code: 'NOT_YOUR_STEP',
        path: ['confirmations', '0', 'candidateId'],
      });
    }
    const leave = { candidateId, to: 'WITHDRAWN', effectiveOn: '2026-03-02', reason: 'thôi' };
    expect(await ask('cell', 'moveCandidateStage', leave)).toMatchObject({ __typename: 'MoveCandidateStagePayload' });
    const back = { candidateId, to: stage, effectiveOn: '2026-03-03', reason: 'ghi nhầm' };
    expect(await ask('district', 'moveCandidateStage', back)).toMatchObject({
      __typename: 'MoveCandidateStagePayload',
    });
    expect(await read(id, 'unconfirmed stage')).toEqual({ unconfirmed: true, stage });

    expect(await confirm(body ?? '', row(id))).toMatchObject({ candidates: [{ unconfirmed: false }] });
    const codes = (await next()).missing.map(({ code }: { code: string }) => code);
    expect(codes).not.toContain('LEGACY_NOT_CONFIRMED');
    if (mutation === 'startDossier') return;
    expect(await ask(subject, mutation, { candidateId, ...input })).toMatchObject({
      __typename: expect.stringMatching(/Payload$/),
    });
  });

  it('lets nobody be enrolled, recognised or admitted anew on it', async () => {
    const listed = await imported('OUTSTANDING');
    const certificate = {
      candidateId: globalId('Candidate', listed),
      kind: 'AWARENESS',
      number: '1',
      issuedOn: '2026-03-05',
    };
    expect(await ask('commune', 'recordCertificate', certificate)).toMatchObject({ code: 'LEGACY_NOT_CONFIRMED' });
    expect(await confirm('cell', row(listed))).toMatchObject({ candidates: [{ unconfirmed: false }] });
    expect(await ask('commune', 'recordCertificate', certificate)).toMatchObject({
      __typename: 'RecordCertificatePayload',
    });

    // An admission that is taken back stands on the same decision, which nobody has confirmed either.
    const member = await imported('PROBATIONARY', '2026-03-01', '2-QĐ,2026-02-20,2026-03-01');
    const { prisma } = server.app.services.database;
    const { id } = await prisma.admission.findFirstOrThrow({ where: { candidateId: member } });
    const revoke = { admissionId: globalId('Admission', id), revoke: true, reason: 'nhầm' };
    expect(await ask('commune', 'correctAdmission', revoke)).toMatchObject({ __typename: 'AdmissionPayload' });
    const again = {
      candidateId: globalId('Candidate', member),
      ceremonyOn: '2026-11-23',
      decisionNumber: '2-QĐ',
      decisionOn: '2026-02-20',
    };
    expect(await ask('cell', 'recordAdmission', again)).toMatchObject({ code: 'LEGACY_NOT_CONFIRMED' });
  });
});

describe('confirmLegacy', () => {
  it('of a decision keeps it as the decision, which the ceremony rests on', async () => {
    const id = await imported('DECIDED');
    expect(await confirm('district', row(id, '9-QĐ/HU', '2026-02-25'))).toMatchObject({
      __typename: 'ConfirmLegacyPayload',
    });
    expect(
      await read(
        id,
        'confirmations { stage number madeOn committee { id } recordedBy { subject } } decisions { number issuedOn granted }',
      ),
    ).toEqual({
      confirmations: [
        {
          stage: 'DECIDED',
          number: '9-QĐ/HU',
          madeOn: '2026-02-25',
          committee: { id: globalId('Committee', tree.north) },
          recordedBy: { subject: 'district' },
        },
      ],
      decisions: [{ number: '9-QĐ/HU', issuedOn: '2026-02-25', granted: true }],
    });
    const admit = { candidateId: globalId('Candidate', id), ceremonyOn: '2026-03-20' };
    expect(await ask('cell', 'recordAdmission', { ...admit, decisionNumber: '8-QĐ' })).toMatchObject({
      code: 'DECISION_DIFFERS',
    });
    expect(await ask('cell', 'recordAdmission', admit)).toMatchObject({ __typename: 'AdmissionPayload' });
  });

  it('of an admission is by who decides, with the decision that the admission names', async () => {
    const id = await imported('PROBATIONARY', '2026-03-01', '3-QĐ,2026-02-20,2026-03-01');
    expect(await confirm('commune', row(id, '3-QĐ', '2026-02-20'))).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await confirm('district', row(id, '4-QĐ', '2026-02-20'))).toMatchObject({
      code: 'DECISION_DIFFERS',
      path: ['confirmations', '0', 'number'],
    });
    expect(await confirm('district', row(id, '3-QĐ', '2026-02-21'))).toMatchObject({
      code: 'DECISION_DIFFERS',
      path: ['confirmations', '0', 'madeOn'],
    });
    expect(await confirm('district', row(id, '3-QĐ', '2026-02-20'))).toMatchObject({
      candidates: [{ unconfirmed: false }],
    });
  });

  it('takes a whole sheet or nothing of it', async () => {
    const [one, two] = [await imported('CELL_PROPOSED'), await imported('CELL_PROPOSED')];
    expect(await confirm('cell', row(one), row(two, '8-NQ', '2026-03-02'))).toMatchObject({
      code: 'PAPER_AFTER_STEP',
      path: ['confirmations', '1', 'madeOn'],
    });
    expect(await confirm('cell', row(one), row(one))).toMatchObject({
      code: 'NOTHING_TO_CONFIRM',
      path: ['confirmations', '1', 'candidateId'],
    });
    expect(await read(one, 'unconfirmed')).toEqual({ unconfirmed: true });
    expect(await confirm('cell', row(one), row(two))).toMatchObject({
      candidates: [{ unconfirmed: false }, { unconfirmed: false }],
    });
    expect(await confirm('cell', row(one))).toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
  });

  it('is hidden from another cell, and says which mistakes each row has', async () => {
    const id = await imported('CELL_PROPOSED');
    expect(await confirm('other cell', row(id))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['confirmations', '0', 'candidateId'],
    });
    const { data } = await server.ask(
      'cell',
      `mutation ($input: ConfirmLegacyInput!) { it: confirmLegacy(input: $input) { ... on InvalidInput { mistakes { path } } } }`,
      { input: { confirmations: [row(id, ' ', '2026-11-24')] } },
    );
    expect(data.it.mistakes.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.confirmations.0.number',
      'input.confirmations.0.madeOn',
    ]);
    expect(await confirm('cell')).toMatchObject({ code: 'INVALID_INPUT', path: ['confirmations'] });
  });
});

describe('the first day in the system', () => {
  const set = (subject: string, committeeId: string, firstDay: string) =>
    ask(subject, 'setFirstDay', { committeeId: globalId('Committee', committeeId), firstDay });

  it('is set once, at the top, after all that was imported', async () => {
    await imported('DECIDED', '2026-04-30');
    expect(await set('province', tree.north, '2026-06-01')).toMatchObject({ code: 'FIRST_DAY_OF_ROOT' });
    expect(await set('district', tree.province, '2026-06-01')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await set('province', tree.province, '2026-04-30')).toMatchObject({
      code: 'FIRST_DAY_AFTER_HISTORY',
      message: expect.stringContaining('2026-04-30'),
    });
    expect(await set('province', tree.province, '2026-06-01')).toMatchObject({ __typename: 'CommitteePayload' });
    expect(await set('province', tree.province, '2026-07-01')).toMatchObject({ code: 'FIRST_DAY_SET' });
    const { data } = await server.ask('province', `query ($id: ID!) { committee(id: $id) { firstDay } }`, {
      id: globalId('Committee', tree.province),
    });
    expect(data.committee.firstDay).toBe('2026-06-01');
  });

  it('is from when on no file brings an admission or a step, and before it each does', async () => {
    const of = (ceremony: string) => lineOf('Lò Thị Ngày', 'PROBATIONARY', ceremony, `1-QĐ,2026-05-20,${ceremony}`);
    const refused = (column: string) => [[column, expect.stringContaining('01/06/2026')]];
    expect(await importLine(of('2026-06-01'))).toEqual(refused('Ngày kết nạp'));
    expect(await importLine(of('2026-05-31'))).toEqual([]);
    expect(await importLine(lineOf('Lò Thị Sau', 'DECIDED', '2026-06-01', ',,'))).toEqual(refused('Từ ngày'));
    expect(await importLine(lineOf('Lò Thị Sau', 'SOURCE', '2026-06-01', ',,'))).toEqual([]);
    // Nor does one take somebody on record any further.
    await imported('GRASSROOTS_PROPOSED', '2026-05-20');
    const fullName = `Lò Thị Số ${made}`;
    expect(await importLine(lineOf(fullName, 'DECIDED', '2026-06-02', ',,'))).toEqual(refused('Từ ngày'));
  });
});
