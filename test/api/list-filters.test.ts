import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEEPEST_FILTER, MOST_CONDITIONS } from '../../src/resolvers/filter.ts';
import { costOfFilter } from '../../src/schema/field-cost.ts';
import { schema } from '../../src/schema/index.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Filters and orders by chance against a plain model: the same rows in memory, filtered one by one and sorted by their
// ranks, which the database gives in the collation of the column. Each list is walked page by page from both ends.

let server: TestServer;
let tree: SmallTree;
const [classId, centreId] = [randomUUID(), randomUUID()];
const mentors = [randomUUID(), randomUUID(), randomUUID()];
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await plantRows();
  for (const role of ['SUPERIOR_COMMITTEE', 'AUDITOR'] as const) await server.grant('reader', role, tree.province);
  await server.app.services.feed.settle();
  await tellCases();
});
afterAll(() => server.stop());

const ROWS = 30;
const NAMES = ['Lê An', 'Lê Ân', 'Đỗ Án', 'Dương Bình', 'Lê Thị Hoa', 'Lê Hòa', 'Đỗ Ỷ'];
const DAYS = ['2024-01-31', '2024-12-31', '2025-01-01', '2025-06-15', '2026-02-28'];
const MOMENTS = DAYS.map((day) => `${day}T09:30:00.000Z`);

/** The one of these that a number stands for. */
const of = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
const enumOf = (name: string): string[] => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`there is no enum ${name}`);
  return type.getValues().map((value) => value.name);
};

/** By the number of the row: a proposal of the cell, a case that was sent up, a decision, and places that were asked. */
const ON_RECORD: Record<number, string> = {
  8: `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
    VALUES (gen_random_uuid(), :case, 'CELL_REVIEW', 'CELL_PROPOSED', '2024-12-02', 'test')`,
  17: `INSERT INTO resolution (id, candidate_id, committee_id, body, matter, held_on, number, members, away, exempt_absent, base, yes, no,
      blank, absent, needed, outcome, rule_source, numerator, denominator, more, recorded_by)
    VALUES (gen_random_uuid(), :case, :cell, 'CELL', 'ADMISSION', '2026-11-02', '1', 9, 0, 0, 9, 4, 5, 0, 0, 6, 'REFERRED', 'x', 2, 3, false, 'test')`,
  22: `INSERT INTO decision (id, candidate_id, decider_id, by_default, body, matter, granted, number, issued_on, received_on, limit_days,
      rule_source, recorded_by)
    VALUES (gen_random_uuid(), :case, :cell, true, 'STANDING', 'ADMISSION', true, '1', '2024-12-02', '2024-12-02', 30, 'x', 'test')`,
  3: `INSERT INTO verification (id, candidate_id, about, abroad, requested_on, request_number, due_on, requested_by)
    VALUES (gen_random_uuid(), :case, '{CANDIDATE}', false, '2025-01-02', '1', '2025-02-28', 'test')`,
  19: `INSERT INTO verification (id, candidate_id, about, abroad, requested_on, request_number, due_on, answered_on, requested_by)
    VALUES (gen_random_uuid(), :case, '{CANDIDATE}', false, '2026-01-02', '1', '2026-02-28', '2026-02-02', 'test')`,
};

/** Some rows of everything: values come again, and where they may be left out some are. */
async function plantRows(): Promise<void> {
  const { commune, cellA, cellB } = tree;
  const client = await server.app.services.database.pool.connect();
  const sql = (text: string, values: unknown[] = []) => client.query(text, values);
  try {
    await sql('BEGIN');
    // Rows keep the moments that are written here, and stages nobody would get to in this order.
    await sql('SET LOCAL session_replication_role = replica');
    await sql(`INSERT INTO training_centre (id, host_committee_id, name) VALUES ($1, $2, 'x')`, [centreId, commune]);
    for (let n = 0; n < ROWS; n += 1) {
      const [cell, person] = [randomUUID(), randomUUID()];
      const moment = of(MOMENTS, n * 3);
      const [day, none] = [of(DAYS, n * 7 + 1), n % 4 === 0 ? null : of(DAYS, n)];
      await sql(
        `INSERT INTO committee (id, kind, name, parent_id, founded_on, updated_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [cell, n % 3 === 0 ? 'SUB_COMMITTEE' : 'CELL', of(NAMES, n), commune, day, moment],
      );
      await sql(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, $3)`, [
        cell,
        commune,
        '2024-01-01',
      ]);
      if (n % 3 !== 1) {
        const area = randomUUID();
        await sql(
          `INSERT INTO area (id, kind, name, difficulty_class, keeper_id, began_on, ended_on)
           VALUES ($1, 'COMMUNE', 'x', $2, $3, '2000-01-01', '2001-01-01')`,
          [area, n % 3 === 0 ? null : of(enumOf('DifficultyClass'), n), commune],
        );
        // One of them works there no more.
        await sql(
          `INSERT INTO committee_area (id, committee_id, area_id, valid_from, valid_to) VALUES (gen_random_uuid(), $1, $2, '2000-01-01', $3)`,
          [cell, area, n === 5 ? '2026-11-23' : null],
        );
      }
      await sql(
        `INSERT INTO area (id, kind, name, difficulty_class, keeper_id, began_on, ended_on, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
        [
          of(enumOf('AreaKind'), n),
          of(NAMES, n * 3),
          n % 4 === 0 ? null : of(enumOf('DifficultyClass'), n),
          commune,
          n % 2 === 0 ? '2020-06-01' : '2024-01-31',
          n % 3 === 0 ? null : of(DAYS.slice(1), n),
          moment,
        ],
      );
      const erased = n % 5 === 0;
      await sql(
        `INSERT INTO candidate (id, committee_id, stage, stage_since, updated_at, erased_at, full_name, source_category, sex,
           birth_year, birth_month, ethnic_group, youth_union_member, away_for_work)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
        [
          person,
          n % 2 === 0 ? cellA : cellB,
          erased ? 'WITHDRAWN' : of(enumOf('CandidateStage'), n * 7),
          day,
          moment,
          ...(erased
            ? [moment, null, null, null, null, null, null, null]
            : [null, of(NAMES, n), of(enumOf('SourceCategory'), n), 'FEMALE', 1999, 5, 'Tày', true]),
        ],
      );
      // Where all of them are admitted.
      await sql('INSERT INTO case_place (candidate_id, committee_id) VALUES ($1, $2)', [person, cellA]);
      // Of some stages what their time runs from, and what makes a case wait for somebody else.
      const record = ON_RECORD[n];
      if (record) await sql(record.replaceAll(':case', `'${person}'`).replaceAll(':cell', `'${cellA}'`));
      const who = randomUUID();
      await sql(`INSERT INTO person (id, full_name, sex, birth_year, birth_month) VALUES ($1, $2, 'MALE', 1970, 5)`, [
        who,
        of(NAMES, n),
      ]);
      await sql(
        `INSERT INTO member (id, person_id, committee_id, full_name, probationary_since, official_since, left_on, left_reason)
         VALUES ($8, $1, $2, $3, $4, $5, $6, $7)`,
        [
          who,
          cellA,
          of(NAMES, n),
          n % 3 === 0 ? null : of(DAYS, n),
          n % 3 === 0 ? of(DAYS, n) : none,
          n % 2 === 0 ? null : day,
          n % 2 === 0 ? null : of(enumOf('MemberLeft'), n),
          mentors[n] ?? randomUUID(),
        ],
      );
      if (!erased) {
        // The newer one counts, of whichever case.
        for (const issuedOn of [null, ['2019-06-30'], ['2020-02-29'], ['2018-01-01', '2022-01-31'], ['2022-06-15']][
          n % 5
        ] ?? []) {
          await sql(
            `INSERT INTO certificate (id, candidate_id, kind, number, issued_on) VALUES (gen_random_uuid(), $1, 'AWARENESS', $2, $3)`,
            [person, `${n}-${issuedOn}`, issuedOn],
          );
        }
        const [first, second] = [randomUUID(), randomUUID()];
        const paper = `INSERT INTO dossier_paper (id, candidate_id, kind, made_on, replaces_id, recorded_by) VALUES ($1, $2, $3, $4, $5, 'test')`;
        if (n % 3 !== 0)
          await sql(paper, [first, person, n % 2 === 0 ? 'OPINIONS' : 'LIFE_HISTORY', '2023-12-31', null]);
        if (n % 6 === 4) await sql(paper, [second, person, 'OPINIONS', '2025-02-28', first]);
        await sql(
          `INSERT INTO mentor_assignment (id, candidate_id, member_name, member_id, valid_from, valid_to)
           VALUES (gen_random_uuid(), $1, 'x', $3, '2020-01-01', $2)`,
          [person, [null, '2026-11-23', '2026-11-24'][n % 3], n % 4 === 0 ? null : of(mentors, n)],
        );
      }
      await sql(
        `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, revoked, recorded_by, recorded_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, '1', $3, $4, 'test', $5, $6)`,
        [person, cellA, day, n % 3 === 0, of(MOMENTS, n), moment],
      );
      await sql(
        `INSERT INTO inspection (id, inspector_id, subject_id, kind, topic, status, outcome, due_on, concluded_on, updated_at, cancel_reason,
           subject_member_id)
         VALUES (gen_random_uuid(), $1, $2, $3, 'x', $4, $5, $6, $7, $8, CASE WHEN $4 = 'CANCELLED'::"InspectionStatus" THEN 'x' END,
           CASE WHEN $9 THEN (SELECT id FROM member ORDER BY id LIMIT 1) END)`,
        [
          commune,
          cellA,
          of(enumOf('InspectionKind'), n),
          of(enumOf('InspectionStatus'), n),
          n % 2 === 0 ? null : of(enumOf('InspectionOutcome'), n),
          none,
          n % 3 === 0 ? null : day,
          moment,
          n % 3 === 1,
        ],
      );
      await sql(
        `INSERT INTO inspection_programme (id, committee_id, year, status, issued_on, updated_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
        [cell, 2023 + (n % 4), none === null ? 'DRAFT' : of(enumOf('ProgrammeStatus'), n), none, moment],
      );
      await sql(
        `INSERT INTO source_review (id, committee_id, year, opened_on, opened_by, closed_on, closed_by, closed_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'test', $4::date, $5, $4::date)`,
        // One of the cell is open.
        [cellA, 2023 + (n % 4), day, ...(n === 7 ? [null, null] : ['2026-03-31', 'test'])],
      );
      const state = of(enumOf('TransferState'), n);
      await sql(
        `INSERT INTO case_transfer (id, candidate_id, from_id, to_id, stage, reason, requested_on, document_number, answer_by,
           requested_by, state, answered_on, answered_by, answered_at, cell_id, declined)
         VALUES (gen_random_uuid(), $1, $2, $3, 'SOURCE', 'WORK', $4::date, '1', $4::date + $5::integer, 'test', $6, $7::date, $8,
           $7::date, $9, $10)`,
        [
          person,
          commune,
          cellA,
          day,
          n % 5,
          state,
          ...(state === 'ASKED' ? [null, null] : ['2026-03-31', 'test']),
          state === 'ACCEPTED' ? cellA : null,
          state === 'DECLINED' ? 'NO_CELL' : null,
        ],
      );
      await sql(
        `INSERT INTO training_class (id, centre_id, kind, title, starts_on, ends_on, capacity, status, updated_at)
         VALUES ($1, $2, $3, 'x', $4, $5, 50, $6, $7)`,
        [
          n === 0 ? classId : randomUUID(),
          centreId,
          of(enumOf('TrainingKind'), n),
          day,
          n % 2 === 0 ? day : '2026-03-31',
          of(enumOf('TrainingStatus'), n),
          moment,
        ],
      );
      await sql(
        `INSERT INTO enrolment (id, class_id, candidate_id, status, proposed_on, enrolled_by, enrolled_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, '2026-02-01', 'test', $4, $5)`,
        [classId, person, of(enumOf('EnrolmentStatus'), n), of(MOMENTS, n), moment],
      );
      await sql(
        `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, valid_to, ended_by, granted_by, updated_at)
         VALUES (gen_random_uuid(), $1, 'DASHBOARD', $2, $3, $4, 'test', 'test', $5)`,
        [`holder ${n % 6}`, cellA, of(MOMENTS, n), n % 3 === 0 ? null : '2026-05-01T00:00:00Z', moment],
      );
      await sql(`INSERT INTO access_look (at, viewer, operation, groups, persons) VALUES ($1, $2, 'x', $3, $4)`, [
        of(MOMENTS, n),
        `viewer ${n % 4}`,
        n % 2 === 0 ? ['CASE'] : ['IDENTITY', 'BACKGROUND'],
        [person],
      ]);
    }
    await sql(
      `INSERT INTO person (id, full_name, sex, birth_year, birth_month, erased_at)
       SELECT person_id, full_name, sex, birth_year, birth_month, erased_at FROM candidate`,
    );
    await sql(`SELECT place_committees('2026-11-23')`);
    await sql('COMMIT');
    await sql('SELECT feed_rebuild()');
  } finally {
    client.release();
  }
}

interface Listed {
  /** The list around `ARGS`. */
  query(): string;
  /** Its field, as the schema has it. */
  field: string;
  /** The rows of the model: `t` are those of the list. */
  from: string;
  /** By the fields of its filter. */
  columns: Record<string, string>;
  /** By its orders; where the first may be null, the row has no rank. */
  orders: Record<string, string[]>;
}

const node = (type: string, id: () => string, list: string) => (): string =>
  `node(id: ${JSON.stringify(globalId(type, id()))}) { ... on ${type} { ${list} } }`;
const people = { givenName: ['c.given_name', 'c.full_name'], familyName: ['c.full_name'] };

/** The day on which the certificate that counts lapses, where that is somebody's business. */
const CERTIFICATE_LAPSES = `(SELECT max(x.issued_on) + interval '5 years' FROM certificate x WHERE x.candidate_id = t.id
  HAVING t.stage IN ('AWARENESS_CERTIFIED', 'DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW')
    OR t.stage = 'OUTSTANDING' AND max(x.issued_on) + interval '5 years' >= '2026-11-23')::date`;
const PAPER_LAPSES = `(SELECT min(x.made_on) + interval '1 year' FROM dossier_paper x WHERE x.candidate_id = t.id AND x.kind = 'OPINIONS'
  AND NOT EXISTS (SELECT FROM dossier_paper y WHERE y.replaces_id = x.id)
  AND t.stage IN ('DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW'))::date`;
const MISSING = `ARRAY(SELECT k FROM unnest(enum_range(NULL::"PaperKind")) k
  WHERE NOT EXISTS (SELECT FROM dossier_paper x WHERE x.candidate_id = t.id AND x.kind = k))`;
const MENTORED = `EXISTS (SELECT FROM mentor_assignment m WHERE m.candidate_id = t.id AND daterange(valid_from, valid_to) @> DATE '2026-11-23')`;

const MENTOR = `(SELECT rtrim(translate(encode(convert_to('Member:' || m.member_id, 'UTF8'), 'base64'), '+/', '-_'), '=') FROM mentor_assignment m
  WHERE m.candidate_id = t.id AND daterange(valid_from, valid_to) @> DATE '2026-11-23')`;

/** What each case says of itself, one by one. */
const cases: { id: string; body: string | null; step: string | null; until: string | null; missing: string[] }[] = [];
async function tellCases(): Promise<void> {
  const { data, errors } = await server.ask(
    'reader',
    `{ candidates(first: 100) { nodes { id stage erasedAt nextSteps { step body until } dossier { checklist { item missing { code } } } } } }`,
  );
  expect(errors).toBeUndefined();
  const gone: readonly string[] = ['DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW', 'PROBATIONARY'];
  for (const { id, stage, erasedAt, nextSteps, dossier } of data.candidates.nodes) {
    const [next = { step: null, body: null, until: null }] = nextSteps;
    // One that was sent up waits for a decision on what is there.
    const isLooked = gone.includes(stage) && !(stage === 'CELL_REVIEW' && next.step === 'DECISION');
    const lines: { item: string; missing: object[] }[] = isLooked ? (dossier?.checklist ?? []) : [];
    cases.push({
      id: Buffer.from(id, 'base64url').toString().replace('Candidate:', ''),
      body: erasedAt === null ? next.body : null,
      step: erasedAt === null ? next.step : null,
      until: next.until,
      missing: lines.filter(({ missing }) => missing.length > 0).map(({ item }) => item),
    });
  }
}

/** One of these as a column. */
const told = (name: 'body' | 'step' | 'until' | 'missing'): string =>
  `('${JSON.stringify(Object.fromEntries(cases.map((one) => [one.id, one[name]])))}'::jsonb -> t.id::text)`;

const CLASSED = `LEFT JOIN (SELECT w.committee_id, a.difficulty_class FROM committee_area w JOIN area a ON a.id = w.area_id
  WHERE w.valid_to IS NULL) AS p ON p.committee_id = t.id`;

const lists: Listed[] = [
  {
    field: 'Query.candidates',
    query: () => 'list: candidates(ARGS)',
    from: 'candidate t JOIN candidate c ON c.id = t.id',
    columns: {
      stage: 't.stage',
      source: 't.source_category',
      stageSince: 't.stage_since',
      updatedSince: 't.updated_at',
      mentored: MENTORED,
      mentor: MENTOR,
      missingPaper: MISSING,
      certificateLapsesBefore: CERTIFICATE_LAPSES,
      paperLapsesBefore: PAPER_LAPSES,
      get waitingFor() {
        return told('body');
      },
      get nextStep() {
        return told('step');
      },
      get deadlineBefore() {
        return told('until');
      },
      get missing() {
        return told('missing');
      },
    },
    orders: { ...people, stageSince: ['t.stage_since'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Committee.members',
    query: node('Committee', () => tree.commune, 'list: members(left: true, ARGS)'),
    from: 'member t JOIN member c ON c.id = t.id',
    columns: {
      officialSince: 't.official_since',
      probationarySince: 't.probationary_since',
      leftOn: 't.left_on',
      leftReason: 't.left_reason',
    },
    orders: people,
  },
  {
    field: 'Query.committees',
    query: () => 'list: committees(ARGS)',
    from: `committee t ${CLASSED}`,
    columns: {
      kind: 't.kind',
      difficulty: 'p.difficulty_class',
      foundedOn: 't.founded_on',
      updatedSince: 't.updated_at',
    },
    orders: { name: ['t.name'], foundedOn: ['t.founded_on'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Committee.children',
    query: node('Committee', () => tree.commune, 'list: children(ARGS)'),
    from: `committee t ${CLASSED}
      WHERE t.parent_id = (SELECT id FROM committee WHERE kind = 'GRASSROOTS_COMMITTEE')`,
    columns: {
      kind: 't.kind',
      difficulty: 'p.difficulty_class',
      foundedOn: 't.founded_on',
      updatedSince: 't.updated_at',
    },
    orders: { name: ['t.name'], foundedOn: ['t.founded_on'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.areas',
    query: () => 'list: areas(asOf: "2024-01-31", ARGS)',
    from: `area t WHERE ended_on IS NULL OR ended_on > '2024-01-31'`,
    columns: {
      kind: 't.kind',
      difficulty: 't.difficulty_class',
      beganOn: 't.began_on',
      endedOn: 't.ended_on',
      updatedSince: 't.updated_at',
    },
    orders: { name: ['t.name'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.inspections',
    query: () => 'list: inspections(ARGS)',
    from: 'inspection t',
    columns: {
      kind: 't.kind',
      status: 't.status',
      outcome: 't.outcome',
      ofMember: '(t.subject_member_id IS NOT NULL)',
      dueOn: 't.due_on',
      concludedOn: 't.concluded_on',
      updatedSince: 't.updated_at',
    },
    orders: { dueOn: ['t.due_on'], concludedOn: ['t.concluded_on'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.inspectionProgrammes',
    query: () => 'list: inspectionProgrammes(ARGS)',
    from: 'inspection_programme t',
    columns: { year: 't.year', status: 't.status', issuedOn: 't.issued_on', updatedSince: 't.updated_at' },
    orders: { year: ['t.year'], issuedOn: ['t.issued_on'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.trainingClasses',
    query: () => 'list: trainingClasses(ARGS)',
    from: 'training_class t',
    columns: {
      kind: 't.kind',
      status: 't.status',
      startsOn: 't.starts_on',
      endsOn: 't.ends_on',
      updatedSince: 't.updated_at',
    },
    orders: { startsOn: ['t.starts_on'], endsOn: ['t.ends_on'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'TrainingClass.enrolments',
    query: node('TrainingClass', () => classId, 'list: enrolments(ARGS)'),
    from: 'enrolment t JOIN candidate c ON c.id = t.candidate_id',
    columns: { status: 't.status', enrolledAt: 't.enrolled_at', updatedSince: 't.updated_at' },
    orders: { ...people, enrolledAt: ['t.enrolled_at'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.admissions',
    query: () => 'list: admissions(ARGS)',
    from: 'admission t',
    columns: {
      ceremonyOn: 't.ceremony_on',
      countsOn: 't.counts_on',
      recordedAt: 't.recorded_at',
      revoked: 't.revoked',
      updatedSince: 't.updated_at',
    },
    orders: { ceremonyOn: ['t.ceremony_on'], recordedAt: ['t.recorded_at'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Committee.admissions',
    query: node('Committee', () => tree.cellA, 'list: admissions(ARGS)'),
    from: 'admission t',
    columns: {
      ceremonyOn: 't.ceremony_on',
      countsOn: 't.counts_on',
      recordedAt: 't.recorded_at',
      revoked: 't.revoked',
      updatedSince: 't.updated_at',
    },
    orders: { ceremonyOn: ['t.ceremony_on'], recordedAt: ['t.recorded_at'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Committee.sourceReviews',
    query: node('Committee', () => tree.cellA, 'list: sourceReviews(ARGS)'),
    from: `source_review t WHERE t.committee_id = (SELECT id FROM committee WHERE name = 'Thôn 2')`,
    columns: { year: 't.year', openedOn: 't.opened_on', closedOn: 't.closed_on' },
    orders: { openedOn: ['t.opened_on'] },
  },
  {
    field: 'Committee.transfersIn',
    query: node('Committee', () => tree.cellA, 'list: transfersIn(ARGS)'),
    from: `case_transfer t WHERE t.to_id = (SELECT id FROM committee WHERE name = 'Thôn 2')`,
    columns: { state: 't.state', requestedOn: 't.requested_on', answerBy: 't.answer_by' },
    orders: { requestedOn: ['t.requested_on'] },
  },
  {
    field: 'Query.grants',
    query: () => 'list: grants(ended: true, ARGS)',
    from: 'access_grant t',
    columns: { role: 't.role', validFrom: 't.valid_from', validTo: 't.valid_to', updatedSince: 't.updated_at' },
    orders: { validFrom: ['t.valid_from'], subject: ['t.subject'], updatedAt: ['t.updated_at'] },
  },
  {
    field: 'Query.accessLog',
    query: () => 'list: accessLog(ARGS)',
    from: 'access_log t',
    columns: { at: 't.at', group: 't."group"', viewer: 't.viewer' },
    orders: { at: ['t.at'], viewer: ['t.viewer', 't.at'] },
  },
];

/** The inputs of a list. */
function inputsOf({ field }: Listed): { filter: GraphQLInputObjectType; orderBy: GraphQLInputObjectType } {
  const [owner = '', name = ''] = field.split('.');
  const type = schema.getType(owner);
  const args = isObjectType(type) ? (type.getFields()[name]?.args ?? []) : [];
  const input = (argument: string): GraphQLInputObjectType => {
    const found = getNamedType(args.find((one) => one.name === argument)?.type ?? null);
    if (!isInputObjectType(found)) throw new Error(`${field} has no ${argument}`);
    return found;
  };
  return { filter: input('filter'), orderBy: input('orderBy') };
}

type Value = string | number | boolean | null | string[];
type Asked = Record<string, unknown>;
const INSIDE = ['and', 'or', 'not'];

/** What may be asked of a field of a filter. */
function askedOf({ name, type }: GraphQLInputField): fc.Arbitrary<unknown> {
  const named = getNamedType(type);
  const range = (values: readonly string[], strict: boolean) =>
    fc
      .tuple(fc.option(fc.constantFrom(...values)), fc.option(fc.constantFrom(...values)))
      .map(([one, other]): Asked => (one && other && one > other ? { from: other, to: one } : { from: one, to: other }))
      .filter(({ from, to }) => !strict || from === null || from !== to);
  if (isEnumType(named)) return fc.subarray(named.getValues().map((value) => value.name));
  if (named.name === 'DayRange') return range(DAYS, false);
  if (named.name === 'DateTimeRange') return range(MOMENTS, true);
  if (named.name === 'Day')
    return fc.constantFrom(...DAYS, '2024-07-01', '2025-03-01', '2025-02-28', '2027-01-31', '2027-02-01');
  if (named.name === 'DateTime') return fc.constantFrom(...MOMENTS);
  if (named.name === 'ID') return fc.subarray(mentors.map((id) => globalId('Member', id)));
  if (named.name === 'Boolean') return fc.boolean();
  if (named.name === 'Int') return fc.subarray([2023, 2024, 2025, 2026, 2027]);
  if (named.name === 'String') return fc.subarray(['viewer 0', 'viewer 1', 'viewer 2', 'nobody']);
  throw new Error(`say what may be asked of ${name}`);
}

function filtersOf(input: GraphQLInputObjectType, levels = DEEPEST_FILTER): fc.Arbitrary<Asked> {
  const fields = Object.values(input.getFields()).filter(({ name }) => !INSIDE.includes(name));
  const plain = Object.fromEntries(fields.map((field) => [field.name, fc.option(askedOf(field), { freq: 1 })]));
  if (levels === 0) return fc.record(plain, { requiredKeys: [] });
  const inside = filtersOf(input, levels - 1);
  const some = fc.array(inside, { maxLength: 2 });
  return fc.record({ ...plain, and: some, or: some, not: inside }, { requiredKeys: [] });
}

function conditionsIn(filter: Asked): number {
  return Object.entries(filter).reduce((sum, [name, value]) => {
    if (value === null) return sum;
    if (name === 'not') return sum + 1 + conditionsIn(value as Asked);
    if (!INSIDE.includes(name)) return sum + 1;
    return (value as Asked[]).reduce((more, one) => more + 1 + conditionsIn(one), sum + 1);
  }, 0);
}

/** Whether a row is brought: the meaning of a filter, by the words of its descriptions. */
function meets(row: Record<string, Value>, filter: Asked, input: GraphQLInputObjectType): boolean {
  return Object.entries(filter).every(([name, asked]) => {
    if (asked === null || asked === undefined) return true;
    if (name === 'and') return (asked as Asked[]).every((one) => meets(row, one, input));
    if (name === 'or') return (asked as Asked[]).some((one) => meets(row, one, input));
    if (name === 'not') return !meets(row, asked as Asked, input);
    const value = row[name] ?? null;
    if (Array.isArray(value)) return value.some((one) => (asked as string[]).includes(one));
    if (name.endsWith('Before')) return value !== null && value < (asked as string);
    if (Array.isArray(asked)) return value !== null && asked.includes(value);
    if (typeof asked === 'boolean') return value === asked;
    if (typeof asked === 'string') return value !== null && value >= asked;
    const { from, to } = asked as { from: string | null; to: string | null };
    if (from === null && to === null) return true;
    const days = getNamedType(input.getFields()[name]?.type ?? null)?.name === 'DayRange';
    return value !== null && (!from || value >= from) && (!to || value < to || (days && value === to));
  });
}

interface ModelRow {
  id: string;
  values: Record<string, Value>;
  /** By the names of orders; null where the row has no value. */
  ranks: Record<string, number | null>;
}

async function rowsOf({ from, columns, orders }: Listed): Promise<ModelRow[]> {
  const values = Object.entries(columns).map(([name, column]) => `'${name}', ${column}`);
  const ranks = Object.entries(orders).map(
    ([name, keys]) =>
      `'${name}', CASE WHEN ${keys[0]} IS NOT NULL THEN dense_rank() OVER (ORDER BY ${keys.join(', ')}) END`,
  );
  const { rows } = await server.app.services.database.pool.query<ModelRow>(
    `SELECT t.id::text, jsonb_build_object(${values}) AS values, jsonb_build_object(${ranks}) AS ranks FROM ${from}`,
  );
  // JSON has moments in a form of its own.
  const moment = (value: Value): Value =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value;
  return rows.map((row) => ({
    ...row,
    values: Object.fromEntries(Object.entries(row.values).map(([name, value]) => [name, moment(value)])),
  }));
}

function inOrder(rows: ModelRow[], order: string, direction: string): string[] {
  const sign = direction === 'ASC' ? 1 : -1;
  return rows
    .toSorted((one, other) => {
      const [a, b] = [one.ranks[order] ?? null, other.ranks[order] ?? null];
      if ((a === null) !== (b === null)) return a === null ? 1 : -1;
      if (a !== b) return sign * ((a ?? 0) - (b ?? 0));
      return sign * (one.id < other.id ? -1 : 1);
    })
    .map(({ id }) => id);
}

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { node: { id: string } }[];
}

/** All pages of a list, from its front or from its end. */
async function walk(listed: Listed, asked: { filter: Asked; orderBy: Asked; size: number; forward: boolean }) {
  const { filter, orderBy, size, forward } = asked;
  const inputs = inputsOf(listed);
  const args = `filter: $filter, orderBy: $orderBy, ${forward ? 'first: $size, after' : 'last: $size, before'}: $at`;
  const selection = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { id } }';
  const query = `query ($filter: ${inputs.filter.name}, $orderBy: ${inputs.orderBy.name}, $size: Int, $at: String) {
    ${listed.query().replace('ARGS)', `${args}) { ${selection} }`)} }`;
  const found: string[] = [];
  let at: string | null = null;
  for (;;) {
    const { data, errors } = await server.ask('reader', query, { filter, orderBy, size, at });
    expect(errors).toBeUndefined();
    const page: Page = (data.node ?? data).list;
    const ids = page.edges.map(({ node: { id } }) => Buffer.from(id, 'base64url').toString().replace(/^\w+:/, ''));
    found.splice(forward ? found.length : 0, 0, ...ids);
    if (!(forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage))
      return { found, count: page.totalCount };
    expect(ids).toHaveLength(size);
    at = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
}

describe('a list with a filter and an order', () => {
  it.each(lists.map((listed) => [listed.field, listed] as const))(
    '%s brings what the model brings, page by page',
    async (_field, listed) => {
      const inputs = inputsOf(listed);
      expect(Object.keys(listed.orders).sort()).toEqual(Object.keys(inputs.orderBy.getFields()).sort());
      const rows = await rowsOf(listed);
      expect(rows.length).toBeGreaterThan(10);
      const asked = fc.record({
        filter: filtersOf(inputs.filter).filter((filter) => conditionsIn(filter) <= MOST_CONDITIONS),
        order: fc.constantFrom(...Object.keys(listed.orders)),
        direction: fc.constantFrom('ASC', 'DESC'),
        size: fc.integer({ min: 3, max: 12 }),
        forward: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ filter, order, direction, size, forward }) => {
          const expected = inOrder(
            rows.filter(({ values }) => meets(values, filter, inputs.filter)),
            order,
            direction,
          );
          const { found, count } = await walk(listed, { filter, orderBy: { [order]: direction }, size, forward });
          expect(found).toEqual(expected);
          expect(count).toBe(expected.length);
        }),
        { numRuns: 20, seed: 20261127, endOnFailure: true },
      );
    },
  );

  it.each(lists.map((listed) => [listed.field, listed] as const))(
    '%s: each field and its not share the rows, those without a value too',
    async (_field, listed) => {
      const { filter: input } = inputsOf(listed);
      const rows = await rowsOf(listed);
      const [order = ''] = Object.keys(listed.orders);
      const brings = async (filter: Asked): Promise<string[]> =>
        (await walk(listed, { filter, orderBy: { [order]: 'ASC' }, size: 100, forward: true })).found.toSorted();
      for (const field of Object.values(input.getFields()).filter(({ name }) => !INSIDE.includes(name))) {
        for (const value of fc.sample(askedOf(field), { numRuns: 2, seed: 20261127 })) {
          const filter = { [field.name]: value };
          const met = rows.filter(({ values }) => meets(values, filter, input)).map(({ id }) => id);
          const others = rows.filter(({ id }) => !met.includes(id)).map(({ id }) => id);
          expect([filter, await brings(filter)]).toEqual([filter, met.toSorted()]);
          expect([filter, await brings({ not: filter })]).toEqual([filter, others.toSorted()]);
        }
      }
    },
  );

  it('is tried on every type that has one', () => {
    const tried = new Set(lists.map((listed) => inputsOf(listed).filter.name));
    const known = Object.keys(schema.getTypeMap()).filter((name) => name.endsWith('Filter'));
    expect([...tried].sort()).toEqual(known.sort());
  });
});

describe('a filter', () => {
  const ask = async (filter: string, login = 'reader') => {
    const { data, errors } = await server.ask(login, `{ candidates(filter: ${filter}) { totalCount } }`);
    return { count: data?.candidates.totalCount, code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message };
  };
  const inside = (levels: number): string => (levels === 0 ? '{}' : `{ and: [${inside(levels - 1)}] }`);

  it('that is deeper than three levels is refused in words', async () => {
    expect((await ask(inside(DEEPEST_FILTER))).count).toBe(ROWS);
    expect(await ask(inside(DEEPEST_FILTER + 1))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('up to 3 levels'),
    });
    const turned = '{ not: { not: { not: { not: {} } } } }';
    expect((await ask(turned)).code).toBe('INVALID_INPUT');
  });

  it('of too many conditions is refused in words, also where each is empty', async () => {
    const some = (count: number) => `{ or: [${'{} '.repeat(count)}] }`;
    expect((await ask(some(MOST_CONDITIONS - 1))).count).toBe(ROWS);
    expect(await ask(some(MOST_CONDITIONS))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('at most 30 conditions'),
    });
  });

  it('whose range ends before it begins is refused', async () => {
    expect(await ask('{ stageSince: { from: "2025-01-02", to: "2025-01-01" } }')).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('before its beginning'),
    });
  });

  it('stands beside the arguments of the list', async () => {
    const count = async (args: string): Promise<number> =>
      (await server.ask('reader', `{ candidates(${args}) { totalCount } }`)).data.candidates.totalCount;
    const [whole, source] = [await count('stage: [WITHDRAWN]'), await count('filter: { source: [YOUTH] }')];
    expect(whole).toBeGreaterThan(0);
    expect(source).toBeGreaterThan(0);
    expect(await count('stage: [WITHDRAWN], filter: { not: { source: [YOUTH] } }')).toBeLessThanOrEqual(whole);
    expect(await count('stage: [WITHDRAWN], filter: { stage: [SOURCE] }')).toBe(0);
  });

  it('never shows more than without it', async () => {
    const stranger = (await server.ask('stranger', '{ candidates(filter: { or: [{}] }) { totalCount } }')).data;
    expect(stranger.candidates.totalCount).toBe(0);
  });

  it('costs reading over the rows, and more with every condition', () => {
    const cost = (filter?: object): number => costOfFilter(1000, { filter, orderBy: { name: 'ASC' }, first: 5 });
    const costs = [
      cost(),
      cost({}),
      cost({ kind: ['CELL'] }),
      cost({ kind: ['CELL'], foundedOn: { from: '2024-01-01' } }),
      cost({ kind: ['CELL'], or: [{ kind: ['CELL'] }, { not: { kind: ['CELL'] } }] }),
    ];
    expect(costs[0]).toBe(0);
    expect(costs).toEqual(costs.toSorted((one, other) => one - other));
    expect(new Set(costs).size).toBe(costs.length);
  });
});

describe('updatedSince', () => {
  const marked = (table: string) =>
    server.app.services.database.pool.query<{ late: boolean }>(
      `WITH one AS (UPDATE ${table} SET updated_at = '2000-01-01' WHERE id = (SELECT id FROM ${table} LIMIT 1) RETURNING updated_at)
       SELECT updated_at > now() - interval '1 minute' AS late FROM one`,
    );

  it.each([
    'access_grant',
    'admission',
    'area',
    'candidate',
    'committee',
    'enrolment',
    'inspection',
    'inspection_programme',
    'training_class',
  ])('finds a row of %s that somebody has written by hand', async (table) => {
    expect((await marked(table)).rows).toEqual([{ late: true }]);
  });
});
