import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences, figuresOf, lineOf } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const CORRECT = `mutation ($input: CorrectAdmissionInput!) {
  correctAdmission(input: $input) {
    __typename
    ... on AdmissionPayload {
      cursor
      admission { id ceremonyOn revoked candidate { stage stageSince } history { fromCeremonyOn toCeremonyOn reason } }
      progress { committeeId year admitted }
    }
    ... on UserError { code message path }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const used: string[] = [];

/** An admission of 2026 decided in January, or any that is asked for, which no other test has taken. */
async function admission(stage: 'PROBATIONARY' | 'OFFICIAL' = 'PROBATIONARY') {
  const { prisma } = server.app.services.database;
  const found = await prisma.admission.findFirstOrThrow({
    where: { id: { notIn: used }, revoked: false, candidate: { stage }, committee: { kind: 'CELL' } },
    orderBy: [{ ceremonyOn: 'desc' }, { id: 'asc' }],
  });
  used.push(found.id);
  return {
    id: found.id,
    candidateId: found.candidateId,
    committeeId: found.committeeId,
    ceremonyOn: found.ceremonyOn.toISOString().slice(0, 10),
    decisionOn: found.decisionOn.toISOString().slice(0, 10),
  };
}

/** An admission that was decided in December 2025, of somebody of whom no other step is on record. */
async function decidedLastYear(ceremonyOn: string): Promise<{ id: string; committeeId: string }> {
  const { prisma } = server.app.services.database;
  const { committeeId } = await prisma.candidate.findFirstOrThrow({ where: { committee: { kind: 'CELL' } } });
  const day = new Date(ceremonyOn);
  const id = await plantPerson(prisma, { committeeId, stage: 'PROBATIONARY', stageSince: day });
  const made = await prisma.admission.create({
    data: {
      candidateId: id,
      committeeId,
      ceremonyOn: day,
      decisionOn: new Date('2025-12-01'),
      decisionNumber: '1-QĐ',
      recordedBy: 'test',
      changes: { create: { toCeremonyOn: day, changedBy: 'test' } },
    },
    select: { id: true },
  });
  await server.app.services.feed.settle();
  used.push(made.id);
  return { id: made.id, committeeId };
}

async function correct(id: string, input: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(subject, CORRECT, {
    input: { admissionId: globalId('Admission', id), reason: 'ghi nhầm', ...input },
  });
  expect(errors).toBeUndefined();
  return data.correctAdmission;
}

const stateOf = async (id: string) => ({
  admission: await server.app.services.database.prisma.admission.findUniqueOrThrow({
    where: { id },
    include: { changes: true, candidate: { include: { stageChanges: true } } },
  }),
});

async function refused(id: string, input: object, code: string, path: string[]): Promise<void> {
  const before = await stateOf(id);
  expect(await correct(id, input)).toMatchObject({ code, path });
  expect(await stateOf(id)).toEqual(before);
}

describe('a corrected day', () => {
  it('within a year moves no figure, and the case keeps what stood before', async () => {
    const { id, committeeId, ceremonyOn, decisionOn } = await admission();
    const line = await lineOf(server, committeeId);
    const before = await Promise.all(line.map((place) => figuresOf(server, place, 2026)));
    const { admission: corrected, progress } = await correct(id, { ceremonyOn: decisionOn });
    expect(corrected).toMatchObject({
      ceremonyOn: decisionOn,
      revoked: false,
      candidate: { stage: 'PROBATIONARY', stageSince: decisionOn },
      history: [
        { fromCeremonyOn: null, toCeremonyOn: ceremonyOn, reason: null },
        { fromCeremonyOn: ceremonyOn, toCeremonyOn: decisionOn, reason: 'ghi nhầm' },
      ],
    });
    expect(progress).toHaveLength(line.length);
    expect(await Promise.all(line.map((place) => figuresOf(server, place, 2026)))).toEqual(before);
  });

  it('in another year moves one from board to board, the whole line up', async () => {
    const { prisma } = server.app.services.database;
    const ceremonyOn = '2026-01-20';
    const { id, committeeId } = await decidedLastYear(ceremonyOn);
    const line = await lineOf(server, committeeId);
    const figures = (year: number) =>
      Promise.all(line.map(async (place) => (await figuresOf(server, place, year)).admitted));
    const [old, fresh] = [await figures(2026), await figures(2025)];
    const { progress, cursor } = await correct(id, { ceremonyOn: '2025-12-31' });
    expect(await figures(2026)).toEqual(old.map((admitted) => admitted - 1));
    expect(await figures(2025)).toEqual(fresh.map((admitted) => admitted + 1));
    expect(progress).toEqual(
      [
        { year: 2026, admitted: old.map((admitted) => admitted - 1) },
        { year: 2025, admitted: fresh.map((admitted) => admitted + 1) },
      ].flatMap(({ year, admitted }) =>
        line
          .map((place, index) => ({ committeeId: globalId('Committee', place), year, admitted: admitted[index] }))
          .toReversed(),
      ),
    );
    expect(cursor).toBe(server.app.services.feed.cursor());
    // And back again.
    await correct(id, { ceremonyOn });
    expect([await figures(2026), await figures(2025)]).toEqual([old, fresh]);
    expect(await prisma.admissionChange.count({ where: { admissionId: id } })).toBe(3);
  });

  it('is refused in the future, before the decision, and where the cell had no place', async () => {
    const { id, decisionOn } = await admission();
    await refused(id, { ceremonyOn: '2026-11-24' }, 'INVALID_INPUT', ['ceremonyOn']);
    const before = new Date(new Date(decisionOn).getTime() - 86_400_000).toISOString().slice(0, 10);
    await refused(id, { ceremonyOn: before }, 'INVALID_INPUT', ['ceremonyOn']);
    await refused(id, { ceremonyOn: '1930-02-02' }, 'INVALID_INPUT', ['ceremonyOn']);
    const other = await decidedLastYear('2026-01-20');
    await server.app.services.database.pool.query(`UPDATE admission SET decision_on = '1980-01-01' WHERE id = $1`, [
      other.id,
    ]);
    await refused(other.id, { ceremonyOn: '1980-01-01' }, 'COMMITTEE_NOT_IN_FORCE', ['ceremonyOn']);
  });

  it('does not make an official member probationary again', async () => {
    const { id, decisionOn } = await admission('OFFICIAL');
    const { admission: corrected } = await correct(id, { ceremonyOn: decisionOn });
    expect(corrected).toMatchObject({ ceremonyOn: decisionOn, candidate: { stage: 'OFFICIAL' } });
  });

  it('needs a reason, and either a day or a revocation', async () => {
    const { id, decisionOn } = await admission();
    for (const reason of ['', ' \n', 'x'.repeat(501), 'a\u0000']) {
      await refused(id, { ceremonyOn: decisionOn, reason }, 'INVALID_INPUT', ['reason']);
    }
    await refused(id, {}, 'INVALID_INPUT', ['ceremonyOn']);
    await refused(id, { revoke: false }, 'INVALID_INPUT', ['ceremonyOn']);
    await refused(id, { revoke: true, ceremonyOn: decisionOn }, 'INVALID_INPUT', ['ceremonyOn']);
  });
});

describe('a revoked admission', () => {
  it('counts back on the whole line, and the person can be admitted anew', async () => {
    const { id, committeeId, candidateId, ceremonyOn } = await admission();
    const line = await lineOf(server, committeeId);
    const all = () => Promise.all(line.map((place) => figuresOf(server, place, 2026)));
    const before = await all();
    const { admission: revoked } = await correct(id, { revoke: true, reason: 'thu hồi quyết định' });
    expect(revoked).toMatchObject({
      revoked: true,
      ceremonyOn,
      candidate: { stage: 'DECIDED', stageSince: '2026-11-23' },
    });
    expect(revoked.history.at(-1)).toEqual({
      fromCeremonyOn: ceremonyOn,
      toCeremonyOn: null,
      reason: 'thu hồi quyết định',
    });
    expect(await all()).toEqual(
      before.map(({ admitted, admittedHere, pipelineCount }, index) => ({
        admitted: admitted - 1,
        admittedHere: admittedHere - (index === 0 ? 1 : 0),
        pipelineCount: (pipelineCount ?? 0) + 1,
      })),
    );

    await refused(id, { revoke: true }, 'ALREADY_REVOKED', ['admissionId']);
    await refused(id, { ceremonyOn }, 'ALREADY_REVOKED', ['admissionId']);

    const again = await server.ask(
      'demo-province',
      'mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) { __typename } }',
      {
        input: {
          candidateId: globalId('Candidate', candidateId),
          ceremonyOn: '2026-11-21',
        },
      },
    );
    expect(again.data.recordAdmission.__typename).toBe('AdmissionPayload');
    expect(await all()).toEqual(before);
    const { data } = await server.ask(
      'demo-province',
      'query ($id: ID!) { node(id: $id) { ... on Candidate { stage admissions { revoked } } } }',
      { id: globalId('Candidate', candidateId) },
    );
    expect(data.node).toEqual({ stage: 'PROBATIONARY', admissions: [{ revoked: true }, { revoked: false }] });
  });

  it('is refused once the person has been recognised', async () => {
    const { id } = await admission('OFFICIAL');
    await refused(id, { revoke: true }, 'ALREADY_OFFICIAL', ['admissionId']);
  });
});

describe('corrections at once', () => {
  it('happen one after the other: the history is a chain, and the figures are right', async () => {
    const ceremonyOn = '2026-01-20';
    const { id, committeeId } = await decidedLastYear(ceremonyOn);
    const before = await figuresOf(server, committeeId, 2026);
    const days = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
    const answers = await Promise.all(days.map((day) => correct(id, { ceremonyOn: day })));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['AdmissionPayload']));
    const changes = await server.app.services.database.prisma.admissionChange.findMany({ where: { admissionId: id } });
    const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? '';
    const next = new Map(changes.map(({ fromCeremonyOn, toCeremonyOn }) => [day(fromCeremonyOn), day(toCeremonyOn)]));
    // From the first record through every correction to the day that holds now.
    let at = '';
    for (let step = 0; step < changes.length; step += 1) at = next.get(at) ?? 'broken';
    const now = await server.app.services.database.prisma.admission.findUniqueOrThrow({ where: { id } });
    expect(at).toBe(day(now.ceremonyOn));
    expect(changes).toHaveLength(1 + days.length);
    expect(next.get('')).toBe(ceremonyOn);
    expect((await figuresOf(server, committeeId, 2026)).admitted).toBe(before.admitted);
  });

  it('revoke once: a second revocation finds it revoked', async () => {
    const { id, committeeId } = await admission();
    const before = await figuresOf(server, committeeId, 2026);
    const answers = await Promise.all([1, 2, 3].map(() => correct(id, { revoke: true })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AdmissionPayload',
      'RuleViolation',
      'RuleViolation',
    ]);
    expect((await figuresOf(server, committeeId, 2026)).admitted).toBe(before.admitted - 1);
  });
});

describe('who may', () => {
  it('is the committees above the cell, not its secretary', async () => {
    const { prisma } = server.app.services.database;
    const { id } = await prisma.admission.findFirstOrThrow({ where: { committeeId: demoIds.kheoLeng } });
    const before = await stateOf(id);
    expect(await correct(id, { revoke: true }, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await correct(id, { revoke: true }, 'demo-dashboard')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stateOf(id)).toEqual(before);
  });
});
