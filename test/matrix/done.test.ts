import { randomUUID } from 'node:crypto';
import { type GraphQLOutputType, getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AreaKind,
  CandidateStage,
  ClassAudience,
  EnrolmentStatus,
  InspectionOutcome,
  InspectionStatus,
  Role,
  TrainingStatus,
} from '../../src/db/generated/enums.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { schema } from '../../src/schema/index.ts';
import { plantArea } from '../helpers/plant-area.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantMerge } from '../helpers/plant-merge.ts';
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
const plainId = (id: string | undefined): string =>
  Buffer.from(id ?? '', 'base64url')
    .toString()
    .split(':')[1] ?? '';
const ownCommittee = (): string => plainId(committeeId());

/** Asks for a cell below it that stood there before this test began. */
const aCell = () => ({
  where: { parentId: ownCommittee(), kind: 'CELL' as const },
  orderBy: [{ foundedOn: 'asc' as const }, { id: 'asc' as const }],
});

/** Gives the role of the highest bodies on a new committee at the top; its id. */
async function grantOnRoot(): Promise<string> {
  const { database, feed } = server.app.services;
  const { id } = await database.prisma.committee.create({
    data: {
      kind: 'PROVINCE',
      name: 'Đảng bộ tỉnh',
      foundedOn: new Date('2000-01-01'),
      placements: { create: { validFrom: new Date('2000-01-01') } },
    },
    select: { id: true },
  });
  await database.prisma.accessGrant.create({
    data: {
      subject: holderOf('SUPERIOR_COMMITTEE'),
      role: 'SUPERIOR_COMMITTEE',
      committeeId: id,
      grantedBy: 'test',
      validFrom: new Date('2020-01-01'),
    },
  });
  await feed.settle();
  return encodeGlobalId('Committee', id);
}

/** A new person of the viewers' own committee, at a stage. */
async function someone(stage: CandidateStage): Promise<string> {
  return plantPerson(server.app.services.database.prisma, { committeeId: ownCommittee(), stage });
}
const candidate = async (stage: CandidateStage): Promise<string> =>
  `candidateId: "${encodeGlobalId('Candidate', await someone(stage))}"`;

/** Why two are one person, and by what document. */
const MERGED = `reason: CAME_BACK, documentNumber: "1", documentOn: "${DAY}"`;

/** A merge of two of the viewers' own committee. */
async function mergeOfOwn(): Promise<string> {
  const id = await plantMerge(server.app.services.database.prisma, [
    await someone('OFF_LIST'),
    await someone('WITHDRAWN'),
  ]);
  return `mergeId: "${encodeGlobalId('PersonMerge', id)}"`;
}

/** A member who was entered on the roll of the viewers' own committee. */
async function member(left = false): Promise<string> {
  const { id } = await server.app.services.database.prisma.member.create({
    data: {
      committee: { connect: { id: ownCommittee() } },
      person: { create: { fullName: 'Lý Văn Cũ', sex: 'MALE', birthYear: 1970, birthMonth: 3 } },
      officialSince: new Date('2000-01-01'),
      ...(left ? { leftOn: new Date('2026-01-01'), leftReason: 'LEFT' } : {}),
    },
    select: { id: true },
  });
  return `memberId: "${encodeGlobalId('Member', id)}"`;
}

/** A new person of a cell in a part of the viewers' own committee, at a stage. */
async function someoneOfPart(stage: CandidateStage): Promise<string> {
  const { database, feed } = server.app.services;
  const [part, cell] = [randomUUID(), randomUUID()];
  for (const [id, kind, parentId] of [
    [part, 'SUB_COMMITTEE', ownCommittee()],
    [cell, 'CELL', part],
  ] as const) {
    await database.prisma.committee.create({
      data: {
        id,
        kind,
        name: `Bộ phận ${id}`,
        foundedOn: new Date('2000-01-01'),
        placements: { create: { parentId, validFrom: new Date('2000-01-01') } },
      },
      select: { id: true },
    });
  }
  await feed.settle();
  return plantPerson(database.prisma, { committeeId: cell, stage });
}

/** A new person of a grassroots organisation for which the viewers' own committee decides, at a stage. */
async function someoneBelow(stage: CandidateStage): Promise<string> {
  const [, committeeId = ''] = Buffer.from(server.world.targets.descendant.ids.Committee ?? '', 'base64url')
    .toString()
    .split(':');
  return plantPerson(server.app.services.database.prisma, { committeeId, stage });
}
const candidateBelow = async (stage: CandidateStage): Promise<string> =>
  `candidateId: "${encodeGlobalId('Candidate', await someoneBelow(stage))}"`;

/** Somebody in an office of the viewers' own committee. */
async function officerOfOwn(): Promise<string> {
  const { id } = await server.app.services.database.prisma.officer.create({
    data: {
      committeeId: ownCommittee(),
      personName: 'Hoàng Văn Thử',
      title: 'MEMBER',
      validFrom: new Date('2020-01-01'),
    },
    select: { id: true },
  });
  return id;
}

/** A cell below the viewers' own committee. */
async function cellBelow(): Promise<string> {
  return (await server.app.services.database.prisma.committee.findFirstOrThrow(aCell())).id;
}
const cellId = async (): Promise<string> => encodeGlobalId('Committee', await cellBelow());

/** A draft of the viewers' own committee. @param filled - whether something is planned in it. */
async function programme(year: number, filled = false): Promise<string> {
  const { prisma } = server.app.services.database;
  const { id } = await prisma.inspectionProgramme.create({
    data: { committeeId: ownCommittee(), year, status: 'DRAFT' },
    select: { id: true },
  });
  if (filled) await plannedInspection('PLANNED', id);
  return encodeGlobalId('InspectionProgramme', id);
}

async function plannedInspection(status: InspectionStatus, programmeId: string | null = null): Promise<string> {
  const { id } = await server.app.services.database.prisma.inspection.create({
    data: {
      programmeId,
      inspectorId: ownCommittee(),
      subjectId: await cellBelow(),
      kind: 'THEMATIC_INSPECTION',
      topic: 'Kiểm tra',
      status,
    },
    select: { id: true },
  });
  return id;
}
const inspection = async (status: InspectionStatus): Promise<string> =>
  encodeGlobalId('Inspection', await plannedInspection(status));

/** One that was concluded. */
async function concludedInspection(outcome: InspectionOutcome): Promise<string> {
  const id = await plannedInspection('CONCLUDED');
  await server.app.services.database.prisma.inspection.update({
    where: { id },
    data: { outcome, concludedOn: new Date(DAY) },
    select: { id: true },
  });
  return encodeGlobalId('Inspection', id);
}

/** Something that a cell must put right. @param reportedOn - since when it waits for acceptance. */
async function remedy(reportedOn?: string): Promise<string> {
  const { prisma } = server.app.services.database;
  const finding = await prisma.finding.create({
    data: { inspectionId: await plannedInspection('FOLLOW_UP'), category: 'SHORTCOMING', text: 'Thiếu hồ sơ' },
    select: { id: true },
  });
  const reported = reportedOn === undefined ? {} : { reportedOn: new Date(reportedOn), evidence: 'Biên bản' };
  const { id } = await prisma.remedy.create({
    data: {
      findingId: finding.id,
      ownerId: await cellBelow(),
      action: 'Bổ sung',
      dueOn: new Date('2027-01-01'),
      ...reported,
    },
    select: { id: true },
  });
  return encodeGlobalId('Remedy', id);
}

/** Such a person whose probation is over, and on whom cell and committee have voted. */
async function recognisable(): Promise<string> {
  const { prisma } = server.app.services.database;
  const id = await someoneBelow('PROBATIONARY');
  const { committeeId } = await prisma.candidate.findUniqueOrThrow({ where: { id } });
  const day = new Date('2025-09-01');
  const admitted = { candidateId: id, committeeId, ceremonyOn: day, decisionOn: day, decisionNumber: '1-QĐ' };
  await prisma.admission.create({ data: { ...admitted, recordedBy: 'test' }, select: { id: true } });
  const base = { members: 9, away: 0, exemptAbsent: 0, base: 9, yes: 9, no: 0, blank: 0, absent: 0, needed: 6 };
  const rule = { ruleSource: 'Điều lệ Đảng, Điều 4', numerator: 2, denominator: 3, more: false };
  for (const body of ['CELL', 'GRASSROOTS'] as const) {
    const what = { candidateId: id, committeeId, body, matter: 'RECOGNITION', outcome: 'CARRIED' } as const;
    const heldOn = new Date('2026-10-01');
    await prisma.resolution.create({
      data: { ...what, ...base, ...rule, heldOn, number: '1-NQ', recordedBy: 'test' },
      select: { id: true },
    });
  }
  await plantDossier(prisma, id, 'RECOGNITION', DAY);
  return `candidateId: "${encodeGlobalId('Candidate', id)}"`;
}

/** Somebody for whom it is decided by the viewers' own committee, and who was recognised by it. */
async function recognised(): Promise<string> {
  const { prisma } = server.app.services.database;
  const id = await someoneBelow('OFFICIAL');
  const day = new Date('2026-10-01');
  await prisma.decision.create({
    data: {
      candidateId: id,
      deciderId: ownCommittee(),
      byDefault: true,
      body: 'STANDING',
      matter: 'RECOGNITION',
      granted: true,
      number: '1-QĐ',
      issuedOn: day,
      limitDays: 30,
      ruleSource: 'Quy định 24-QĐ/TW',
      recordedBy: 'test',
    },
    select: { id: true },
  });
  return `candidateId: "${encodeGlobalId('Candidate', id)}"`;
}

/** Somebody whose dossier a cell can review. */
async function reviewable(): Promise<string> {
  // Of a cell that keeps no roll, so that its figures are typed.
  const committeeId = await newCell(`Chi bộ ${randomUUID()}`);
  const id = await plantPerson(server.app.services.database.prisma, { committeeId, stage: 'CELL_REVIEW' });
  await plantDossier(server.app.services.database.prisma, id, 'ADMISSION', DAY);
  return `candidateId: "${encodeGlobalId('Candidate', id)}"`;
}

/** The same with the certificate of an awareness class. */
async function certified(stage: CandidateStage): Promise<string> {
  const candidateId = await someone(stage);
  await server.app.services.database.prisma.certificate.create({
    data: { candidateId, kind: 'AWARENESS', number: '1', issuedOn: new Date('2026-01-05') },
    select: { id: true },
  });
  return candidateId;
}

/** A request to verify somebody, answered on a day or not. */
function verification(candidateId: string, answeredOn: Date | null): Promise<{ id: string }> {
  const answer = { answeredOn, answeredAt: answeredOn, answeredBy: 'test', answerNumber: '2' };
  return server.app.services.database.prisma.verification.create({
    data: {
      candidateId,
      about: ['CANDIDATE'],
      place: 'Xã',
      abroad: false,
      requestNumber: '1',
      requestedOn: new Date('2026-01-06'),
      dueOn: new Date('2026-03-06'),
      requestedBy: 'test',
      ...(answeredOn === null ? {} : answer),
    },
    select: { id: true },
  });
}

/** A new cell below the viewers' own committee; its id. */
async function newCell(
  name: string,
  of: { kind: 'CELL' | 'GRASSROOTS_CELL'; parentId: string } | null = null,
): Promise<string> {
  const { database, feed } = server.app.services;
  const day = new Date('2000-01-01');
  const { id } = await database.prisma.committee.create({
    data: {
      kind: of?.kind ?? 'CELL',
      name,
      foundedOn: day,
      placements: { create: { parentId: of?.parentId ?? ownCommittee(), validFrom: day } },
    },
    select: { id: true },
  });
  await feed.settle();
  return id;
}

/** A grassroots cell beside the viewers' own committee. */
const newSchool = (name: string): Promise<string> =>
  newCell(`Chi bộ trường ${name}`, {
    kind: 'GRASSROOTS_CELL',
    parentId: plainId(server.world.targets.ancestor.ids.Committee),
  });

/** A request that waits for its answer, to the viewers' own committee or from it. */
async function transferOf(name: string, side: 'from' | 'to'): Promise<string> {
  const [own, other] = [ownCommittee(), await newSchool(name)];
  const { id } = await server.app.services.database.prisma.caseTransfer.create({
    data: {
      candidateId: await someone('SOURCE'),
      ...(side === 'to' ? { fromId: other, toId: own } : { fromId: own, toId: other }),
      stage: 'SOURCE',
      reason: 'WORK',
      requestedOn: new Date(DAY),
      documentNumber: '1-GT',
      answerBy: new Date(DAY),
      requestedBy: 'test',
    },
    select: { id: true },
  });
  return `transferId: "${encodeGlobalId('CaseTransfer', id)}"`;
}

/** What is said of a class. */
const CLASS = `title: "Lớp mới", startsOn: "${DAY}", endsOn: "${DAY}", capacity: 60, audience: [CANDIDATES]`;

/** A new class of the centre of the viewers' own committee. */
async function aClass(status: TrainingStatus, audience: ClassAudience[] = []): Promise<string> {
  const [, centreId = ''] = Buffer.from(server.world.targets.own.ids.TrainingCentre ?? '', 'base64url')
    .toString()
    .split(':');
  const { id } = await server.app.services.database.prisma.trainingClass.create({
    data: {
      centreId,
      kind: 'AWARENESS',
      status,
      audience,
      capacity: 60,
      title: 'Lớp thử',
      startsOn: new Date(DAY),
      endsOn: new Date(DAY),
    },
    select: { id: true },
  });
  return `classId: "${encodeGlobalId('TrainingClass', id)}"`;
}

/** A new person in a class, as an input names the class. */
async function idOfType(classId: string, stage: CandidateStage, status: EnrolmentStatus = 'ENROLLED'): Promise<string> {
  const [, named = ''] = /"(.*)"/.exec(classId) ?? [];
  const [, plain = ''] = Buffer.from(named, 'base64url').toString().split(':');
  const { id } = await server.app.services.database.prisma.enrolment.create({
    data: {
      classId: plain,
      candidateId: await someone(stage),
      status,
      enrolledBy: 'test',
      ...(status === 'PROPOSED' ? { proposedOn: new Date(DAY), proposalNumber: '1-NQ' } : {}),
    },
    select: { id: true },
  });
  return encodeGlobalId('Enrolment', id);
}

/** A new area that the viewers' own committee keeps. */
const area = (kind: AreaKind): Promise<string> =>
  plantArea(server.app.services.database.prisma, { keeperId: ownCommittee(), kind, beganOn: '2020-01-01' });

/** How each mutation is done, and by whom. */
const doings: Record<string, { role: Role; input(transport: Transport): Promise<string> }> = {
  setQuota: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", year: ${2050 + transports.indexOf(transport)}, target: 3, expectedVersion: 0`,
  },
  reviseQuotas: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `year: ${2060 + transports.indexOf(transport)}, rows: [{ committeeId: "${server.world.targets.descendant.ids.Committee}", target: 3, expectedVersion: 0 }]`,
  },
  allocateQuotas: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${committeeId()}", year: ${2070 + transports.indexOf(transport)}, rows: [{ committeeId: "${server.world.targets.descendant.ids.Committee}", target: 3, expectedVersion: 0 }], documentNumber: "1-KH", documentOn: "${DAY}"`,
  },
  prepareAllocation: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `committeeId: "${committeeId()}", year: 2080, rows: [{ committeeId: "${server.world.targets.descendant.ids.Committee}", target: 3, expectedVersion: 0 }]`,
  },
  issueAllocation: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) => {
      const { prisma } = server.app.services.database;
      const below = server.world.targets.descendant.ids.Committee ?? '';
      const [, taker = ''] = Buffer.from(below, 'base64url').toString().split(':');
      const { id } = await prisma.quotaSheet.create({
        data: {
          committeeId: ownCommittee(),
          year: 2082 + transports.indexOf(transport),
          preparedBy: 'test',
          rows: { create: { committeeId: taker, position: 0, target: 2, planVersion: 0 } },
        },
        select: { id: true },
      });
      return `sheetId: "${encodeGlobalId('QuotaSheet', id)}", documentNumber: "1-KH", documentOn: "${DAY}"`;
    },
  },
  transferQuota: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) => {
      const { prisma } = server.app.services.database;
      const year = 2085 + transports.indexOf(transport);
      const below = await prisma.committee.findMany({ where: { parentId: ownCommittee() }, orderBy: { id: 'asc' } });
      const [from, to] = below.map(({ id }) => id);
      await prisma.admissionQuota.create({ data: { committeeId: from ?? '', year, kind: 'PLAN', target: 3 } });
      return `fromCommitteeId: "${encodeGlobalId('Committee', from ?? '')}", toCommitteeId: "${encodeGlobalId('Committee', to ?? '')}", year: ${year}, count: 1, fromVersion: 1, toVersion: 0, reason: "điều chuyển", documentNumber: "1-KH", documentOn: "${DAY}"`;
    },
  },
  setSubTargets: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", year: ${2060 + transports.indexOf(transport)}, rows: [{ of: { group: WOMEN }, target: 1 }], expectedVersion: 0`,
  },
  registerQuota: {
    role: 'CELL_SECRETARY',
    input: async () => `committeeId: "${committeeId()}", year: 2027, target: 3`,
  },
  closeYear: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", year: ${1990 + transports.indexOf(transport)}, documentNumber: "1-TB", documentOn: "${DAY}"`,
  },
  reopenYear: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) => {
      const below = server.world.targets.descendant.ids.Committee ?? '';
      const [, committeeId = ''] = Buffer.from(below, 'base64url').toString().split(':');
      const year = 1980 + transports.indexOf(transport);
      await server.app.services.database.prisma.quotaYear.create({
        data: { committeeId, year, documentNumber: '1-TB', documentOn: new Date(DAY), closedBy: 'test' },
        select: { id: true },
      });
      return `committeeId: "${below}", year: ${year}, reason: "đính chính"`;
    },
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
  recordArea: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) =>
      `committeeId: "${committeeId()}", kind: HAMLET, name: "Thôn ${name}", parentId: "${encodeGlobalId('Area', await area('COMMUNE'))}", validFrom: "${DAY}"`,
  },
  changeArea: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `areaId: "${encodeGlobalId('Area', await area('PROVINCE'))}", kind: PROVINCE, name: "Tên mới", code: null, validFrom: "${DAY}", documentNumber: "1-NQ", documentOn: "${DAY}"`,
  },
  endArea: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `areaId: "${encodeGlobalId('Area', await area('COMMUNE'))}", endsOn: "${DAY}", documentNumber: "1-NQ", documentOn: "${DAY}"`,
  },
  setProfile: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `areaId: "${encodeGlobalId('Area', await area('COMMUNE'))}", asOf: "${DAY}", households: 208, poorHouseholds: 25, source: "danh sách"`,
  },
  setObstacles: {
    role: 'CELL_SECRETARY',
    input: async () => `committeeId: "${committeeId()}", validFrom: "${DAY}", obstacles: [TRANSPORT]`,
  },
  coverAreas: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", areaIds: ["${encodeGlobalId('Area', await area('COMMUNE'))}"], validFrom: "2091-02-0${1 + transports.indexOf(transport)}"`,
  },
  reorganise: {
    role: 'SUPERIOR_COMMITTEE',
    input: async ({ name }) =>
      `decision: { number: "1-QĐ", issuedOn: "${DAY}", issuer: "Tỉnh ủy", title: "Thành lập" }, effectiveOn: "${DAY}", changes: [{ found: { ref: "x", kind: CELL, name: "Chi bộ ${name}", under: { committeeId: "${committeeId()}" } } }]`,
  },
  undoReorganisation: {
    role: 'SUPERIOR_COMMITTEE',
    async input() {
      const formed =
        Buffer.from(server.world.targets.descendant.ids.Committee ?? '', 'base64url')
          .toString()
          .split(':')[1] ?? '';
      const nobody = {
        founded: [],
        ended: [],
        moved: [],
        grants: [],
        given: [],
        officers: [],
        appointed: [],
        cases: [],
      };
      const on = new Date('2026-01-05');
      const { id } = await server.app.services.database.prisma.reorganisation.create({
        data: {
          decisionNumber: '1-QĐ',
          issuedOn: on,
          issuer: 'Tỉnh ủy',
          title: 'Đổi tên',
          effectiveOn: on,
          changes: [],
          replaced: { ...nobody, formed: [formed] },
          recordedBy: 'test',
          committees: { create: { committeeId: formed } },
        },
        select: { id: true },
      });
      return `reorganisationId: "${encodeGlobalId('Reorganisation', id)}", reason: "nhầm"`;
    },
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
    input: async () => `${await candidate('DOSSIER')}, to: OFF_LIST, effectiveOn: "${DAY}", reason: "x"`,
  },
  addCandidate: {
    role: 'CELL_SECRETARY',
    async input({ name }) {
      const { prisma } = server.app.services.database;
      const { id } = await prisma.committee.findFirstOrThrow(aCell());
      return `committeeId: "${encodeGlobalId('Committee', id)}", stage: SOURCE, effectiveOn: "${DAY}", fullName: "Nguyễn Thị ${name}", sex: FEMALE, birthYear: 2000, birthMonth: 1, ethnicGroup: "Tày", source: YOUTH, youthUnionMember: true`;
    },
  },
  openSourceReview: {
    role: 'CELL_SECRETARY',
    input: async ({ name }) =>
      `committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ ${name}`))}", year: 2026, openedOn: "${DAY}"`,
  },
  closeSourceReview: {
    role: 'CELL_SECRETARY',
    async input() {
      const { id } = await server.app.services.database.prisma.sourceReview.create({
        data: { committeeId: ownCommittee(), year: 2026, openedOn: new Date('2026-10-01'), openedBy: 'test' },
        select: { id: true },
      });
      return `reviewId: "${encodeGlobalId('SourceReview', id)}", closedOn: "${DAY}"`;
    },
  },
  keepRoll: {
    role: 'CELL_SECRETARY',
    input: async ({ name }) =>
      `committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ lập ${name}`))}", since: "${DAY}"`,
  },
  enterMember: {
    role: 'CELL_SECRETARY',
    input: async ({ name }) =>
      `committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ danh sách ${name}`))}", fullName: "Lý Văn Cũ", sex: MALE, birthYear: 1970, birthMonth: 3, officialSince: "${DAY}"`,
  },
  updateMember: { role: 'CELL_SECRETARY', input: async () => `${await member()}, awaySince: "${DAY}"` },
  transferMember: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) =>
      `${await member()}, committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ mới của ${name}`))}", effectiveOn: "${DAY}", documentNumber: "1"`,
  },
  endMembership: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await candidate('OFFICIAL')}, reason: LEFT, endsOn: "${DAY}", documentNumber: "1-QĐ"`,
  },
  updateCandidate: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('SOURCE')}, ethnicGroup: "Nùng"`,
  },
  putOnList: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `${await candidate('SOURCE')}, effectiveOn: "${DAY}", documentNumber: "1-NQ", mentors: [{ memberName: "Lý Văn Sơn" }]`,
  },
  assignCase: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) =>
      `${await candidate('SOURCE')}, committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ gần ${name}`))}", effectiveOn: "${DAY}", documentNumber: "1"`,
  },
  transferCandidate: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) =>
      `${await candidate('SOURCE')}, committeeId: "${encodeGlobalId('Committee', await newSchool(name))}", reason: STUDY, requestedOn: "${DAY}", documentNumber: "1-GT", answerBy: "${DAY}"`,
  },
  acceptTransfer: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) =>
      `${await transferOf(name, 'to')}, committeeId: "${encodeGlobalId('Committee', await newCell(`Chi bộ nhận ${name}`))}", effectiveOn: "${DAY}", documentNumber: "1"`,
  },
  declineTransfer: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) => `${await transferOf(name, 'to')}, answeredOn: "${DAY}", reason: NOT_HERE`,
  },
  withdrawTransfer: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) => `${await transferOf(name, 'from')}, withdrawnOn: "${DAY}"`,
  },
  assignMentor: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('OUTSTANDING')}, memberName: "Lý Văn Sơn", startsOn: "${DAY}"`,
  },
  endMentor: {
    role: 'CELL_SECRETARY',
    async input() {
      const { id } = await server.app.services.database.prisma.mentorAssignment.create({
        data: {
          candidateId: await someone('OUTSTANDING'),
          memberName: 'Lý Văn Sơn',
          validFrom: new Date('2026-02-01'),
        },
        select: { id: true },
      });
      return `mentorId: "${encodeGlobalId('MentorAssignment', id)}", endsOn: "${DAY}", reason: MOVED`;
    },
  },
  startDossier: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `candidateId: "${encodeGlobalId('Candidate', await certified('AWARENESS_CERTIFIED'))}", effectiveOn: "${DAY}", documentNumber: "1-NQ"`,
  },
  recordPaper: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('DOSSIER')}, kind: APPLICATION, madeOn: "${DAY}", place: "Thôn 1"`,
  },
  requestVerification: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const candidateId = await someone('DOSSIER');
      await server.app.services.database.prisma.dossierPaper.createMany({
        data: (['APPLICATION', 'LIFE_HISTORY'] as const).map((kind) => ({
          candidateId,
          kind,
          madeOn: new Date(DAY),
          recordedBy: 'test',
        })),
      });
      return `candidateId: "${encodeGlobalId('Candidate', candidateId)}", requestedOn: "${DAY}", documentNumber: "1-CV", requests: [{ place: "Xã", about: [CANDIDATE] }]`;
    },
  },
  recordVerification: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const { id } = await verification(await someone('VERIFYING'), null);
      return `verificationId: "${encodeGlobalId('Verification', id)}", answeredOn: "${DAY}", documentNumber: "1-CV"`;
    },
  },
  recordOpinions: {
    role: 'CELL_SECRETARY',
    async input() {
      const candidateId = await someone('VERIFYING');
      await verification(candidateId, new Date(DAY));
      const opinions = ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'].map(
        (origin) => `{ origin: ${origin}, givenOn: "${DAY}" }`,
      );
      return `candidateId: "${encodeGlobalId('Candidate', candidateId)}", concludedOn: "${DAY}", opinions: [${opinions}]`;
    },
  },
  observe: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('SOURCE')}, kind: MOVEMENT, observedOn: "${DAY}", note: "Tham gia làm đường"`,
  },
  introduce: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `${await candidate('OUTSTANDING')}, introducer: MEMBER, name: "Lý Văn Sơn", introducedOn: "${DAY}", acquaintedSince: "2025-11-02"`,
  },
  replaceIntroducer: {
    role: 'CELL_SECRETARY',
    async input() {
      const candidateId = await someone('OUTSTANDING');
      const { id } = await server.app.services.database.prisma.introduction.create({
        data: { candidateId, introducer: 'MEMBER', name: 'x', introducedOn: new Date(DAY), recordedBy: 'test' },
        select: { id: true },
      });
      return `introductionId: "${encodeGlobalId('Introduction', id)}", name: "Lý Văn Sơn", introducedOn: "${DAY}", reason: MOVED`;
    },
  },
  createCentre: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async ({ name }) => `committeeId: "${committeeId()}", name: "Trung tâm ${name}"`,
  },
  setCoverage: {
    role: 'SUPERIOR_COMMITTEE',
    input: async (transport) =>
      `centreId: "${server.world.targets.own.ids.TrainingCentre}", committeeIds: ["${server.world.targets.descendant.ids.Committee}"], validFrom: "2091-02-0${1 + transports.indexOf(transport)}", documentNumber: "1-QĐ"`,
  },
  createClass: {
    role: 'TRAINING_CENTRE',
    input: async () => `centreId: "${server.world.targets.own.ids.TrainingCentre}", kind: AWARENESS, ${CLASS}`,
  },
  changeClass: { role: 'TRAINING_CENTRE', input: async () => `${await aClass('OPEN')}, ${CLASS}` },
  openClass: { role: 'TRAINING_CENTRE', input: () => aClass('PLANNED') },
  startClass: { role: 'TRAINING_CENTRE', input: () => aClass('OPEN') },
  cancelClass: {
    role: 'TRAINING_CENTRE',
    input: async () => `${await aClass('OPEN')}, reason: "không đủ học viên"`,
  },
  setTrainingTarget: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `committeeId: "${committeeId()}", year: 2026, kind: AWARENESS, trainees: 60, documentNumber: "1-KH"`,
  },
  closeClass: {
    role: 'TRAINING_CENTRE',
    async input() {
      const classId = await aClass('RUNNING');
      const enrolmentId = await idOfType(classId, 'IN_AWARENESS_CLASS');
      return `${classId}, issuedOn: "${DAY}", rows: [{ enrolmentId: "${enrolmentId}", result: PASSED, certificateNumber: "${randomUUID()}" }]`;
    },
  },
  approveEnrolment: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const classId = await aClass('OPEN');
      return `${classId}, enrolmentIds: ["${await idOfType(classId, 'OUTSTANDING', 'PROPOSED')}"]`;
    },
  },
  recordAttendance: {
    role: 'TRAINING_CENTRE',
    async input() {
      const classId = await aClass('RUNNING');
      const enrolmentId = await idOfType(classId, 'IN_AWARENESS_CLASS');
      return `${classId}, day: "${DAY}", session: MORNING, rows: [{ enrolmentId: "${enrolmentId}", present: true }]`;
    },
  },
  issueCertificates: {
    role: 'TRAINING_CENTRE',
    async input(transport) {
      const classId = await aClass('CLOSED');
      await idOfType(classId, 'IN_AWARENESS_CLASS', 'PASSED');
      return `${classId}, firstNumber: "${transports.indexOf(transport)}-GCN", issuedOn: "${DAY}"`;
    },
  },
  reportTrainees: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `committeeId: "${committeeId()}", year: 2026, audience: OFFICERS, traineeCount: 330, qualifier: AT_LEAST, asOf: "${DAY}"`,
  },
  recordOfficers: {
    role: 'TRAINING_CENTRE',
    async input() {
      const classId = await aClass('RUNNING', ['OFFICERS']);
      const { id } = await server.app.services.database.prisma.officer.create({
        data: {
          committeeId: ownCommittee(),
          personName: 'Hoàng Văn Thử',
          title: 'MEMBER',
          validFrom: new Date('2020-01-01'),
        },
        select: { id: true },
      });
      return `${classId}, officerIds: ["${encodeGlobalId('Officer', id)}"]`;
    },
  },
  correctResult: {
    role: 'TRAINING_CENTRE',
    async input() {
      const classId = await aClass('CLOSED');
      const enrolmentId = await idOfType(classId, 'OUTSTANDING', 'FAILED');
      return `enrolmentId: "${enrolmentId}", result: PASSED, certificate: { number: "${randomUUID()}", issuedOn: "${DAY}" }, documentNumber: "1-QĐ"`;
    },
  },
  revokeCertificate: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const candidateId = await someone('AWARENESS_CERTIFIED');
      const { id } = await server.app.services.database.prisma.certificate.create({
        data: { candidateId, kind: 'AWARENESS', number: '1', issuedOn: new Date(DAY) },
        select: { id: true },
      });
      return `certificateId: "${encodeGlobalId('Certificate', id)}", reason: FRAUD, documentNumber: "1-QĐ"`;
    },
  },
  withdrawEnrolment: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `enrolmentId: "${await idOfType(await aClass('OPEN'), 'AWARENESS_CERTIFIED')}"`,
  },
  proposeForClass: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `${await candidate('OUTSTANDING')}, classId: "${server.world.targets.own.ids.TrainingClass}", proposedOn: "${DAY}", documentNumber: "1-NQ"`,
  },
  recordCertificate: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `${await candidate('IN_AWARENESS_CLASS')}, centreId: "${server.world.targets.own.ids.TrainingCentre}", kind: AWARENESS, number: "${randomUUID()}", issuedOn: "${DAY}"`,
  },
  enrolInClass: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await candidate('OUTSTANDING')}, classId: "${server.world.targets.own.ids.TrainingClass}"`,
  },
  createProgramme: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async (transport) => `committeeId: "${committeeId()}", year: ${2030 + transports.indexOf(transport)}`,
  },
  addInspection: {
    role: 'INSPECTOR',
    async input(transport) {
      const year = 2040 + transports.indexOf(transport);
      return `programmeId: "${await programme(year)}", subjectId: "${await cellId()}", kind: THEMATIC_INSPECTION, topic: "Phát triển đảng viên", dueOn: "${year}-05-01"`;
    },
  },
  issueProgramme: {
    role: 'SUPERIOR_COMMITTEE',
    async input(transport) {
      // Years that are behind, so that the day of issue lies in none to come.
      const year = 2001 + transports.indexOf(transport);
      return `programmeId: "${await programme(year, true)}", number: "1-CTr", issuedOn: "${year}-01-10"`;
    },
  },
  createScheme: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `issuerId: "${committeeId()}", number: "${randomUUID()}", title: "Đề án", issuedOn: "${DAY}", firstYear: 2026, lastYear: 2030`,
  },
  changeProgramme: {
    role: 'INSPECTOR',
    async input(transport) {
      const year = 2004 + transports.indexOf(transport);
      const { prisma } = server.app.services.database;
      const { id } = await prisma.inspectionProgramme.create({
        data: { committeeId: ownCommittee(), year, status: 'ISSUED', issuedOn: new Date(`${year}-01-10`) },
        select: { id: true },
      });
      return `programmeId: "${encodeGlobalId('InspectionProgramme', id)}", reason: "Bổ sung", documentNumber: "2-CV", changedOn: "${DAY}", add: [{ subjectId: "${await cellId()}", kind: PARTY_FINANCE, topic: "Thu nộp đảng phí", dueOn: "${year}-11-01" }]`;
    },
  },
  openInspection: {
    role: 'INSPECTOR',
    input: async () =>
      `inspectorId: "${committeeId()}", subjectId: "${await cellId()}", kind: VIOLATION_SIGNS, topic: "Dấu hiệu vi phạm", reason: "Đơn thư"`,
  },
  announceInspection: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `inspectionId: "${await inspection('STARTED')}", announcedOn: "${DAY}"`,
  },
  extendInspection: {
    role: 'SUPERIOR_COMMITTEE',
    async input() {
      // By a board of a province: what limits others is not known.
      const [, inspectorId] = Buffer.from(await grantOnRoot(), 'base64url')
        .toString()
        .split(':');
      const { prisma } = server.app.services.database;
      const id = await plannedInspection('STARTED');
      await prisma.inspection.update({
        where: { id },
        data: { inspectorId, startedOn: new Date(DAY), conductedBy: 'ADVISORY_BOARD', advisoryBoard: 'Ban Dân vận' },
        select: { id: true },
      });
      return `inspectionId: "${encodeGlobalId('Inspection', id)}", days: 2, reason: "Mưa lũ"`;
    },
  },
  recordFieldCheck: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () =>
      `inspectorId: "${committeeId()}", subjectId: "${await cellId()}", topic: "Mô hình kinh tế", visitedOn: "${DAY}", lead: "Thường trực"`,
  },
  noteFieldCheck: {
    role: 'INSPECTOR',
    input: async () => `inspectionId: "${await inspection('VISITED')}", notedOn: "${DAY}"`,
  },
  recordDiscipline: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const id = await concludedInspection('VIOLATION');
      return `inspectionId: "${id}", form: WARNING, decidedBy: "Ban Thường vụ", decidedOn: "${DAY}", decisionNumber: "4-QĐ"`;
    },
  },
  correctConclusion: {
    role: 'INSPECTOR',
    async input() {
      const id = await concludedInspection('SHORTCOMINGS');
      return `inspectionId: "${id}", outcome: GOOD, concludedOn: "${DAY}", reason: "Ghi nhầm"`;
    },
  },
  publishGoodPractice: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const { prisma } = server.app.services.database;
      const inspectionId = await plannedInspection('CONCLUDED');
      const { id } = await prisma.finding.create({
        data: { inspectionId, category: 'GOOD_PRACTICE', text: 'Cách làm tốt' },
        select: { id: true },
      });
      return `findingId: "${encodeGlobalId('Finding', id)}", committeeId: "${committeeId()}", text: "Cách làm tốt", publishedOn: "${DAY}"`;
    },
  },
  startInspection: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `inspectionId: "${await inspection('PLANNED')}", decisionNumber: "1-QĐ", startedOn: "${DAY}"`,
  },
  recordInspectionStep: {
    role: 'INSPECTOR',
    input: async () => `inspectionId: "${await inspection('STARTED')}", to: SELF_REPORT_IN, effectiveOn: "${DAY}"`,
  },
  cancelInspection: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `inspectionId: "${await inspection('PLANNED')}", reason: "Trùng", approver: "Thường trực"`,
  },
  reportRemedyDone: {
    role: 'CELL_SECRETARY',
    input: async () => `remedyId: "${await remedy()}", doneOn: "${DAY}", evidence: "Biên bản"`,
  },
  acceptRemedy: { role: 'GRASSROOTS_COMMITTEE', input: async () => `remedyId: "${await remedy(DAY)}"` },
  rejectRemedy: { role: 'INSPECTOR', input: async () => `remedyId: "${await remedy(DAY)}", reason: "Chưa đủ"` },
  recordInspectionResult: {
    role: 'INSPECTOR',
    input: async () => `inspectionId: "${await inspection('REPORTED')}", outcome: GOOD, concludedOn: "${DAY}"`,
  },
  reportMembership: {
    role: 'CELL_SECRETARY',
    async input(transport) {
      const { prisma } = server.app.services.database;
      const { id } = await prisma.committee.findFirstOrThrow(aCell());
      return `committeeId: "${encodeGlobalId('Committee', id)}", asOf: "2026-10-0${1 + transports.indexOf(transport)}", official: 9, probationary: 1`;
    },
  },
  setTerm: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `committeeId: "${committeeId()}", startsOn: "2025-06-01", endsOn: "2030-06-01", decisionNumber: "1-QĐ"`,
  },
  setAdmissionAuthority: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () =>
      `committeeId: "${server.world.targets.descendant.ids.Committee}", deciderId: "${committeeId()}", body: FULL, validFrom: "2026-01-01", documentNumber: "1-QĐ"`,
  },
  recordCellVote: {
    role: 'CELL_SECRETARY',
    input: async () =>
      `${await reviewable()}, matter: ADMISSION, heldOn: "${DAY}", number: "1-NQ", official: 5, away: 0, exemptAbsent: 0, yes: 5, no: 0, blank: 0, absent: 0`,
  },
  recordCommitteeVote: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `${await candidate('CELL_PROPOSED')}, matter: ADMISSION, heldOn: "${DAY}", number: "1-NQ", members: 9, yes: 9, no: 0, blank: 0, absent: 0`,
  },
  recordAppraisal: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `candidateId: "${encodeGlobalId('Candidate', await someoneOfPart('CELL_PROPOSED'))}", matter: ADMISSION, agrees: true, appraisedOn: "${DAY}", number: "1-BC"`,
  },
  recordDecision: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await candidateBelow('GRASSROOTS_PROPOSED')}, number: "1-QĐ", issuedOn: "${DAY}"`,
  },
  recordRefusal: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `${await candidateBelow('GRASSROOTS_PROPOSED')}, number: "1-QĐ", issuedOn: "${DAY}", reason: "chưa đủ"`,
  },
  recordRecognition: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await recognisable()}, number: "1-QĐ", issuedOn: "${DAY}"`,
  },
  extendDecision: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `${await candidateBelow('GRASSROOTS_PROPOSED')}, days: 10, extendedOn: "${DAY}", documentNumber: "1-CV", reason: "chờ xác minh"`,
  },
  reportCeremonyDelay: {
    role: 'CELL_SECRETARY',
    input: async () => `${await candidate('DECIDED')}, reportedOn: "${DAY}", reason: "mưa lũ"`,
  },
  revokeDecision: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () => `${await recognised()}, number: "2-QĐ", revokedOn: "${DAY}", reason: "sai"`,
  },
  removeProbationer: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `${await candidateBelow('PROBATIONARY')}, number: "1-QĐ", issuedOn: "${DAY}", reason: "không đủ tư cách"`,
  },
  appointOfficer: {
    role: 'CELL_SECRETARY',
    input: async ({ name }) =>
      `committeeId: "${committeeId()}", personName: "Nguyễn Văn ${name}", title: MEMBER, startsOn: "${DAY}", basis: ELECTED, decisionNumber: "1-QĐ", decisionOn: "${DAY}"`,
  },
  endAppointment: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `officerId: "${encodeGlobalId('Officer', await officerOfOwn())}", endsOn: "${DAY}", reason: RETIRED`,
  },
  assignInCharge: {
    role: 'GRASSROOTS_COMMITTEE',
    input: async () =>
      `officerId: "${encodeGlobalId('Officer', await officerOfOwn())}", committeeId: "${await cellId()}", startsOn: "${DAY}"`,
  },
  endInCharge: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const officerId = await officerOfOwn();
      const committeeId = await newCell(`Chi bộ ${randomUUID()}`);
      const charge = { committeeId, officerId, validFrom: new Date('2026-10-01'), setBy: 'test' };
      await server.app.services.database.prisma.inCharge.create({ data: charge, select: { id: true } });
      return `officerId: "${encodeGlobalId('Officer', officerId)}", committeeId: "${encodeGlobalId('Committee', committeeId)}", endsOn: "${DAY}"`;
    },
  },
  exportPerson: { role: 'GRASSROOTS_COMMITTEE', input: () => candidate('SOURCE') },
  eraseMember: { role: 'SUPERIOR_COMMITTEE', input: async () => `${await member(true)}, reason: "hết hạn lưu"` },
  erasePerson: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `${await candidate('OFF_LIST')}, reason: "hết hạn lưu"`,
  },
  mergePersons: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () =>
      `${await candidate('OFF_LIST')}, duplicateId: "${encodeGlobalId('Candidate', await someone('WITHDRAWN'))}", ${MERGED}`,
  },
  undoMerge: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `${await mergeOfOwn()}, documentNumber: "2", documentOn: "${DAY}"`,
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
  // The committee at the top does it: nobody has a role there before.
  setFirstDay: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `committeeId: "${await grantOnRoot()}", firstDay: "${DAY}"`,
  },
  correctStep: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const { id } = await server.app.services.database.prisma.stageChange.create({
        data: {
          candidateId: await someone('GRASSROOTS_PROPOSED'),
          toStage: 'GRASSROOTS_PROPOSED',
          effectiveOn: new Date('2026-01-05'),
          documentNumber: '1-NQ',
          changedBy: 'test',
        },
        select: { id: true },
      });
      return `stepId: "${encodeGlobalId('StageChange', id)}", documentNumber: "2-NQ", reason: "nhầm"`;
    },
  },
  confirmLegacy: {
    role: 'GRASSROOTS_COMMITTEE',
    async input() {
      const id = await someone('GRASSROOTS_PROPOSED');
      await server.app.services.database.prisma.candidate.update({
        where: { id },
        data: { unconfirmed: true },
        select: { id: true },
      });
      return `confirmations: [{ candidateId: "${encodeGlobalId('Candidate', id)}", number: "1-NQ", madeOn: "2026-01-05" }]`;
    },
  },
  // The committee at the top does it, here and below: nobody has a role there before.
  setForecast: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `committeeId: "${await grantOnRoot()}", reason: "tổng kết"`,
  },
  setPace: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () => `committeeId: "${await grantOnRoot()}", source: LEARNT, reason: "tổng kết"`,
  },
  setCountingDay: {
    role: 'SUPERIOR_COMMITTEE',
    input: async () =>
      `committeeId: "${await grantOnRoot()}", countedBy: CEREMONY, documentNumber: "1-HD", documentOn: "${DAY}"`,
  },
  confirmUnknown: {
    role: 'SUPERIOR_COMMITTEE',
    input: async (transport) => {
      const rule = ['DECISION_LIMIT', 'RECOGNITION_LIMIT', 'RECOGNITION_REVIEW_LIMIT'][transports.indexOf(transport)];
      return `committeeId: "${await grantOnRoot()}", rule: "${rule}", from: "2026-07-26", readIn: "Quy định 208-QĐ/TW, Điều 3"`;
    },
  },
  setCalendar: {
    role: 'SUPERIOR_COMMITTEE',
    input: async (transport) => {
      const root = await grantOnRoot();
      return `committeeId: "${root}", year: ${2080 + transports.indexOf(transport)}, expectedVersion: 0, days: [], source: "thông báo"`;
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
    'candidate_change',
    'mentor_assignment',
    'admission',
    'admission_change',
    'enrolment',
    'access_grant',
    'finding',
    'admission_quota_revision',
    'quota_sheet',
    'quota_proposal',
    'quota_year',
    'membership_revision',
    'committee_term',
    'officer',
    'committee_form',
    'committee_code',
    'area_form',
    'area_profile',
    'committee_obstacles',
    'area_lineage',
    'committee_area',
    'case_place',
    'committee_placement',
    'reorganisation',
    'calendar_year',
    'admission_authority',
    'resolution',
    'decision',
    'decision_revocation',
    'case_delay',
    'case_transfer',
    'dossier_paper',
    'verification',
    'certificate',
    'certificate_revocation',
    'result_correction',
    'attendance',
    'officer_training',
    'trainee_report_revision',
    'source_review',
    'introduction',
    'observation',
    'person_merge',
    'member',
    'member_change',
    'member_place',
    'roll_keeping',
    'training_centre',
    'training_coverage',
    'training_class',
    'training_target',
    'training_class_change',
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
