import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import type { App } from '../../src/http/app.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Two offices decide the same thing at the same moment, on two servers: one of them does it, the other is told why not.

let server: TestServer;
let other: App;
beforeAll(async () => {
  server = await startTestServer();
  other = await server.node();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const DAY = '2026-11-22';
const prisma = () => server.app.services.database.prisma;
const taken: string[] = [];

async function someone(stage: CandidateStage): Promise<string> {
  const { id } = await prisma().candidate.findFirstOrThrow({
    where: { stage, id: { notIn: taken }, committee: { parentId: demoIds.lamThuong } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  taken.push(id);
  return id;
}

/** Sends a mutation to a node; resolves with its type, or the code of what kept it from being done. */
async function decide(node: App, subject: string, mutation: string, input: string): Promise<string> {
  const query = `mutation { it: ${mutation}(input: { ${input} }) { __typename ... on UserError { code } } }`;
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(subject)}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { it: { __typename: string; code?: string } };
    errors?: object[];
  };
  expect(errors).toBeUndefined();
  return data?.it.code ?? data?.it.__typename ?? '';
}

/** The same, decided three times by each of two offices at once. */
async function atOnce(first: [mutation: string, input: string], second = first): Promise<string[]> {
  const offices = [1, 2, 3].flatMap(() => [
    decide(server.app, 'demo-province', ...first),
    decide(other, 'demo-district', ...second),
  ]);
  return (await Promise.all(offices)).sort();
}
const fiveTimes = (code: string): string[] => Array.from({ length: 5 }, () => code);

it('an admission is recorded once', async () => {
  const id = await someone('DECIDED');
  const answers = await atOnce([
    'recordAdmission',
    `candidateId: "${globalId('Candidate', id)}", ceremonyOn: "${DAY}"`,
  ]);
  expect(answers).toEqual([...fiveTimes('ALREADY_ADMITTED'), 'AdmissionPayload']);
  expect(await prisma().admission.count({ where: { candidateId: id } })).toBe(1);
  expect(await prisma().stageChange.count({ where: { candidateId: id, toStage: 'PROBATIONARY' } })).toBe(1);
});

it('a stage is moved back once', async () => {
  const id = await someone('DOSSIER');
  const input = `candidateId: "${globalId('Candidate', id)}", to: AWARENESS_CERTIFIED, effectiveOn: "${DAY}", reason: "làm lại"`;
  expect(await atOnce(['moveCandidateStage', input])).toEqual([
    'MoveCandidateStagePayload',
    ...fiveTimes('STAGE_NOT_ALLOWED'),
  ]);
  expect(
    await prisma().stageChange.count({
      where: { candidateId: id, toStage: 'AWARENESS_CERTIFIED', fromStage: 'DOSSIER' },
    }),
  ).toBe(1);
});

it('a person is admitted or taken off the list, not both', async () => {
  const id = await someone('DECIDED');
  const candidateId = globalId('Candidate', id);
  const answers = await atOnce(
    ['recordAdmission', `candidateId: "${candidateId}", ceremonyOn: "${DAY}"`],
    ['moveCandidateStage', `candidateId: "${candidateId}", to: OFF_LIST, effectiveOn: "${DAY}", reason: "chuyển đi"`],
  );
  const done = answers.filter((answer) => answer.endsWith('Payload'));
  expect(done).toHaveLength(1);
  const { stage } = await prisma().candidate.findUniqueOrThrow({ where: { id }, select: { stage: true } });
  expect(stage).toBe(done[0] === 'AdmissionPayload' ? 'PROBATIONARY' : 'OFF_LIST');
  const steps = await prisma().stageChange.findMany({ where: { candidateId: id }, orderBy: { id: 'asc' } });
  expect(steps.at(-1)).toMatchObject({ fromStage: 'DECIDED', toStage: stage });
  expect(await prisma().admission.count({ where: { candidateId: id } })).toBe(done[0] === 'AdmissionPayload' ? 1 : 0);
});

it.each([0, 1])('a quota is set once from version %i', async (expectedVersion) => {
  const input = (target: number): string =>
    `committeeId: "${globalId('Committee', demoIds.kheoLeng)}", year: 2050, target: ${target}, expectedVersion: ${expectedVersion},
    reason: "điều chỉnh", documentNumber: "2-KH", documentOn: "2026-01-05"`;
  const answers = await atOnce(['setQuota', input(3)], ['setQuota', input(4)]);
  expect(answers).toEqual([...fiveTimes('STALE_VERSION'), 'SetQuotaPayload']);
  const { version, target, revisions } = await prisma().admissionQuota.findFirstOrThrow({
    where: { committeeId: demoIds.kheoLeng, year: 2050 },
    include: { revisions: { orderBy: { version: 'asc' } } },
  });
  expect(version).toBe(expectedVersion + 1);
  expect(revisions.map((revision) => revision.version)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
  expect(revisions.at(-1)?.target).toBe(target);
});

it('a role is given once, and ended once', async () => {
  const committeeId = globalId('Committee', demoIds.lamThuong);
  const give = `subject: "somebody", role: INSPECTOR, committeeId: "${committeeId}"`;
  expect(await atOnce(['grantRole', give])).toEqual([...fiveTimes('ALREADY_GRANTED'), 'GrantPayload']);
  const [grant, ...more] = await prisma().accessGrant.findMany({ where: { subject: 'somebody' } });
  expect(more).toEqual([]);
  const end = `grantId: "${globalId('Grant', grant?.id ?? '')}"`;
  expect(await atOnce(['endGrant', end])).toEqual([...fiveTimes('ALREADY_ENDED'), 'GrantPayload']);
});

it('a person is erased once, and nobody goes on with the case meanwhile', async () => {
  const id = await someone('SOURCE');
  const candidateId = globalId('Candidate', id);
  const leave = `candidateId: "${candidateId}", to: OFF_LIST, effectiveOn: "${DAY}", reason: "chuyển đi"`;
  expect(await decide(server.app, 'demo-district', 'moveCandidateStage', leave)).toBe('MoveCandidateStagePayload');
  const answers = await atOnce(
    ['erasePerson', `candidateId: "${candidateId}", reason: "hết hạn lưu"`],
    ['moveCandidateStage', `candidateId: "${candidateId}", to: SOURCE, effectiveOn: "${DAY}"`],
  );
  const done = answers.filter((answer) => answer.endsWith('Payload'));
  expect(done).toHaveLength(1);
  const person = await prisma().candidate.findUniqueOrThrow({ where: { id }, select: { stage: true, erasedAt: true } });
  if (done[0] === 'ErasePersonPayload') expect(person).toEqual({ stage: 'OFF_LIST', erasedAt: expect.any(Date) });
  else expect(person).toEqual({ stage: 'SOURCE', erasedAt: null });
});
