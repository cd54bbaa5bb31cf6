import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { personalFields } from '../../src/access/personal-data.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// Every personal text holds a word that is found nowhere else. None of them may turn up where no personal data belong:
// logs, metrics, notifications, tables of the feed, frames, close reasons and the errors of any answer.

/** Stands in every canary; without accents, so that a search key shows it too. */
const BIRD = 'chimhoangyen';
const canary = (of: string): string => `${BIRD} ${of}`;
/** How the texts of the table of personal fields got their canaries; those that are no texts hold nothing unique. */
const planted: Record<string, 'text' | 'no text'> = {
  'Candidate.fullName': 'text',
  'Candidate.sex': 'no text',
  'Candidate.birthYear': 'no text',
  'Candidate.birthMonth': 'no text',
  'Candidate.ethnicGroup': 'text',
  'Candidate.source': 'no text',
  'Candidate.youthUnionMember': 'no text',
  'Candidate.awayForWork': 'no text',
  'Candidate.education': 'no text',
  'Candidate.citizen': 'no text',
  'Candidate.residence': 'text',
  'Candidate.workplace': 'text',
  'Candidate.occupation': 'text',
  'Candidate.religious': 'no text',
  'Candidate.tradeUnionMember': 'no text',
  'Candidate.villageHead': 'no text',
  'Candidate.militia': 'no text',
  'Candidate.availability': 'no text',
  'Candidate.appliedOn': 'no text',
  'Candidate.historyOn': 'no text',
  'CandidateChange.reason': 'text',
  'MentorAssignment.memberName': 'text',
  'Introduction.name': 'text',
  'Observation.note': 'text',
  'StageChange.reason': 'text',
  'DossierPaper.place': 'text',
  'Opinion.place': 'text',
  'Verification.place': 'text',
  'CaseDelay.reason': 'text',
  'StepCorrection.reason': 'text',
  'AdmissionChange.reason': 'text',
  'Member.fullName': 'text',
  'Member.sex': 'no text',
  'Member.birthYear': 'no text',
  'Member.birthMonth': 'no text',
  // What stands in the person.
  'CaseTransfer.fullName': 'no text',
  'CaseTransfer.birthYear': 'no text',
  'CaseTransfer.birthMonth': 'no text',
  'Officer.personName': 'text',
};

const DAY = '2026-11-02';
const logged: string[] = [];
const notified: string[] = [];
let server: TestServer;
let tree: SmallTree;
let listener: pg.Client;
let person: string;
let admission: string;

beforeAll(async () => {
  server = await startTestServer({ from: 'empty', onLog: (line) => void logged.push(line) });
  const { pool } = server.app.services.database;
  tree = await plantSmallTree(pool);
  for (const [subject, role] of [
    ['chief', 'SUPERIOR_COMMITTEE'],
    ['wall', 'DASHBOARD'],
  ] as const) {
    await server.grant(subject, role, tree.north);
  }
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since, residence, workplace, occupation)
     VALUES (gen_random_uuid(), $1, $2, 'FEMALE', 1999, 5, $3, 'YOUTH', true, 'DECIDED', $4, $5, $6, $7) RETURNING id`,
    [
      tree.cellA,
      canary('Candidate.fullName'),
      canary('Candidate.ethnicGroup'),
      DAY,
      canary('Candidate.residence'),
      canary('Candidate.workplace'),
      canary('Candidate.occupation'),
    ],
  );
  person = rows[0]?.id ?? '';
  await pool.query(
    `INSERT INTO mentor_assignment (id, candidate_id, member_name, valid_from) VALUES (gen_random_uuid(), $1, $2, $3)`,
    [person, canary('MentorAssignment.memberName'), DAY],
  );
  await pool.query(
    `WITH paper AS (
       INSERT INTO dossier_paper (id, candidate_id, kind, made_on, place, recorded_by)
       VALUES (gen_random_uuid(), $1, 'OPINIONS', $2, $3, 'test') RETURNING id
     ), opinion AS (
       INSERT INTO opinion (id, paper_id, origin, given_on, place)
       SELECT gen_random_uuid(), id, 'WORK_ORGANISATIONS', $2, $4 FROM paper
     )
     INSERT INTO verification (id, candidate_id, about, place, abroad, requested_on, request_number, due_on, requested_by)
     VALUES (gen_random_uuid(), $1, '{CANDIDATE}', $5, false, $2, '1', $2, 'test')`,
    [person, DAY, canary('DossierPaper.place'), canary('Opinion.place'), canary('Verification.place')],
  );
  await pool.query(
    `INSERT INTO case_delay (id, candidate_id, kind, noted_on, reason, recorded_by)
     VALUES (gen_random_uuid(), $1, 'CEREMONY_DELAYED', $2, $3, 'test')`,
    [person, DAY, canary('CaseDelay.reason')],
  );
  await pool.query(
    `WITH step AS (
       INSERT INTO stage_change (id, candidate_id, to_stage, effective_on, changed_by)
       VALUES (gen_random_uuid(), $1, 'DECIDED', $2, 'test') RETURNING id, candidate_id
     )
     INSERT INTO step_correction (id, candidate_id, step_id, from_effective_on, to_effective_on, reason, changed_by)
     SELECT gen_random_uuid(), candidate_id, id, $2, $2, $3, 'test' FROM step`,
    [person, DAY, canary('StepCorrection.reason')],
  );
  await pool.query(
    `INSERT INTO introduction (id, candidate_id, introducer, name, introduced_on, acquainted_since, recorded_by)
     VALUES (gen_random_uuid(), $1, 'MEMBER', $2, $3, $3, 'test')`,
    [person, canary('Introduction.name'), DAY],
  );
  await pool.query(
    `INSERT INTO observation (id, candidate_id, kind, observed_on, note, recorded_by)
     VALUES (gen_random_uuid(), $1, 'MOVEMENT', $2, $3, 'test')`,
    [person, DAY, canary('Observation.note')],
  );
  await pool.query(
    `WITH who AS (
       INSERT INTO person (id, full_name, sex, birth_year, birth_month)
       VALUES (gen_random_uuid(), $2, 'MALE', 1970, 5) RETURNING id
     )
     INSERT INTO member (id, person_id, committee_id, official_since)
     SELECT gen_random_uuid(), id, $1, '2000-01-01' FROM who`,
    [tree.cellA, canary('Member.fullName')],
  );
  await pool.query(
    `INSERT INTO officer (id, committee_id, person_name, title, valid_from) VALUES (gen_random_uuid(), $1, $2, 'SECRETARY', $3)`,
    [tree.cellA, canary('Officer.personName'), DAY],
  );
  admission = await admitOn(pool, tree.cellB, DAY);
  listener = new pg.Client({ connectionString: server.database.url });
  listener.on('notification', ({ payload = '' }) => notified.push(payload));
  await listener.connect();
  await listener.query('LISTEN ketnap_feed');
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await listener.end();
  await server.stop();
});

/** A raw connection that watches the board, so that every byte it is sent can be looked at. */
async function watcher(): Promise<{ received: string[]; closed: Promise<string>; end(): void }> {
  const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  const closed = new Promise<string>((resolve) =>
    socket.once('close', (code, reason) => resolve(`${code} ${String(reason)}`)),
  );
  await once(socket, 'open');
  const authorization = `Bearer ${await server.token('chief')}`;
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: { authorization } });
  await eventually(PATIENCE_MS, 'a welcome', async () => received.length > 0);
  const query = `subscription { quotaBoard(committeeId: "${globalId('Committee', tree.north)}", year: 2026, depth: SUBTREE) {
    kind rows { id name admitted admittedHere pipelineCount committee { name } } } }`;
  send({ id: 'board', type: 'subscribe', payload: { query } });
  await eventually(
    PATIENCE_MS,
    'a first frame',
    async () => received.find((text) => text.includes('SNAPSHOT')) ?? null,
  );
  return { received, closed, end: () => send({ type: 'rubbish', id: canary('message') }) };
}

const mutate = (name: string, input: object, selection = '__typename') =>
  server.ask(
    'chief',
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { it: ${name}(input: $input) {
      __typename ... on UserError { code message path } ... on ${selection} } }`,
    { input },
  );
const candidateId = (): string => globalId('Candidate', person);
const move = (to: string, reason: string | null = null) =>
  mutate(
    'moveCandidateStage',
    { candidateId: candidateId(), to, effectiveOn: DAY, reason },
    'MoveCandidateStagePayload { cursor }',
  );

const FILE = `query ($id: ID!) { node(id: $id) { ... on Candidate {
  fullName ethnicGroup residence workplace occupation changes { reason }
  mentors { memberName } history { reason corrections { reason } } admissions { history { reason } }
  committee { officers { personName } members(first: 9) { nodes { fullName } } }
  papers { place opinions { place } } verifications { place } delays { reason } introductions { name }
  observations { note } } } }`;

it('knows every personal field', () => {
  expect(Object.keys(planted)).toEqual(personalFields.map(({ field }) => field));
});

it('nothing that is personal gets out by a side door', async () => {
  const { prisma, pool } = server.app.services.database;
  const board = await watcher();
  const answers: object[] = [];
  const say = async (answer: Promise<object>): Promise<void> => void answers.push(await answer);

  // What succeeds, with personal words in it.
  await say(
    mutate(
      'updateCandidate',
      { candidateId: candidateId(), facts: { militia: true }, reason: canary('CandidateChange.reason') },
      'UpdateCandidatePayload { cursor }',
    ),
  );
  await say(move('DOSSIER', canary('StageChange.reason')));
  await say(move('WITHDRAWN', canary('StageChange.reason')));
  await say(move('DOSSIER', canary('StageChange.reason')));
  await pool.query(`UPDATE candidate SET stage = 'VERIFYING' WHERE id = $1`, [person]);
  await say(
    mutate(
      'correctAdmission',
      {
        admissionId: globalId('Admission', admission),
        ceremonyOn: '2026-11-03',
        reason: canary('AdmissionChange.reason'),
      },
      'AdmissionPayload { cursor progress { name admitted } }',
    ),
  );
  // What is refused, by rules, by forms and by access, with personal words in it.
  await say(move('OFFICIAL', canary('StageChange.reason')));
  await say(move('SOURCE', `${canary('StageChange.reason')}${'x'.repeat(500)}`));
  await say(
    mutate(
      'erasePerson',
      { candidateId: candidateId(), reason: canary('reason') },
      'ErasePersonPayload { __typename }',
    ),
  );
  await say(server.ask('wall', FILE, { id: candidateId() }));
  await say(
    server.ask('chief', 'query ($text: String) { candidates(text: $text) { totalCount } }', {
      text: `${canary('x').repeat(9)}`,
    }),
  );
  await say(server.ask('wall', 'query ($text: String) { candidates(text: $text) { totalCount } }', { text: BIRD }));
  const place = `${canary('Verification.place')}${'x'.repeat(300)}`;
  await say(
    mutate(
      'recordPaper',
      { candidateId: candidateId(), kind: 'APPLICATION', madeOn: DAY, place },
      'RecordPaperPayload { cursor }',
    ),
  );
  await say(
    mutate(
      'requestVerification',
      {
        candidateId: candidateId(),
        requestedOn: DAY,
        documentNumber: '1',
        requests: [{ place: canary('Verification.place'), about: ['CANDIDATE'] }],
      },
      'RequestVerificationPayload { cursor }',
    ),
  );
  await say(
    mutate(
      'introduce',
      { candidateId: candidateId(), introducer: 'MEMBER', name: canary('Introduction.name'), introducedOn: DAY },
      'IntroductionPayload { cursor }',
    ),
  );
  await say(
    mutate(
      'introduce',
      {
        candidateId: candidateId(),
        introducer: 'YOUTH_UNION',
        name: canary('Introduction.name'),
        introducedOn: DAY,
        documentNumber: '1',
      },
      'IntroductionPayload { cursor }',
    ),
  );
  const entered = {
    committeeId: globalId('Committee', tree.cellA),
    fullName: canary('Member.fullName'),
    sex: 'MALE',
    birthYear: 1970,
    birthMonth: 5,
    officialSince: DAY,
  };
  await say(mutate('enterMember', entered, 'MemberPayload { cursor }'));
  await say(mutate('enterMember', { ...entered, fullName: entered.fullName.repeat(9) }, 'MemberPayload { cursor }'));
  await say(
    mutate(
      'updateMember',
      { memberId: globalId('Member', person), fullName: entered.fullName },
      'MemberPayload { cursor }',
    ),
  );
  const seen = { candidateId: candidateId(), kind: 'AWARD', observedOn: DAY, note: canary('Observation.note') };
  await say(mutate('observe', seen, 'ObservePayload { cursor }'));
  await say(mutate('observe', { ...seen, note: seen.note.repeat(100) }, 'ObservePayload { cursor }'));
  // What fails: the database repeats the row that it does not take, in words and details.
  await pool.query(`ALTER TABLE candidate ADD CONSTRAINT no_outstanding CHECK (stage <> 'OUTSTANDING')`);
  const failed = (await move('OUTSTANDING', canary('StageChange.reason'))) as {
    errors?: { extensions?: { code?: string } }[];
  };
  expect(failed.errors?.[0]?.extensions?.code).toBe('INTERNAL');
  await say(Promise.resolve(failed));
  await pool.query(`ALTER TABLE stage_change ADD CONSTRAINT no_reason CHECK (reason IS NULL) NOT VALID`);
  await say(move('OUTSTANDING', canary('StageChange.reason')));
  await say(move('DOSSIER', canary('StageChange.reason')));
  await pool.query('ALTER TABLE stage_change DROP CONSTRAINT no_reason');
  await pool.query('ALTER TABLE mentor_assignment RENAME TO mentor_gone');
  await say(server.ask('chief', FILE, { id: candidateId() }).then(({ errors }) => ({ errors })));
  await pool.query('ALTER TABLE mentor_gone RENAME TO mentor_assignment');

  // The words are there for who may read them: the rest of this test would find them.
  const file = await server.ask('chief', FILE, { id: candidateId() });
  expect(file.errors).toBeUndefined();
  for (const field of [
    'Candidate.fullName',
    'Candidate.ethnicGroup',
    'MentorAssignment.memberName',
    'StageChange.reason',
    'DossierPaper.place',
    'Opinion.place',
    'Verification.place',
    'CaseDelay.reason',
    'StepCorrection.reason',
    'Introduction.name',
    'Observation.note',
    'Member.fullName',
    'Officer.personName',
  ]) {
    expect(JSON.stringify(file.data)).toContain(canary(field));
  }

  board.end();
  const closed = await board.closed;
  const metrics = await (await fetch(`${server.app.url}/metrics`)).text();
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relname LIKE 'feed\\_%'`;
  expect(tables.length).toBeGreaterThan(5);
  const feed = [];
  for (const { name } of tables) {
    feed.push(
      ...(await pool.query<{ text: string }>(`SELECT ${name}::text AS text FROM ${name}`)).rows.map(({ text }) => text),
    );
  }
  const places: Record<string, readonly string[]> = {
    log: logged,
    metrics: [metrics],
    notifications: notified,
    'tables of the feed': feed,
    frames: board.received,
    'close reasons': [closed],
    answers: answers.map((answer) => JSON.stringify(answer)),
  };
  for (const [place, texts] of Object.entries(places)) {
    expect(texts.length, place).toBeGreaterThan(0);
    const found = texts.filter((text) => text.toLowerCase().includes(BIRD) || text.includes('Hoàng Thị Thử'));
    expect(found, place).toEqual([]);
  }
});
