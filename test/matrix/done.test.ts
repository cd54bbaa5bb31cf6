import { type GraphQLOutputType, getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage, Role } from '../../src/db/generated/enums.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { schema } from '../../src/schema/index.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { type MatrixServer, startMatrixServer } from './matrix-server.ts';
import { type Transport, transports } from './transports.ts';
import { holderOf } from './world.ts';

// The matrix asks mutations in a way that writes nothing. Here each is really done, by a role that may and over every
// transport, each time to something of its own; and asked again under the same key, which does nothing twice.

const DAY = '2026-11-02';

let database: TestDatabase;
let server: MatrixServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startMatrixServer(database.url);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const committeeId = (): string => server.world.targets.own.ids.Committee ?? '';
const ownCommittee = (): string => Buffer.from(committeeId(), 'base64url').toString().split(':')[1] ?? '';

/** A new person of the viewers' own committee, at a stage. */
async function someone(stage: CandidateStage): Promise<string> {
  return plantPerson(server.app.services.database.prisma, { committeeId: ownCommittee(), stage });
}
const candidate = async (stage: CandidateStage): Promise<string> =>
  `candidateId: "${encodeGlobalId('Candidate', await someone(stage))}"`;

/** How each mutation is done, and by whom. */
const doings: Record<string, { role: Role; input(transport: Transport): Promise<string> }> = {
  setQuota: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", year: ${2050 + transports.indexOf(transport)}, target: 3, expectedVersion: 0`,
  },
  renameCommittee: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", name: "Chi bộ ${transport.name}", validFrom: "2026-01-0${1 + transports.indexOf(transport)}", documentNumber: "1-QĐ", documentOn: "2025-12-30"`,
  },
  setCommitteeCode: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", code: "${transport.name}", validFrom: "2026-01-0${1 + transports.indexOf(transport)}"`,
  },
  recordAdmission: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `${await candidate('DECIDED')}, ceremonyOn: "${DAY}", decisionOn: "${DAY}", decisionNumber: "1-QĐ"`,
  },
  correctAdmission: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const day = new Date(DAY);
      const { id } = await server.app.services.database.prisma.admission.create({
        data: {
          candidateId: await someone('PROBATIONARY'),
          committeeId: ownCommittee(),
          ceremonyOn: day,
          decisionOn: day,
          decisionNumber: '1-QĐ',
          recordedBy: 'test',
        },
        select: { id: true },
      });
      return `admissionId: "${encodeGlobalId('Admission', id)}", revoke: true, reason: "nhầm"`;
    },
  },
  moveCandidateStage: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('DOSSIER')}, to: VERIFYING, effectiveOn: "${DAY}"`,
  },
  enrolInClass: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await candidate('OUTSTANDING')}, classId: "${server.world.targets.own.ids.TrainingClass}"`,
  },
  recordInspectionResult: {
    role: 'INSPECTOR',
    async input() {
      const { prisma } = server.app.services.database;
      const subject = await prisma.committee.findFirstOrThrow({ where: { parentId: ownCommittee(), kind: 'CELL' } });
      const { id } = await prisma.inspection.create({
        data: {
          inspectorId: ownCommittee(),
          subjectId: subject.id,
          kind: 'FIELD_CHECK',
          topic: 'Kiểm tra',
          status: 'REPORTED',
        },
        select: { id: true },
      });
      return `inspectionId: "${encodeGlobalId('Inspection', id)}", outcome: GOOD, concludedOn: "${DAY}"`;
    },
  },
  reportMembership: {
    role: 'CELL_SECRETARY',
    async input(transport) {
      const { prisma } = server.app.services.database;
      const { id } = await prisma.committee.findFirstOrThrow({ where: { parentId: ownCommittee(), kind: 'CELL' } });
      return `committeeId: "${encodeGlobalId('Committee', id)}", asOf: "2026-10-0${1 + transports.indexOf(transport)}", official: 9, probationary: 1`;
    },
  },
  setTerm: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `committeeId: "${committeeId()}", startsOn: "2025-06-01", endsOn: "2030-06-01", decisionNumber: "1-QĐ"`,
  },
  appointOfficer: {
    role: 'CELL_SECRETARY',
    input: async ({ name }) =>
      `committeeId: "${committeeId()}", personName: "Nguyễn Văn ${name}", title: MEMBER, startsOn: "${DAY}", basis: ELECTED, decisionNumber: "1-QĐ", decisionOn: "${DAY}"`,
  },
  endAppointment: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const { id } = await server.app.services.database.prisma.officer.create({
        data: {
          committeeId: ownCommittee(),
          personName: 'Hoàng Văn Thử',
          title: 'MEMBER',
          validFrom: new Date('2020-01-01'),
        },
        select: { id: true },
      });
      return `officerId: "${encodeGlobalId('Officer', id)}", endsOn: "${DAY}", reason: RETIRED`;
    },
  },
  exportPerson: { role: 'GRASSROOTS_COMMITTEE', input: () => candidate('SOURCE') },
  erasePerson: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `${await candidate('OFF_LIST')}, reason: "hết hạn lưu"`,
  },
  grantRole: {
    role: 'SUPERIOR_COMMITTEE',
    input: async ({ name }) => `subject: "by ${name}", role: INSPECTOR, committeeId: "${committeeId()}"`,
  },
  endGrant: {
    role: 'GRASSROOTS_COMMITTEE',
    async input({ name }) {
      const { id } = await server.app.services.database.prisma.accessGrant.create({
        data: { subject: `of ${name}`, role: 'DASHBOARD', committeeId: ownCommittee(), grantedBy: 'test' },
        select: { id: true },
      });
      return `grantId: "${encodeGlobalId('Grant', id)}"`;
    },
  },
};

/** Asks a payload whether it was done before. */
function repeatedOf(mutation: string): string {
  const answer = getNamedType(schema.getMutationType()?.getFields()[mutation]?.type as GraphQLOutputType);
  const payloads = isUnionType(answer) ? answer.getTypes().filter((type) => type.getFields().repeated) : [];
  return payloads.map(({ name }) => `... on ${name} { repeated }`).join(' ');
}

/** How often anything was written that the feed counts or a case keeps. */
async function steps(): Promise<string> {
  const tables = [
    'stage_change',
    'admission',
    'admission_change',
    'enrolment',
    'access_grant',
    'finding',
    'admission_quota_revision',
    'membership_revision',
    'committee_term',
    'officer',
    'committee_form',
    'committee_code',
  ];
  const { rows } = await server.app.services.database.pool.query<{ n: string }>(
    `SELECT concat_ws(' ', ${tables.map((table) => `(SELECT count(*) FROM ${table})`).join(', ')}) AS n`,
  );
  return rows[0]?.n ?? '';
}

it('is about every mutation', () => {
  expect(Object.keys(doings).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
});

describe.each(transports)('over $name', (transport) => {
  it.each(Object.keys(doings))('%s is done', async (mutation) => {
    const { role, input } = doings[mutation] as (typeof doings)[string];
    const line = transport.open(`${server.app.url}/graphql`, await server.token(holderOf(role)));
    try {
      const asked = `it: ${mutation}(input: { ${await input(transport)} }, key: "${mutation} ${transport.name}")`;
      const first = await line.ask(`mutation { ${asked} { __typename ... on UserError { code message } } }`);
      expect(first.errors).toBeUndefined();
      expect(first.data?.it).toEqual({ __typename: expect.stringMatching(/Payload$|^PersonExport$/) });
      const before = await steps();
      const again = await line.ask(
        `mutation { ${asked} { __typename ${repeatedOf(mutation)} ... on UserError { code message } } }`,
      );
      expect(again.errors).toBeUndefined();
      // A document is made anew.
      expect(again.data?.it).toEqual({
        ...(first.data?.it as object),
        ...(mutation === 'exportPerson' ? {} : { repeated: true }),
      });
      expect(await steps()).toBe(before);
    } finally {
      await line.end();
    }
  });
});
