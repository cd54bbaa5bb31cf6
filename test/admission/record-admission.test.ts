import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { stageWords } from '../../src/resolvers/candidate/words.ts';
import { feedDifferences, figuresOf, lineOf } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const YEAR = 2026;
const RECORD = `mutation ($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) {
    __typename
    ... on AdmissionPayload {
      cursor
      admission { id ceremonyOn decisionOn decisionNumber revoked committee { id } candidate { id stage stageSince }
        history { fromCeremonyOn toCeremonyOn reason } }
      progress { name year admitted admittedHere pipelineCount committeeId }
    }
    ... on UserError { code message path }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
// Whatever a test did: what the boards show is what the records say.
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const used: string[] = [];

/** Somebody at a stage, in a cell below a commune, whom no other test has taken; of one at DECIDED no decision is on record. */
async function someone(stage: CandidateStage = 'DECIDED'): Promise<{ id: string; committeeId: string }> {
  const { prisma } = server.app.services.database;
  const found = await prisma.candidate.findFirstOrThrow({
    where: { stage, id: { notIn: used }, committee: { kind: 'CELL', path: { not: '' } } },
    orderBy: { id: 'asc' },
    select: { id: true, committeeId: true },
  });
  used.push(found.id);
  if (stage !== 'DECIDED') return found;
  const { committeeId } = found;
  const id = await plantPerson(prisma, { committeeId, stage, stageSince: new Date('2026-11-20') });
  await server.app.services.feed.settle();
  return { id, committeeId };
}

/** Somebody whose decision is all that is known of the case. */
async function onlyDecided(decidedOn: string, birthYear: number): Promise<{ id: string; committeeId: string }> {
  const { prisma } = server.app.services.database;
  const { committeeId } = await prisma.candidate.findFirstOrThrow({ where: { committee: { kind: 'CELL' } } });
  const id = await plantPerson(prisma, { committeeId, stage: 'DECIDED', birthYear, stageSince: new Date(decidedOn) });
  await server.app.services.feed.settle();
  used.push(id);
  return { id, committeeId };
}

const inputFor = (id: string, more: object = {}) => ({
  candidateId: globalId('Candidate', id),
  ceremonyOn: '2026-11-22',
  decisionOn: '2026-11-21',
  decisionNumber: '7-QĐ/HU',
  ...more,
});

async function record(input: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(subject, RECORD, { input });
  expect(errors).toBeUndefined();
  return data.recordAdmission;
}

/** What a refused admission must not have touched. */
async function stateOf(id: string) {
  const { prisma } = server.app.services.database;
  return {
    candidate: await prisma.candidate.findUniqueOrThrow({ where: { id } }),
    steps: await prisma.stageChange.count({ where: { candidateId: id } }),
    admissions: await prisma.admission.findMany({ where: { candidateId: id } }),
  };
}

async function refused(id: string, more: object, code: string, path: string[]): Promise<string> {
  const before = await stateOf(id);
  const answer = await record(inputFor(id, more));
  expect(answer).toMatchObject({ code, path });
  expect(await stateOf(id)).toEqual(before);
  return answer.message;
}

describe('recordAdmission', () => {
  it('moves the figures of the whole line up to the top by exactly one, and nothing else', async () => {
    const { id, committeeId } = await someone();
    const line = await lineOf(server, committeeId);
    expect(line).toHaveLength(4);
    const others = [demoIds.vanYen, demoIds.yenBaiCity];
    const all = [...line, ...others];
    const before = await Promise.all(all.map((place) => figuresOf(server, place, YEAR)));
    const lastYear = await figuresOf(server, demoIds.province, YEAR - 1);

    const payload = await record(inputFor(id));
    expect(payload.admission).toEqual({
      id: expect.any(String),
      ceremonyOn: '2026-11-22',
      decisionOn: '2026-11-21',
      decisionNumber: '7-QĐ/HU',
      revoked: false,
      committee: { id: globalId('Committee', committeeId) },
      candidate: { id: globalId('Candidate', id), stage: 'PROBATIONARY', stageSince: '2026-11-22' },
      history: [{ fromCeremonyOn: null, toCeremonyOn: '2026-11-22', reason: null }],
    });

    const after = await Promise.all(all.map((place) => figuresOf(server, place, YEAR)));
    const expected = before.map(({ admitted, admittedHere, pipelineCount }, index) => ({
      admitted: admitted + (index < line.length ? 1 : 0),
      admittedHere: admittedHere + (index === 0 ? 1 : 0),
      // Whoever is admitted leaves the pipeline.
      pipelineCount: (pipelineCount ?? 0) - (index < line.length ? 1 : 0),
    }));
    expect(after).toEqual(expected);
    expect(await figuresOf(server, demoIds.province, YEAR - 1)).toEqual(lastYear);

    // The payload says the same, from the top down.
    expect(payload.progress.map(({ committeeId: place }: { committeeId: string }) => place)).toEqual(
      line.toReversed().map((place) => globalId('Committee', place)),
    );
    expect(payload.progress.map(({ admitted }: { admitted: number }) => admitted)).toEqual(
      expected
        .slice(0, line.length)
        .toReversed()
        .map(({ admitted }) => admitted),
    );
    expect(payload.cursor).toBe(server.app.services.feed.cursor());
  });

  it('shows a viewer the figures of its own committees only', async () => {
    const mine = await server.app.services.database.prisma.candidate.findFirstOrThrow({
      where: { stage: 'DECIDED', committeeId: demoIds.kheoLeng },
    });
    used.push(mine.id);
    // The decision is on record: none is named.
    const input = { candidateId: globalId('Candidate', mine.id), ceremonyOn: '2026-11-22' };
    const payload = await record(input, 'demo-cell');
    expect(payload.progress.map(({ name }: { name: string }) => name)).toEqual(['Chi bộ thôn Khéo Lẹng']);
  });

  it('counts for the year of the ceremony, whenever it is recorded', async () => {
    const { id, committeeId } = await onlyDecided('2024-12-31', 1999);
    const before = await figuresOf(server, committeeId, 2024);
    const between = await figuresOf(server, committeeId, 2025);
    const now = await figuresOf(server, committeeId, YEAR);
    const { progress } = await record(inputFor(id, { ceremonyOn: '2024-12-31', decisionOn: '2024-12-31' }));
    expect(new Set(progress.map(({ year }: { year: number }) => year))).toEqual(new Set([2024]));
    expect((await figuresOf(server, committeeId, 2024)).admitted).toBe(before.admitted + 1);
    expect((await figuresOf(server, committeeId, YEAR)).admitted).toBe(now.admitted);
    expect((await figuresOf(server, committeeId, 2025)).admitted).toBe(between.admitted);
  });

  it('takes a ceremony of today', async () => {
    const { id } = await someone();
    expect(await record(inputFor(id, { ceremonyOn: '2026-11-23' }))).toMatchObject({ __typename: 'AdmissionPayload' });
  });

  it('stores texts composed and with single blanks', async () => {
    const { id } = await someone();
    const decisionNumber = `  7  -  QĐ/HU `.normalize('NFD');
    const { admission } = await record(inputFor(id, { decisionNumber }));
    expect(admission.decisionNumber).toBe('7 - QĐ/HU'.normalize('NFC'));
    const accented = await someone();
    const second = await record(
      inputFor(accented.id, { decisionNumber: '\u200bQuyết\u00ad định số 7'.normalize('NFD') }),
    );
    expect(second.admission.decisionNumber).toBe('Quyết định số 7'.normalize('NFC'));
  });

  it('writes who recorded it, and a step of the case with the number of the decision', async () => {
    const { id } = await someone();
    await record(inputFor(id), 'demo-district');
    const { prisma } = server.app.services.database;
    expect(await prisma.admission.findFirstOrThrow({ where: { candidateId: id } })).toMatchObject({
      recordedBy: 'demo-district',
    });
    const steps = await prisma.stageChange.findMany({ where: { candidateId: id }, orderBy: { id: 'asc' } });
    expect(steps.at(-1)).toMatchObject({
      fromStage: 'DECIDED',
      toStage: 'PROBATIONARY',
      documentNumber: '7-QĐ/HU',
      changedBy: 'demo-district',
    });
  });
});

describe('recordAdmission refuses, and leaves everything as it was', () => {
  it('a ceremony in the future', async () => {
    const { id } = await someone();
    for (const ceremonyOn of ['2026-11-24', '2027-01-01', '9999-12-31']) {
      expect(await refused(id, { ceremonyOn }, 'INVALID_INPUT', ['ceremonyOn'])).toContain('future');
    }
  });

  it('a ceremony before its decision, before the Party was founded, or before the cell was', async () => {
    const { id } = await someone();
    const days = (day: string) => ({ ceremonyOn: day, decisionOn: day });
    expect(await refused(id, { ceremonyOn: '2026-11-01' }, 'INVALID_INPUT', ['ceremonyOn'])).toContain(
      'the day of the decision',
    );
    for (const day of ['1930-02-02', '1929-12-31', '0001-01-01'])
      await refused(id, days(day), 'INVALID_INPUT', ['ceremonyOn']);
    for (const [day, birthYear] of [
      ['1930-02-03', 1905],
      ['1991-09-30', 1960],
    ] as const) {
      const early = await onlyDecided(day, birthYear);
      await refused(early.id, days(day), 'COMMITTEE_NOT_IN_FORCE', ['ceremonyOn']);
    }
  });

  it('a decision that is left out, or given as null', async () => {
    const { id } = await someone();
    for (const left of [null, undefined]) {
      await refused(id, { decisionOn: left }, 'INVALID_INPUT', ['decisionOn']);
      await refused(id, { decisionNumber: left }, 'INVALID_INPUT', ['decisionNumber']);
    }
    used.pop();
  });

  it.each<CandidateStage>([
    'SOURCE',
    'OUTSTANDING',
    'IN_AWARENESS_CLASS',
    'AWARENESS_CERTIFIED',
    'CELL_PROPOSED',
    'GRASSROOTS_PROPOSED',
    'OFF_LIST',
    'WITHDRAWN',
  ])('somebody at %s', async (stage) => {
    const { id } = await someone(stage);
    expect(await refused(id, {}, 'STAGE_NOT_ALLOWED', ['candidateId'])).toContain(stageWords[stage].en);
  });

  it.each<CandidateStage>(['PROBATIONARY', 'OFFICIAL'])('a second admission of somebody who is %s', async (stage) => {
    await refused((await someone(stage)).id, {}, 'ALREADY_ADMITTED', ['candidateId']);
  });

  const texts: Record<string, string> = {
    nothing: '',
    blanks: ' \t\n ',
    'invisible characters': '\u200b\u200e\ufeff',
    'too much': 'x'.repeat(61),
    'a NUL': '7\u0000QĐ',
    'a bell': '7\u0007QĐ',
    'half a character': '7\ud800',
  };
  it.each(Object.keys(texts))('%s as the number of the decision', async (name) => {
    const { id } = await someone();
    used.pop();
    await refused(id, { decisionNumber: texts[name] }, 'INVALID_INPUT', ['decisionNumber']);
  });

  it('nothing that has just the longest number allowed', async () => {
    const { id } = await someone();
    expect(await record(inputFor(id, { decisionNumber: 'Đ'.repeat(60) }))).toMatchObject({
      admission: { decisionNumber: 'Đ'.repeat(60) },
    });
  });
});

describe('two who record the same admission at once', () => {
  it('make one: the other is told that it exists', async () => {
    const { id, committeeId } = await someone();
    const before = await figuresOf(server, committeeId, YEAR);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => record(inputFor(id, { decisionNumber: `${i}-QĐ/HU` }))),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AdmissionPayload',
      ...Array<string>(7).fill('RuleViolation'),
    ]);
    expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['ALREADY_ADMITTED']));
    expect((await figuresOf(server, committeeId, YEAR)).admitted).toBe(before.admitted + 1);
    expect(await server.app.services.database.prisma.admission.count({ where: { candidateId: id } })).toBe(1);
  });

  it('on different nodes make one as well', async () => {
    const { id } = await someone();
    const other = await server.node();
    const token = `Bearer ${await server.token('demo-province')}`;
    const post = async (url: string) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: token },
        body: JSON.stringify({ query: RECORD, variables: { input: inputFor(id) } }),
      });
      return ((await response.json()) as { data: { recordAdmission: { __typename: string } } }).data.recordAdmission;
    };
    const answers = await Promise.all([post(server.app.url), post(other.url)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AdmissionPayload', 'RuleViolation']);
  });
});

describe('the database itself', () => {
  it('keeps what was admitted and every line of its history', async () => {
    const { pool } = server.app.services.database;
    for (const text of [
      'DELETE FROM admission',
      'DELETE FROM admission_change',
      `UPDATE admission_change SET reason = 'x'`,
      'DELETE FROM candidate',
    ]) {
      await expect(pool.query(text)).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('does not take a second admission that counts, whoever writes it', async () => {
    const { pool } = server.app.services.database;
    await expect(
      pool.query(
        `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
         SELECT gen_random_uuid(), candidate_id, committee_id, ceremony_on, 'x', decision_on, 'psql' FROM admission WHERE NOT revoked LIMIT 1`,
      ),
    ).rejects.toMatchObject({ constraint: 'admission_once' });
  });
});
