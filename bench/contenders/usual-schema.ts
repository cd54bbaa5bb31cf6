// What a team writes that takes a GraphQL server, DataLoader and SQL by hand: the contract of the loads, a loader for each
// relation, and ready figures. Nobody is asked for a token, and nothing is hidden or logged.
import DataLoader from 'dataloader';
import pg from 'pg';
import { decodeGlobalId, encodeGlobalId } from '../../src/schema/global-id.ts';
import { BENCH_DAY, BENCH_YEAR } from '../fixed-day.ts';
import { type Admission, insertStep } from '../plain-admission.ts';

interface CommitteeRow {
  id: string;
  parent_id: string | null;
  name: string;
  kind: string;
  code: string | null;
}

interface FigureRow {
  committee_id: string;
  plan: number | null;
  admitted: number;
  pipeline: number;
}

interface BoardRow extends CommitteeRow, FigureRow {}

interface CandidateRow {
  id: string;
  committee_id: string;
  stage: string;
  stage_since: string;
}

interface MentorRow {
  id: string;
  candidate_id: string;
  valid_from: string;
}

const COMMITTEES = `SELECT c.id, c.parent_id, c.name, c.kind, k.code FROM committee c
  LEFT JOIN committee_code k ON k.committee_id = c.id AND k.valid_from <= '${BENCH_DAY}'
    AND (k.valid_to IS NULL OR k.valid_to > '${BENCH_DAY}')`;
const BOARD = 'SELECT c.*, f.plan, f.admitted, f.pipeline FROM bench_figure f JOIN c ON c.id = f.committee_id';

/** Reads rows for the loaders of requests. */
export function openTables(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const read = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values })).rows;
  const byId = <Row extends object>(name: string, text: string, key: keyof Row & string) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = new Map((await read<Row>(name, text, [ids])).map((row) => [row[key] as string, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
  return {
    pool,
    read,
    /** Loaders of one request. */
    loaders: () => ({
      committee: byId<CommitteeRow>('committees', `${COMMITTEES} WHERE c.id = ANY($1)`, 'id'),
      quota: byId<FigureRow>('figures', 'SELECT * FROM bench_figure WHERE committee_id = ANY($1)', 'committee_id'),
      mentor: byId<MentorRow>(
        'mentors',
        `SELECT DISTINCT ON (candidate_id) id, candidate_id, valid_from::text FROM mentor_assignment
         WHERE candidate_id = ANY($1) AND valid_from <= '${BENCH_DAY}' AND (valid_to IS NULL OR valid_to > '${BENCH_DAY}')
         ORDER BY candidate_id, valid_from DESC, id DESC`,
        'candidate_id',
      ),
      children: new DataLoader<string, CommitteeRow[]>(async (ids) => {
        const rows = await read<CommitteeRow>(
          'children',
          `${COMMITTEES} WHERE c.parent_id = ANY($1) ORDER BY c.name, c.id`,
          [ids],
        );
        const below = new Map<string, CommitteeRow[]>(ids.map((id) => [id, []]));
        for (const row of rows) below.get(row.parent_id ?? '')?.push(row);
        return ids.map((id) => below.get(id) ?? []);
      }),
    }),
  };
}

/** What the resolvers of a request are given. */
export interface UsualContext {
  tables: ReturnType<typeof openTables>;
  loaders: ReturnType<ReturnType<typeof openTables>['loaders']>;
}

export const typeDefs = /* GraphQL */ `
  enum BoardDepth { SELF CHILDREN SUBTREE }
  enum CandidateStage { DOSSIER PROPOSED DECIDED PROBATIONARY }
  type Figures { plan: Int admitted: Int! remaining: Int percent: Float pipelineCount: Int }
  type Committee {
    id: ID! name: String! kind: String! code: String quota(year: Int!): Figures children(first: Int): Committees!
  }
  type Committees { nodes: [Committee!]! }
  type QuotaProgress {
    id: ID! committeeId: ID! name: String! kind: String! code: String
    plan: Int admitted: Int! remaining: Int percent: Float pipelineCount: Int
  }
  type QuotaBoard { cursor: String! asOf: String! rows: [QuotaProgress!]! }
  type Mentor { id: ID! validFrom: String! }
  type Candidate { id: ID! stage: String! stageSince: String! committee: Committee! currentMentor: Mentor }
  type PageInfo { hasNextPage: Boolean! }
  type Candidates { nodes: [Candidate!]! pageInfo: PageInfo! }
  type Query {
    committee(id: ID!): Committee
    quotaBoard(committeeId: ID!, year: Int!, depth: BoardDepth!): QuotaBoard
    candidates(first: Int!, withinId: ID!, stage: [CandidateStage!]): Candidates!
  }
  type AdmissionPayload { recorded: Boolean! }
  type Mutation { recordAdmission(candidateId: ID!, committeeId: ID!, line: [ID!]!): AdmissionPayload! }
`;

const figures = {
  remaining: ({ plan, admitted }: FigureRow) => (plan === null ? null : Math.max(0, plan - admitted)),
  percent: ({ plan, admitted }: FigureRow) => (plan ? Math.round((admitted * 1000) / plan) / 10 : null),
  pipelineCount: ({ pipeline }: FigureRow) => pipeline,
};

export const resolvers = {
  Query: {
    committee: (_: unknown, { id }: { id: string }, { loaders }: UsualContext) =>
      loaders.committee.load(decodeGlobalId(id).id),
    quotaBoard: async (
      _: unknown,
      { committeeId, depth }: { committeeId: string; depth: string },
      { tables }: UsualContext,
    ) => {
      const { id } = decodeGlobalId(committeeId);
      const rows =
        depth === 'SUBTREE'
          ? await tables.read<BoardRow>(
              'subtree',
              `WITH c AS (${COMMITTEES}), r AS (${BOARD}) SELECT r.* FROM r LEFT JOIN r AS p ON p.id = r.parent_id AND p.id <> $1
               ORDER BY r.id <> $1, coalesce(p.name, r.name), coalesce(p.id, r.id), p.id IS NOT NULL, r.name, r.id`,
              [id],
            )
          : await tables.read<BoardRow>(
              'board',
              `WITH c AS (${COMMITTEES} WHERE c.id = $1 OR c.parent_id = $1) ${BOARD} ORDER BY c.id <> $1, c.name, c.id`,
              [id],
            );
      return { cursor: '', asOf: new Date().toISOString(), rows };
    },
    candidates: async (
      _: unknown,
      { first, withinId }: { first: number; withinId: string },
      { tables }: UsualContext,
    ) => {
      const rows = await tables.read<CandidateRow>(
        'candidates',
        `SELECT c.id, c.committee_id, c.stage, c.stage_since::text FROM candidate c JOIN committee k ON k.id = c.committee_id
         WHERE c.stage = 'DECIDED' AND k.path LIKE (SELECT path FROM committee WHERE id = $1) || '%'
         ORDER BY c.given_name, c.full_name, c.id LIMIT $2`,
        [decodeGlobalId(withinId).id, first + 1],
      );
      return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
    },
  },
  Mutation: {
    recordAdmission: async (_: unknown, admission: Admission, { tables }: UsualContext) => {
      const client = await tables.pool.connect();
      try {
        await client.query('BEGIN');
        await insertStep(client, admission);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
      return { recorded: true };
    },
  },
  Committee: {
    id: ({ id }: CommitteeRow) => encodeGlobalId('Committee', id),
    quota: ({ id }: CommitteeRow, _: unknown, { loaders }: UsualContext) => loaders.quota.load(id),
    children: async ({ id }: CommitteeRow, _: unknown, { loaders }: UsualContext) => ({
      nodes: await loaders.children.load(id),
    }),
  },
  Figures: figures,
  QuotaProgress: {
    ...figures,
    id: ({ id }: BoardRow) => encodeGlobalId('QuotaProgress', `${id}:${BENCH_YEAR}`),
    committeeId: ({ id }: BoardRow) => encodeGlobalId('Committee', id),
  },
  Candidate: {
    id: ({ id }: CandidateRow) => encodeGlobalId('Candidate', id),
    stageSince: ({ stage_since }: CandidateRow) => stage_since,
    committee: ({ committee_id }: CandidateRow, _: unknown, { loaders }: UsualContext) =>
      loaders.committee.load(committee_id),
    currentMentor: ({ id }: CandidateRow, _: unknown, { loaders }: UsualContext) => loaders.mentor.load(id),
  },
  Mentor: {
    id: ({ id }: MentorRow) => encodeGlobalId('MentorAssignment', id),
    validFrom: ({ valid_from }: MentorRow) => valid_from,
  },
};
