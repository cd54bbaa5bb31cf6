import type pg from 'pg';
import { BENCH_DAY } from './fixed-day.ts';

/** Somebody to admit, and whose figures that moves on the boards that are watched. */
export interface Admission {
  candidateId: string;
  committeeId: string;
  /** Ids of committees, the top one first. */
  line: string[];
}

/** The channel on which the contenders without a feed are told. */
export const CHANNEL = 'bench_figure';

const INSERT = `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
  VALUES (gen_random_uuid(), $1, $2, '${BENCH_DAY}', '1-QĐ/HU', '${BENCH_DAY}', 'bench')`;

const INSERT_AND_NOTIFY = `WITH admitted AS (${INSERT}), moved AS (
    UPDATE bench_figure SET admitted = admitted + 1, admitted_here = admitted_here + (committee_id = $2)::integer,
      version = version + 1 WHERE committee_id = ANY($3::uuid[])
  ) SELECT pg_notify('${CHANNEL}', $4)`;

/** Inserts an admission and nothing else: for a database with a feed. */
export async function insertAdmission(client: pg.ClientBase | pg.Pool, admission: Admission): Promise<void> {
  await client.query({
    name: 'insert',
    text: INSERT,
    values: [admission.candidateId, admission.committeeId],
  });
}

const STEP = `WITH admitted AS (${INSERT}), step AS (
    INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
    VALUES (gen_random_uuid(), $1, 'DECIDED', 'PROBATIONARY', '${BENCH_DAY}', 'bench')
  ) UPDATE candidate SET stage = 'PROBATIONARY', stage_since = '${BENCH_DAY}' WHERE id = $1`;

/** Inserts an admission as the operation does: with the step of the case, which is what moves a work list. */
export async function insertStep(client: pg.ClientBase | pg.Pool, admission: Admission): Promise<void> {
  await client.query({ name: 'step', text: STEP, values: [admission.candidateId, admission.committeeId] });
}

/** Inserts an admission, moves the ready figures and says so, in one statement: for those without a feed. */
export async function insertAndNotify(client: pg.ClientBase | pg.Pool, admission: Admission): Promise<void> {
  const { candidateId, committeeId, line } = admission;
  await client.query({
    name: 'insert and notify',
    text: INSERT_AND_NOTIFY,
    values: [candidateId, committeeId, line, line.join(' ')],
  });
}
