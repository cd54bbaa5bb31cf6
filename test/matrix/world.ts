import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/client.ts';
import { Role } from '../../src/db/generated/enums.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { plantArea } from '../helpers/plant-area.ts';
import { plantMerge } from '../helpers/plant-merge.ts';

/** Every role there is. */
export const roles = Object.values(Role);

/**
 * Where a thing stands, seen from the committee a viewer has a role on. `predecessor` has ended and was followed by that one
 * alone, `shared` by that one and by a foreign one.
 */
export const relations = ['own', 'descendant', 'ancestor', 'sibling', 'foreign', 'predecessor', 'shared'] as const;
export type Relation = (typeof relations)[number];

/** Everything of one committee that a field can be asked about, by global ids. */
export interface Target {
  /** `missing`: no such committee, and nothing of it. */
  relation: Relation | 'missing';
  code: string;
  /** By type of the schema; by `Grant ROLE` for a grant of a role, and by other words for the odd ones. */
  ids: Record<string, string>;
  /** Those of the viewer's own committee, whatever is asked about. */
  own: Record<string, string>;
}

/** The day on which the world stands; its boards are those of its year. */
export const YEAR = 2026;
/** As many of everything that lies elsewhere as no count of what lies here reaches. */
const ELSEWHERE = 20;

/** A tree with one of everything on each committee of interest, and what ties them together across the borders. */
export interface World {
  targets: Record<Relation, Target>;
  /** Ids of the right form and type that mean nothing. */
  missing: Target;
  /** What a text of an answer belongs to, by its mark or as an id; undefined for texts of nobody. */
  whose(text: string): Relation | undefined;
}

/** Writes the world into an empty migrated database. Each viewer has its role on the same commune: `own`. */
export async function plantWorld({ prisma, pool }: Database): Promise<World> {
  const tree = await plantTree(pool);
  const plant = async (relation: Relation): Promise<Target> => plantTarget(prisma, relation, tree[relation]);
  const targets = {
    own: await plant('own'),
    descendant: await plant('descendant'),
    ancestor: await plant('ancestor'),
    sibling: await plant('sibling'),
    foreign: await plant('foreign'),
    predecessor: await plant('predecessor'),
    shared: await plant('shared'),
  };
  for (const relation of relations) targets[relation].own = targets.own.ids;
  const inCell = await prisma.candidate.create({
    data: {
      committeeId: tree.cell,
      fullName: '@sibling',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 5,
      ethnicGroup: '@sibling',
      sourceCategory: 'YOUTH',
      youthUnionMember: true,
      stage: 'SOURCE',
      stageSince: day('2026-01-05'),
    },
    select: { id: true },
  });
  targets.sibling.ids['Candidate of a cell'] = encodeGlobalId('Candidate', inCell.id);
  await plantEnded(prisma, tree);
  const elsewhere = [...(await plantTies(prisma, tree, targets)), ...(await plantGone(pool, tree))];
  await plantCharges(prisma, tree);
  await endPredecessors({ prisma, pool }, tree);
  await plantViewers(prisma, tree);
  const owners = new Map<string, Relation>(elsewhere.map((id) => [id, 'foreign']));
  for (const relation of relations) {
    for (const id of Object.values(targets[relation].ids)) owners.set(id, relation);
  }
  // Of every type that is asked about anywhere, be it one that only some committees have.
  const types = [...new Set(relations.flatMap((relation) => Object.keys(targets[relation].ids)))];
  const missing: Target = {
    relation: 'missing',
    code: 'code@nowhere',
    ids: Object.fromEntries(
      types.map((type) => [type, encodeGlobalId(globalType(type), suffixed(type, randomUUID()))]),
    ),
    own: targets.own.ids,
  };
  return {
    targets,
    missing,
    whose: (text) => owners.get(text) ?? (/@(\w+)/.exec(text)?.[1] as Relation | undefined),
  };
}

/** The type of an entry of `Target.ids`: its first word. */
function globalType(entry: string): string {
  return entry.split(' ')[0] ?? entry;
}

function suffixed(entry: string, id: string): string {
  return globalType(entry) === 'QuotaProgress' ? `${id}:${YEAR}` : id;
}

type Tree = Record<Relation | 'cell', string>;

async function plantTree(pool: Database['pool']): Promise<Tree> {
  const [top, otherTop] = [randomUUID(), randomUUID()];
  const tree = {
    ancestor: randomUUID(),
    own: randomUUID(),
    sibling: randomUUID(),
    descendant: randomUUID(),
    foreign: randomUUID(),
    predecessor: randomUUID(),
    shared: randomUUID(),
    cell: randomUUID(),
  };
  const rows: [id: string, kind: string, mark: Relation, parent: string | null][] = [
    [top, 'PROVINCE', 'ancestor', null],
    [otherTop, 'PROVINCE', 'foreign', null],
    [tree.ancestor, 'SUPERIOR', 'ancestor', top],
    [tree.own, 'GRASSROOTS_COMMITTEE', 'own', tree.ancestor],
    [tree.sibling, 'GRASSROOTS_COMMITTEE', 'sibling', tree.ancestor],
    [tree.descendant, 'GRASSROOTS_COMMITTEE', 'descendant', tree.own],
    // One that issued no inspection programme.
    [randomUUID(), 'GRASSROOTS_COMMITTEE', 'descendant', tree.own],
    [tree.foreign, 'SUPERIOR', 'foreign', otherTop],
    [tree.predecessor, 'GRASSROOTS_COMMITTEE', 'predecessor', tree.ancestor],
    [tree.shared, 'GRASSROOTS_COMMITTEE', 'shared', tree.ancestor],
    // Whom each of them inspects.
    ...relations.map((of): (typeof rows)[number] => [
      of === 'sibling' ? tree.cell : randomUUID(),
      'CELL',
      of,
      tree[of],
    ]),
  ];
  for (const [id, kind, mark, parent] of rows) {
    await pool.query(
      `INSERT INTO committee (id, kind, name, short_name, founded_on, closed_on, source)
       VALUES ($1, $2::"CommitteeKind", $3, $4, '2000-01-01', '2095-01-01', $4)`,
      [id, kind, `Đảng bộ @${mark}`, `@${mark}`],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [id, parent],
    );
  }
  await pool.query(`SELECT place_committees('${YEAR}-11-23')`);
  return tree;
}

const PERSON_OF_MANY_CASES = randomUUID();

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

async function plantTarget(prisma: Database['prisma'], relation: Relation, committeeId: string): Promise<Target> {
  const mark = `@${relation}`;
  const code = `code${mark}`;
  const id = { select: { id: true } };
  await prisma.committee.update({
    where: { id: committeeId },
    data: {
      codes: {
        create: [
          { code, validFrom: day('2000-01-01') },
          { code: mark, validFrom: day('1990-01-01'), validTo: day('2000-01-01') },
        ],
      },
      forms: {
        create: {
          kind: 'CELL',
          name: mark,
          validFrom: day('1990-01-01'),
          validTo: day('2000-01-01'),
          documentNumber: mark,
          documentOn: day('1989-12-01'),
        },
      },
      memberships: {
        create: {
          asOf: day('2023-12-18'),
          memberCount: 8,
          official: 5,
          probationary: 3,
          exempt: 2,
          awayTemporarily: 1,
          source: mark,
        },
      },
      terms: {
        create: {
          startsOn: day('2020-01-01'),
          endsOn: day('2027-01-01'),
          decisionNumber: mark,
          setBy: 'test',
        },
      },
      obstacleReports: {
        create: {
          validFrom: day('2023-01-01'),
          obstacles: ['TRANSPORT'],
          youthActiveMinPercent: 20,
          youthActiveMaxPercent: 40,
          youthActiveQualifier: 'ABOUT',
          source: mark,
          setBy: 'test',
        },
      },
      officers: {
        create: {
          personName: mark,
          title: 'SECRETARY',
          validFrom: day('2020-01-01'),
          validTo: day('2090-01-01'),
          basis: 'ELECTED',
          decisionNumber: mark,
          decisionOn: day('2019-12-30'),
          endReason: 'TERM_END',
        },
      },
      traineeReports: {
        create: {
          year: YEAR,
          audience: 'CANDIDATES',
          traineeCount: 5,
          qualifier: 'AT_LEAST',
          asOf: day('2026-01-01'),
          source: mark,
        },
      },
    },
    select: { id: true },
  });
  const given = {
    basis: 'RATE',
    ratePercent: 3.5,
    basisMembers: 200,
    basisOn: day('2025-12-31'),
    documentNumber: mark,
    documentOn: day('2025-12-15'),
  } as const;
  const quotas = await Promise.all(
    (['PLAN', 'FLOOR', 'STRETCH'] as const).map((kind) =>
      prisma.admissionQuota.create({
        data: {
          committeeId,
          year: YEAR,
          kind,
          target: 7,
          ...given,
          source: mark,
          revisions: {
            create: { version: 1, target: 7, ...given, reason: mark, changedBy: 'test', changedRole: 'AUDITOR' },
          },
        },
        ...id,
      }),
    ),
  );
  const subTargets = await prisma.subTargets.create({
    data: {
      committeeId,
      year: YEAR,
      version: 1,
      setBy: 'test',
      setRole: 'SUPERIOR_COMMITTEE',
      documentNumber: mark,
      documentOn: day('2026-01-05'),
      reason: mark,
      rows: {
        create: [
          { position: 0, group: 'WOMEN', target: 1 },
          { position: 1, source: 'YOUTH', target: 1 },
        ],
      },
    },
    ...id,
  });
  const proposal = await prisma.quotaProposal.create({
    data: { committeeId, year: YEAR, target: 7, reason: mark, proposedBy: mark, proposedRole: 'AUDITOR' },
    ...id,
  });
  const sheet = await prisma.quotaSheet.create({
    data: {
      committeeId,
      year: YEAR,
      preparedBy: mark,
      preparedRole: 'AUDITOR',
      rows: { create: { committeeId, position: 0, target: 7, planVersion: 1 } },
    },
    ...id,
  });
  await prisma.quotaSheet.update({
    where: { id: sheet.id },
    data: {
      status: 'ISSUED',
      documentNumber: mark,
      documentOn: day('2025-12-15'),
      reason: mark,
      issuedBy: mark,
      issuedRole: 'AUDITOR',
      issuedAt: day('2025-12-16'),
    },
    ...id,
  });
  // Two closings: one that was opened again, with an admission after it, and one of the year before that stands, and is news.
  const closing = (year: number, closedOn: string) =>
    prisma.quotaYear.create({
      data: {
        committeeId,
        year,
        documentNumber: mark,
        documentOn: day('2026-01-01'),
        closedBy: mark,
        closedRole: 'AUDITOR',
        closedAt: day(closedOn),
        figures: { create: { committeeId, admitted: 7, plan: 7, status: 'MET' } },
      },
      ...id,
    });
  const closed = await closing(YEAR, '2026-01-02');
  await prisma.systemStart.create({
    data: { committeeId, firstDay: day('2000-01-02'), recordedBy: mark, recordedRole: 'AUDITOR' },
    select: { committeeId: true },
  });
  await prisma.countingSetting.create({
    data: {
      committeeId,
      version: 1,
      countedBy: 'CEREMONY',
      documentNumber: mark,
      documentOn: day('2026-01-02'),
      setBy: mark,
      setRole: 'AUDITOR',
    },
    ...id,
  });
  const review = await prisma.sourceReview.create({
    data: {
      committeeId,
      year: YEAR,
      openedOn: day('2026-01-02'),
      documentNumber: mark,
      openedBy: mark,
      openedRole: 'AUDITOR',
      closedOn: day('2026-01-31'),
      result: mark,
      closedBy: mark,
      closedRole: 'AUDITOR',
      closedAt: day('2026-02-01'),
    },
    ...id,
  });
  await prisma.quotaYear.update({
    where: { id: closed.id },
    data: { reopenedAt: day('2026-01-03'), reopenedBy: mark, reopenedRole: 'AUDITOR', reopenReason: mark },
    ...id,
  });
  await closing(YEAR - 1, '2026-11-20');
  const person = (stage: 'SOURCE' | 'PROBATIONARY' | 'OPINIONS' | 'DECIDED') =>
    prisma.candidate.create({
      data: {
        committeeId,
        fullName: mark,
        sex: 'FEMALE',
        birthYear: 1999,
        birthMonth: 5,
        ethnicGroup: mark,
        sourceCategory: 'YOUTH',
        youthUnionMember: true,
        stage,
        stageSince: day('2026-01-05'),
        sourceReviewId: review.id,
        education: 'PRIMARY',
        citizen: true,
        residence: mark,
        workplace: mark,
        occupation: mark,
        religious: true,
        tradeUnionMember: true,
        villageHead: true,
        militia: true,
        availability: 'HOME',
        appliedOn: day('2026-01-03'),
        historyOn: day('2026-01-04'),
        mentors: {
          create: {
            memberName: mark,
            validFrom: day('2026-01-05'),
            validTo: day('2090-01-01'),
            documentNumber: mark,
            endReason: 'MOVED',
          },
        },
        changes: {
          create: { fields: ['residence'], before: {}, reason: mark, changedBy: 'test', changedRole: 'AUDITOR' },
        },
        stageChanges: {
          create: {
            fromStage: 'SOURCE',
            toStage: stage,
            effectiveOn: day('2026-01-05'),
            reason: mark,
            documentNumber: mark,
            legacySource: mark,
            changedBy: 'test',
            changedRole: 'AUDITOR',
          },
        },
      },
      ...id,
    });
  // It was decided on this one, who waits for the ceremony.
  await person('DECIDED');
  const candidate = await person('SOURCE');
  await transfer(prisma, candidate.id, { committeeId, from: '2026-01-06', mark });
  const member = await person('PROBATIONARY');
  const concluded = await person('OPINIONS');
  await prisma.dossierPaper.create({
    data: {
      candidateId: concluded.id,
      kind: 'OPINIONS',
      madeOn: day('2026-01-05'),
      place: mark,
      recordedBy: mark,
      recordedRole: 'AUDITOR',
    },
    ...id,
  });
  const erased = await prisma.candidate.create({
    data: {
      committeeId,
      awayForWork: null,
      stage: 'OFF_LIST',
      stageSince: day('2026-01-05'),
      erasedAt: new Date(Date.UTC(YEAR, 0, 6)),
    },
    ...id,
  });
  // Everywhere one of the same name and birth: what is told of them is of those alone whom somebody may see.
  const alike = await prisma.candidate.create({
    data: {
      committeeId,
      fullName: 'Lý Thị Trùng',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 5,
      ethnicGroup: 'Dao',
      sourceCategory: 'YOUTH',
      youthUnionMember: true,
      stage: 'SOURCE',
      stageSince: day('2026-01-05'),
    },
    ...id,
  });
  // Everywhere one of the same name and birth as somebody who was on the roll.
  const likeMember = await prisma.candidate.create({
    data: {
      committeeId,
      ...ON_A_ROLL,
      ethnicGroup: 'Dao',
      sourceCategory: 'ACTIVE_MASSES',
      youthUnionMember: false,
      stage: 'SOURCE',
      stageSince: day('2026-01-05'),
    },
    ...id,
  });
  // Everywhere a case of one and the same person: of the others those alone are told whom somebody may see.
  const ofMany = await prisma.candidate.create({
    data: {
      personId: PERSON_OF_MANY_CASES,
      committeeId,
      fullName: 'Lý Thị Nhiều',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 6,
      ethnicGroup: 'Dao',
      sourceCategory: 'YOUTH',
      youthUnionMember: true,
      stage: 'OFF_LIST',
      stageSince: day('2026-01-05'),
    },
    ...id,
  });
  const voted = {
    candidateId: candidate.id,
    committeeId,
    matter: 'ADMISSION',
    recordedBy: mark,
    recordedRole: 'AUDITOR',
  } as const;
  const base = { members: 20, away: 0, exemptAbsent: 0, base: 20, yes: 14, no: 3, blank: 0, absent: 3, needed: 14 };
  await prisma.resolution.create({
    data: {
      ...voted,
      ...base,
      body: 'CELL',
      heldOn: day('2026-01-10'),
      number: mark,
      reportedOn: day('2026-01-01'),
      outcome: 'CARRIED',
      ruleSource: mark,
      numerator: 2,
      denominator: 3,
      more: false,
    },
    ...id,
  });
  await prisma.appraisal.create({
    data: { ...voted, agrees: true, appraisedOn: day('2026-01-15'), number: mark },
    ...id,
  });
  await prisma.decision.create({
    data: {
      candidateId: candidate.id,
      deciderId: committeeId,
      byDefault: true,
      body: 'STANDING',
      matter: 'ADMISSION',
      granted: true,
      number: mark,
      issuedOn: day('2026-02-01'),
      receivedOn: day('2026-02-02'),
      resolvedOn: day('2026-01-10'),
      takenDays: 15,
      limitDays: 60,
      ruleSource: mark,
      recordedBy: mark,
      recordedRole: 'AUDITOR',
      revocation: {
        create: { number: mark, revokedOn: day('2026-02-03'), recordedBy: mark, recordedRole: 'AUDITOR' },
      },
    },
    ...id,
  });
  const corrected = await prisma.stageChange.findFirstOrThrow({ where: { candidateId: candidate.id }, ...id });
  await prisma.stepCorrection.create({
    data: {
      candidateId: candidate.id,
      stepId: corrected.id,
      fromEffectiveOn: day('2026-01-04'),
      toEffectiveOn: day('2026-01-05'),
      fromCommitteeId: committeeId,
      toCommitteeId: committeeId,
      fromDocumentNumber: mark,
      toDocumentNumber: mark,
      reason: mark,
      changedBy: mark,
      changedRole: 'AUDITOR',
    },
    ...id,
  });
  await prisma.legacyConfirmation.create({
    data: {
      candidateId: candidate.id,
      stage: 'SOURCE',
      committeeId,
      number: mark,
      madeOn: day('2026-01-05'),
      recordedBy: mark,
      recordedRole: 'AUDITOR',
    },
    ...id,
  });
  await prisma.caseDelay.create({
    data: {
      candidateId: candidate.id,
      kind: 'DECISION_EXTENDED',
      days: 10,
      notedOn: day('2026-01-20'),
      documentNumber: mark,
      reason: mark,
      recordedBy: mark,
      recordedRole: 'AUDITOR',
    },
    ...id,
  });
  await prisma.membershipEnd.create({
    data: {
      candidateId: candidate.id,
      endedOn: day('2026-03-01'),
      reason: 'LEFT',
      documentNumber: mark,
      changedBy: mark,
      changedRole: 'AUDITOR',
    },
    ...id,
  });
  const admit = (candidateId: string) =>
    prisma.admission.create({ data: admission(mark, committeeId, candidateId), ...id });
  const admitted = await admit(candidate.id);
  await admit(member.id);
  // So many that groups of five can be told apart, with what stands below.
  await plantMembers(prisma, mark, committeeId, { sex: 'MALE', birthYear: 1970, ethnicGroup: 'Kinh' }, 3);
  await plantMembers(prisma, mark, committeeId, { sex: 'FEMALE', birthYear: 1999, ethnicGroup: mark }, 2);
  const trainingClass = await prisma.trainingClass.create({
    data: {
      kind: 'AWARENESS',
      title: mark,
      startsOn: day('2026-03-01'),
      endsOn: day('2026-03-10'),
      capacity: 50,
      status: 'OPEN',
      audience: ['CANDIDATES'],
      place: mark,
      teachers: mark,
      objective: mark,
      centre: {
        create: {
          hostCommitteeId: committeeId,
          name: mark,
          coverage: {
            create: {
              committeeId,
              validFrom: day('2026-01-01'),
              validTo: day('2099-01-01'),
              documentNumber: mark,
              recordedBy: 'test',
            },
          },
        },
      },
    },
    select: { id: true, centreId: true },
  });
  // One that was not held: no step of a class leads on from there.
  const cancelled = await prisma.trainingClass.create({
    data: {
      kind: 'STUDY',
      title: mark,
      startsOn: day('2026-02-01'),
      endsOn: day('2026-02-02'),
      capacity: 5,
      status: 'CANCELLED',
      centreId: trainingClass.centreId,
      changes: { create: { fromStatus: 'OPEN', toStatus: 'CANCELLED', reason: mark, changedBy: 'test' } },
    },
    ...id,
  });
  const enrolment = await prisma.enrolment.create({
    data: {
      classId: trainingClass.id,
      candidateId: candidate.id,
      status: 'PASSED',
      proposedOn: day('2026-02-01'),
      proposalNumber: mark,
      enrolledBy: 'test',
      certificate: {
        create: { candidateId: candidate.id, kind: 'AWARENESS', number: mark, issuedOn: day('2026-03-10') },
      },
      attendance: { create: { day: day('2026-03-02'), session: 'MORNING', present: true, recordedBy: 'test' } },
      corrections: {
        create: { fromStatus: 'FAILED', toStatus: 'PASSED', documentNumber: mark, recordedBy: 'test' },
      },
    },
    ...id,
  });
  const revoked = await prisma.certificate.create({
    data: {
      candidateId: candidate.id,
      kind: 'PROFESSIONAL',
      number: mark,
      issuedOn: day('2026-02-10'),
      revocation: { create: { reason: 'FRAUD', documentNumber: mark, recordedBy: 'test' } },
    },
    ...id,
  });
  // One that is over, where somebody has passed and has no certificate.
  await prisma.trainingClass.create({
    data: {
      kind: 'NEW_MEMBER',
      title: mark,
      startsOn: day('2026-02-01'),
      endsOn: day('2026-02-02'),
      capacity: 5,
      status: 'CLOSED',
      centreId: trainingClass.centreId,
      enrolments: { create: { candidateId: member.id, status: 'PASSED', enrolledBy: 'test' } },
    },
    ...id,
  });
  await prisma.trainingTarget.create({
    data: { committeeId, year: YEAR, kind: 'AWARENESS', trainees: 60, documentNumber: mark, recordedBy: 'test' },
    ...id,
  });
  const proposed = await prisma.enrolment.create({
    data: {
      classId: cancelled.id,
      candidateId: candidate.id,
      status: 'PROPOSED',
      proposedOn: day('2026-01-05'),
      proposalNumber: mark,
      enrolledBy: 'test',
    },
    ...id,
  });
  const members = await plantRoll(prisma, { mark, committeeId, candidateId: member.id });
  const onRoll = { memberId: members['Member present'] ?? '' };
  await prisma.mentorAssignment.updateMany({ where: { candidateId: candidate.id }, data: onRoll });
  await prisma.officer.updateMany({ where: { committeeId }, data: onRoll });
  const dossier = await plantDossier(prisma, mark, { candidateId: candidate.id, ...onRoll });
  const programme = await prisma.inspectionProgramme.create({
    data: {
      committee: { connect: { id: committeeId } },
      year: YEAR,
      status: 'ISSUED',
      issuedOn: day('2026-01-10'),
      scheme: {
        create: {
          issuer: { connect: { id: committeeId } },
          number: mark,
          title: mark,
          issuedOn: day('2021-09-01'),
          firstYear: 2021,
          lastYear: YEAR,
        },
      },
    },
    select: { id: true, schemeId: true },
  });
  const inspected = await prisma.committee.findFirstOrThrow({ where: { kind: 'CELL', parentId: committeeId }, ...id });
  const inspection = await prisma.inspection.create({
    data: {
      programmeId: programme.id,
      inspectorId: committeeId,
      subjectId: inspected.id,
      kind: 'THEMATIC_INSPECTION',
      topic: mark,
      status: 'CONCLUDED',
      dueOn: day('2026-06-01'),
      startedOn: day('2026-05-01'),
      concludedOn: day('2026-05-20'),
      outcome: 'SHORTCOMINGS',
      cancelReason: mark,
      decisionNumber: mark,
      cancelApprover: mark,
      announcedOn: day('2026-05-02'),
      conductedBy: 'ADVISORY_BOARD',
      advisoryBoard: mark,
      lead: mark,
      team: mark,
      unplannedReason: mark,
      extendedDays: 1,
      extendReason: mark,
      statusChanges: {
        create: {
          toStatus: 'STARTED',
          effectiveOn: day('2026-05-01'),
          note: mark,
          changedBy: 'test',
          changedRole: 'AUDITOR',
        },
      },
      corrections: {
        create: {
          outcomeBefore: 'GOOD',
          outcomeAfter: 'SHORTCOMINGS',
          concludedBefore: day('2026-05-19'),
          concludedAfter: day('2026-05-20'),
          reason: mark,
          changedBy: 'test',
          changedRole: 'AUDITOR',
        },
      },
      disciplines: {
        create: {
          committeeId: inspected.id,
          form: 'REPRIMAND',
          body: mark,
          decidedOn: day('2026-06-20'),
          decisionNumber: mark,
          recordedBy: 'test',
          recordedRole: 'AUDITOR',
        },
      },
      findings: {
        create: {
          category: 'SHORTCOMING',
          text: mark,
          remedies: {
            create: [
              {
                ownerId: inspected.id,
                action: mark,
                dueOn: day('2026-07-01'),
                doneOn: day('2026-06-30'),
                reportedOn: day('2026-06-30'),
                evidence: mark,
                changes: {
                  create: {
                    step: 'REPORTED',
                    effectiveOn: day('2026-06-30'),
                    note: mark,
                    changedBy: 'test',
                    changedRole: 'AUDITOR',
                  },
                },
              },
              { ownerId: inspected.id, action: mark, dueOn: day('2026-09-01') },
            ],
          },
        },
      },
    },
    ...id,
  });
  // Two on signs of a violation by who stands above: the one is announced to nobody.
  const above = await prisma.committee.findUniqueOrThrow({ where: { id: committeeId }, select: { parentId: true } });
  const hidden = await prisma.inspection.create({
    data: {
      inspectorId: above.parentId ?? committeeId,
      subjectId: above.parentId === null ? inspected.id : committeeId,
      kind: 'VIOLATION_SIGNS',
      topic: mark,
      status: 'STARTED',
      startedOn: day('2026-05-01'),
      unplannedReason: mark,
    },
    ...id,
  });
  // Its secretary has left, and too few are official members.
  await prisma.committee.update({
    where: { id: inspected.id },
    data: {
      officers: {
        create: { personName: mark, title: 'SECRETARY', validFrom: day('2020-01-01'), validTo: day('2026-01-01') },
      },
      memberships: {
        create: {
          asOf: day('2026-01-01'),
          memberCount: 2,
          official: 2,
          probationary: 0,
          exempt: 0,
          awayTemporarily: 0,
        },
      },
    },
    ...id,
  });
  // The programme of the year is carried out; in the one before something is still open.
  const earlier = await prisma.inspectionProgramme.create({
    data: {
      number: mark,
      committeeId,
      year: YEAR - 1,
      status: 'ISSUED',
      issuedOn: day('2025-01-10'),
      schemeId: programme.schemeId,
      inspections: {
        create: {
          inspectorId: committeeId,
          subjectId: inspected.id,
          kind: 'THEMATIC_INSPECTION',
          topic: mark,
          dueOn: day('2025-12-01'),
        },
      },
    },
    ...id,
  });
  const changed = {
    reason: mark,
    documentNumber: mark,
    effectiveOn: day('2026-06-01'),
    changedBy: 'test',
    changedRole: 'AUDITOR',
  } as const;
  const item = await prisma.inspection.findFirstOrThrow({ where: { programmeId: earlier.id }, ...id });
  await prisma.programmeChange.createMany({
    data: [
      {
        programmeId: earlier.id,
        inspectionId: item.id,
        kind: 'MOVED',
        dueBefore: day('2025-05-01'),
        dueAfter: day('2025-06-01'),
        ...changed,
      },
      {
        programmeId: programme.id,
        inspectionId: inspection.id,
        kind: 'MOVED',
        dueBefore: day('2026-05-01'),
        dueAfter: day('2026-06-01'),
        ...changed,
      },
    ],
  });
  const takenOut = await prisma.inspection.create({
    data: {
      programmeId: earlier.id,
      inspectorId: committeeId,
      subjectId: inspected.id,
      kind: 'THEMATIC_INSPECTION',
      topic: mark,
      status: 'CANCELLED',
      cancelReason: mark,
      takenOutOn: day('2025-06-01'),
    },
    ...id,
  });
  await prisma.inspection.create({
    data: {
      programmeId: programme.id,
      inspectorId: committeeId,
      subjectId: inspected.id,
      kind: 'THEMATIC_INSPECTION',
      topic: mark,
      status: 'CANCELLED',
      cancelReason: mark,
      takenOutOn: day('2026-06-01'),
    },
    ...id,
  });
  // In the year before, too, something was found, disciplined and put right, in time and late, and is to be put right still.
  const remedy = (dueOn: string, doneOn: string | null) => ({
    ownerId: inspected.id,
    action: mark,
    dueOn: day(dueOn),
    doneOn: doneOn === null ? null : day(doneOn),
  });
  await prisma.inspection.create({
    data: {
      programmeId: earlier.id,
      inspectorId: committeeId,
      subjectId: inspected.id,
      kind: 'THEMATIC_INSPECTION',
      topic: mark,
      status: 'FOLLOW_UP',
      startedOn: day('2025-02-01'),
      concludedOn: day('2025-02-20'),
      outcome: 'VIOLATION',
      findings: {
        create: {
          category: 'VIOLATION',
          text: mark,
          remedies: {
            create: [
              remedy('2025-03-01', '2025-02-28'),
              remedy('2025-03-01', '2025-03-02'),
              remedy('2025-03-01', null),
            ],
          },
        },
      },
    },
    ...id,
  });
  await prisma.inspection.create({
    data: {
      inspectorId: committeeId,
      subjectId: inspected.id,
      kind: 'FIELD_CHECK',
      topic: mark,
      status: 'VISITED',
      startedOn: day('2025-02-02'),
    },
    ...id,
  });
  // One by who stands above, which the inspected knows of.
  const fromAbove = await prisma.inspection.create({
    data: {
      inspectorId: above.parentId ?? committeeId,
      subjectId: above.parentId === null ? inspected.id : committeeId,
      kind: 'VIOLATION_SIGNS',
      topic: mark,
      status: 'SELF_REPORT_IN',
      startedOn: day('2026-05-01'),
      announcedOn: day('2026-05-03'),
      unplannedReason: mark,
      extendReason: mark,
      statusChanges: {
        create: {
          toStatus: 'STARTED',
          effectiveOn: day('2026-05-01'),
          note: mark,
          changedBy: 'test',
          changedRole: 'AUDITOR',
        },
      },
    },
    ...id,
  });
  const found = await prisma.finding.findFirstOrThrow({ where: { inspectionId: inspection.id }, ...id });
  await prisma.goodPractice.create({
    data: {
      findingId: found.id,
      committeeId,
      text: mark,
      publishedOn: day('2026-06-02'),
      publishedBy: 'test',
      publishedRole: 'AUDITOR',
    },
    ...id,
  });
  const grants = await Promise.all(
    roles.map(async (role) => {
      const data = {
        subject: `holder of ${role} ${mark}`,
        role,
        committeeId,
        validFrom: day('2026-01-01'),
        validTo: day('2090-01-01'),
        grantedBy: mark,
        reason: mark,
        endedBy: mark,
        endReason: mark,
      };
      return [`Grant ${role}`, (await prisma.accessGrant.create({ data, ...id })).id] as const;
    }),
  );
  // Everybody reads calendars: there is one of a year of its own for each place.
  const calendar = await prisma.calendarYear.create({
    data: {
      year: 2090 + relations.indexOf(relation),
      version: 1,
      source: 'test',
      documentNumber: '1-TB',
      documentOn: day('2089-12-01'),
      reason: 'test',
      setBy: 'test',
      setRole: 'SUPERIOR_COMMITTEE',
      days: { create: { day: day('2090-01-02'), kind: 'DAY_OFF', occasion: 'test', confidence: 'KNOWN' } },
    },
  });
  // Everybody reads rules: the first version of the first of them, and that of today, were read by somebody.
  await prisma.ruleConfirmation.createMany({
    data: ['2011-01-19', '2026-07-26'].map((from) => ({
      rule: 'ADMISSION_AGE',
      inForceFrom: day(from),
      readIn: 'test',
      recordedBy: 'test',
      recordedRole: 'AUDITOR' as const,
    })),
    skipDuplicates: true,
  });
  // Everybody sees areas: nothing in them carries a mark.
  const area = { kind: 'COMMUNE', difficultyClass: 'REGION_III' } as const;
  const before = await plantArea(prisma, { keeperId: committeeId, ...area });
  const areaId = await plantArea(prisma, { keeperId: committeeId, ...area, parentId: before, source: 'test' });
  const paper = { documentNumber: '1-NQ', documentOn: day('1999-12-01') };
  await prisma.area.update({
    where: { id: areaId },
    data: {
      endedOn: day('2090-01-01'),
      codes: {
        create: { code: `area of ${relation}`, validFrom: day('2000-01-01'), validTo: day('2090-01-01') },
      },
      forms: {
        create: {
          ...area,
          name: 'Thôn',
          parentId: before,
          validFrom: day('1990-01-01'),
          validTo: day('2000-01-01'),
          ...paper,
        },
      },
      committees: { create: { committeeId, validFrom: day('2000-01-01'), validTo: day('2090-01-01') } },
      profiles: {
        create: {
          asOf: day('2023-01-01'),
          households: 100,
          poorHouseholds: 9,
          mainEthnicGroup: 'Tày',
          mainLivelihood: 'nông nghiệp',
          source: 'test',
          setBy: 'test',
        },
      },
      predecessors: {
        create: { fromId: before, kind: 'MERGE', effectiveOn: day('2000-01-01'), ...paper, recordedBy: 'test' },
      },
    },
    select: { id: true },
  });
  const villageId = await plantArea(prisma, { keeperId: committeeId, parentId: areaId });
  // By a way on which the one is the other's successor too, so that both lists have a row.
  await prisma.areaLineage.create({
    data: { fromId: areaId, toId: before, kind: 'SPLIT', effectiveOn: day('2000-01-01'), ...paper, recordedBy: 'test' },
    select: { id: true },
  });
  const [ofMember] = await plantInspectedMember(prisma, {
    mark,
    committeeId,
    memberId: members['Member present'] ?? '',
  });
  const entry = await prisma.accessLook.create({
    data: { viewer: `reader${mark}`, persons: [candidate.id], groups: ['EXPORT'], operation: mark, reason: mark },
    ...id,
  });
  // At a member who has no case, too.
  const { personId } = await prisma.member.findUniqueOrThrow({
    where: { id: members['Member present'] ?? '' },
    select: { personId: true },
  });
  await prisma.accessLook.create({
    data: { viewer: `reader${mark}`, persons: [], people: [personId], groups: ['IDENTITY'], operation: mark },
    ...id,
  });
  const transfers = await plantTransfers(prisma, mark, {
    committeeId,
    cellId: inspected.id,
    candidateId: candidate.id,
  });
  // That two were taken for one person, which was a mistake.
  const merge = await plantMerge(prisma, [candidate.id, alike.id], {
    documentNumber: mark,
    mergedBy: mark,
    mergedRole: 'AUDITOR',
    undoneNumber: mark,
    undoneOn: day('2026-02-10'),
    undoneBy: mark,
    undoneRole: 'AUDITOR',
    undoneAt: day('2026-02-11'),
  });
  const reorganisation = await plantReorganisation(prisma, mark, committeeId, inspected.id);
  const ids = {
    Committee: committeeId,
    Reorganisation: reorganisation,
    QuotaProgress: `${committeeId}:${YEAR}`,
    'QuotaProgress closed': `${committeeId}:${YEAR - 1}`,
    AdmissionQuota: quotas[0]?.id ?? '',
    QuotaSheet: sheet.id,
    QuotaProposal: proposal.id,
    SubTargets: subTargets.id,
    QuotaYear: closed.id,
    SourceReview: review.id,
    Candidate: candidate.id,
    'Candidate erased': erased.id,
    'Candidate alike': alike.id,
    'Candidate like a member': likeMember.id,
    'Candidate of many': ofMany.id,
    ...members,
    ...transfers,
    PersonMerge: merge,
    Admission: admitted.id,
    TrainingClass: trainingClass.id,
    'TrainingClass cancelled': cancelled.id,
    Enrolment: enrolment.id,
    'Enrolment proposed': proposed.id,
    'Certificate revoked': revoked.id,
    ...dossier,
    InspectionProgramme: earlier.id,
    Inspection: inspection.id,
    'Inspection hidden': hidden.id,
    'Inspection from above': fromAbove.id,
    'Inspection taken out': takenOut.id,
    'Inspection of a member': ofMember ?? '',
    Grant: grants[0]?.[1] ?? '',
    ...Object.fromEntries(grants),
    AccessLogEntry: entry.id,
    Area: areaId,
    CalendarYear: calendar.id,
    Deadline: `TERM_ENDS:${committeeId}`,
    WatchEntry: `AREA_WITHOUT_CELL:${villageId}`,
    'Committee to be reorganised': await plantToBeReorganised(prisma, mark, committeeId),
    ...(await plantedWith(prisma, {
      committeeId,
      candidateId: candidate.id,
      admissionId: admitted.id,
      quotaId: quotas[0]?.id ?? '',
      enrolmentId: enrolment.id,
      centreId: trainingClass.centreId,
      inspectionId: inspection.id,
      schemeId: programme.schemeId ?? '',
    })),
  };
  return {
    relation,
    code,
    ids: Object.fromEntries(Object.entries(ids).map(([type, key]) => [type, encodeGlobalId(globalType(type), key)])),
    own: {},
  };
}

/** Somebody of the committee above looks after each: of a name that belongs to whoever is looked after, who may know it. */
async function plantCharges(prisma: Database['prisma'], tree: Tree): Promise<void> {
  for (const relation of relations) {
    const { parentId } = await prisma.committeePlacement.findFirstOrThrow({ where: { childId: tree[relation] } });
    const mark = `@${relation}`;
    const officer = await prisma.officer.create({
      data: { committeeId: parentId ?? '', personName: mark, title: 'MEMBER', validFrom: day('2020-01-01') },
      select: { id: true },
    });
    await prisma.inCharge.create({
      data: {
        committeeId: tree[relation],
        officerId: officer.id,
        validFrom: day('2020-01-01'),
        documentNumber: mark,
        setBy: mark,
        setRole: 'GRASSROOTS_COMMITTEE',
      },
      select: { id: true },
    });
  }
}

/** A paper whose place a newer one has taken; what the types of a dossier are asked by. */
async function plantDossier(
  prisma: Database['prisma'],
  mark: string,
  { candidateId, memberId }: { candidateId: string; memberId: string },
): Promise<Record<string, string>> {
  const paper = { candidateId, place: mark, recordedBy: mark, recordedRole: 'AUDITOR' } as const;
  const first = await prisma.dossierPaper.create({
    data: { ...paper, kind: 'YOUTH_UNION_RESOLUTION', madeOn: day('2024-01-05') },
    select: { id: true },
  });
  await prisma.dossierPaper.create({
    data: { ...paper, kind: 'YOUTH_UNION_RESOLUTION', madeOn: day('2025-01-05'), replacesId: first.id },
    select: { id: true },
  });
  await prisma.dossierPaper.create({
    data: {
      ...paper,
      kind: 'OPINIONS',
      madeOn: day('2024-06-05'),
      opinions: { create: { origin: 'WORK_ORGANISATIONS', givenOn: day('2024-06-01'), place: mark } },
    },
    select: { id: true },
  });
  const request = { candidateId, about: ['CANDIDATE'], place: mark, abroad: false, requestNumber: mark } as const;
  const asked = { requestedBy: mark, requestedRole: 'AUDITOR', requestedOn: day('2024-03-01') } as const;
  const answered = await prisma.verification.create({
    data: {
      ...request,
      ...asked,
      about: ['CANDIDATE'],
      dueOn: day('2024-04-12'),
      answeredOn: day('2024-04-01'),
      answerNumber: mark,
      answeredBy: mark,
      answeredRole: 'AUDITOR',
      answeredAt: day('2024-04-02'),
    },
    select: { id: true },
  });
  const introduction = {
    candidateId,
    introducer: 'MEMBER',
    name: mark,
    memberId,
    recordedBy: mark,
    recordedRole: 'AUDITOR',
  } as const;
  // Somebody who took the place of one, and whose own another one has taken.
  const introduced = { introducedOn: day('2024-05-01'), acquaintedSince: day('2020-05-01'), documentNumber: mark };
  const one = await prisma.introduction.create({
    data: { ...introduction, introducedOn: day('2024-04-01'), acquaintedSince: day('2020-05-01') },
    select: { id: true },
  });
  const two = await prisma.introduction.create({
    data: { ...introduction, ...introduced, replacesId: one.id, replaceReason: 'MOVED' },
    select: { id: true },
  });
  await prisma.introduction.create({
    data: { ...introduction, ...introduced, replacesId: two.id, replaceReason: 'DISCIPLINED' },
    select: { id: true },
  });
  const seen = { candidateId, note: mark, recordedBy: mark, recordedRole: 'AUDITOR' } as const;
  const observation = await prisma.observation.create({
    data: { ...seen, kind: 'MOVEMENT', observedOn: day('2024-01-20') },
    select: { id: true },
  });
  return {
    DossierPaper: first.id,
    Verification: answered.id,
    Introduction: two.id,
    Observation: observation.id,
  };
}

/** Requests about a case: one that was declined, one that was accepted, and one that waits; of the committee and a cell below it. */
async function plantTransfers(
  prisma: Database['prisma'],
  mark: string,
  { committeeId, cellId, candidateId }: { committeeId: string; cellId: string; candidateId: string },
): Promise<Record<string, string>> {
  const asked = {
    candidateId,
    stage: 'OUTSTANDING',
    reason: 'WORK',
    requestedOn: day('2026-02-01'),
    documentNumber: mark,
    consentNumber: mark,
    answerBy: day('2026-03-01'),
    requestedBy: mark,
    requestedRole: 'AUDITOR',
  } as const;
  const answered = {
    answeredOn: day('2026-02-10'),
    answerNumber: mark,
    answeredBy: mark,
    answeredRole: 'AUDITOR',
    answeredAt: day('2026-02-11'),
  } as const;
  const out = { ...asked, fromId: committeeId, toId: cellId };
  const into = { ...asked, fromId: cellId, toId: committeeId };
  const [declined, accepted, open] = await prisma.caseTransfer.createManyAndReturn({
    data: [
      { ...out, ...answered, state: 'DECLINED', declined: 'NO_CELL' },
      { ...out, ...answered, state: 'ACCEPTED', cellId },
      into,
    ],
    select: { id: true },
  });
  return {
    CaseTransfer: declined?.id ?? '',
    'CaseTransfer accepted': accepted?.id ?? '',
    'CaseTransfer open': open?.id ?? '',
  };
}

/** Whoever a case and a member are alike by. */
const ON_A_ROLL = { fullName: 'Lý Thị Hội', sex: 'FEMALE', birthYear: 1970, birthMonth: 5 } as const;

/** A member who was entered and has left, one who was erased, and the one to whom a case has led. */
async function plantRoll(
  prisma: Database['prisma'],
  { mark, committeeId, candidateId }: { mark: string; committeeId: string; candidateId: string },
): Promise<Record<string, string>> {
  const who = { fullName: mark, sex: 'FEMALE', birthYear: 1960, birthMonth: 5 } as const;
  const since = {
    probationarySince: day('1990-05-19'),
    officialSince: day('1991-05-19'),
    exemptSince: day('2020-01-01'),
    awaySince: day('2024-01-01'),
  };
  const left = { leftOn: day('2026-01-04'), leftReason: 'LEFT' } as const;
  const { id } = await prisma.member.create({
    data: { ...since, ...left, committee: { connect: { id: committeeId } }, person: { create: who } },
    select: { id: true },
  });
  await prisma.memberAbsence.create({
    data: { memberId: id, kind: 'AWAY', since: day('2022-01-01'), until: day('2023-01-01'), recordedBy: mark },
    select: { id: true },
  });
  const { id: alike } = await prisma.member.create({
    data: { ...since, ...left, committee: { connect: { id: committeeId } }, person: { create: ON_A_ROLL } },
    select: { id: true },
  });
  await prisma.rollKeeping.create({
    data: { committeeId, since: day('2000-01-01'), setBy: mark },
    select: { id: true },
  });
  const { id: present } = await prisma.member.create({
    data: { ...since, committee: { connect: { id: committeeId } }, person: { create: who } },
    select: { id: true },
  });
  const { id: erased } = await prisma.member.create({
    data: {
      ...since,
      ...left,
      committee: { connect: { id: committeeId } },
      person: { create: { erasedAt: new Date(Date.UTC(YEAR, 0, 6)) } },
    },
    select: { id: true },
  });
  const ofCase = await prisma.member.findUniqueOrThrow({ where: { candidateId }, select: { id: true } });
  return {
    Member: id,
    'Member present': present,
    'Member erased': erased,
    'Member of a case': ofCase.id,
    // Asked for by nobody: by it a member of another committee is known as such.
    'Member alike': alike,
  };
}

/** Inspections of a member of a committee, of this year and the one before, that found a violation and brought discipline. */
async function plantInspectedMember(
  prisma: Database['prisma'],
  { mark, committeeId, memberId }: { mark: string; committeeId: string; memberId: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (const year of [YEAR, YEAR - 1]) {
    const { id } = await prisma.inspection.create({
      data: {
        inspectorId: committeeId,
        subjectId: committeeId,
        subjectMemberId: memberId,
        kind: 'THEMATIC_INSPECTION',
        topic: mark,
        status: 'CONCLUDED',
        startedOn: day(`${year}-02-01`),
        concludedOn: day(`${year}-02-20`),
        outcome: 'VIOLATION',
        disciplines: {
          create: {
            committeeId,
            form: 'REPRIMAND',
            body: mark,
            decidedOn: day(`${year}-02-21`),
            decisionNumber: mark,
            recordedBy: 'test',
            recordedRole: 'AUDITOR',
          },
        },
      },
      select: { id: true },
    });
    ids.push(id);
  }
  return ids;
}

/** A cell below a committee, with a decision about it that lies ahead: only who may take such decisions sees it. */
async function plantToBeReorganised(prisma: Database['prisma'], mark: string, parentId: string): Promise<string> {
  const { id } = await prisma.committee.create({
    data: {
      kind: 'CELL',
      name: `Chi bộ ${mark}`,
      shortName: mark,
      foundedOn: day('2000-01-01'),
      placements: { create: { parentId, validFrom: day('2000-01-01') } },
    },
    select: { id: true },
  });
  await prisma.reorganisation.create({
    data: {
      decisionNumber: mark,
      issuedOn: day('2025-12-30'),
      issuer: mark,
      title: mark,
      effectiveOn: day('2090-01-01'),
      changes: [],
      replaced: {},
      recordedBy: mark,
      committees: { create: { committeeId: id } },
    },
  });
  return id;
}

/** A decision about a committee, with whom it followed and who followed it: it was taken back, and its lineage was not. */
async function plantReorganisation(
  prisma: Database['prisma'],
  mark: string,
  committeeId: string,
  cellId: string,
): Promise<string> {
  const body = { id: committeeId, name: mark };
  const change = { what: 'FOUND', bodies: [body], to: [body], name: mark, shortName: mark, code: mark, kind: 'CELL' };
  const on = { onDay: day('2020-01-01') };
  const { id } = await prisma.reorganisation.create({
    data: {
      decisionNumber: mark,
      issuedOn: day('2019-12-30'),
      issuer: mark,
      title: mark,
      effectiveOn: day('2020-01-01'),
      changes: [change],
      replaced: {
        founded: [],
        ended: [],
        moved: [],
        formed: [committeeId],
        grants: [],
        given: [],
        officers: [],
        appointed: [],
        cases: [],
      },
      recordedBy: mark,
      recordedRole: 'AUDITOR',
      annulledAt: day('2020-02-01'),
      annulledBy: mark,
      annulledRole: 'AUDITOR',
      annulReason: mark,
      committees: { create: { committeeId } },
      lineage: {
        create: [
          { fromId: cellId, toId: committeeId, kind: 'SPLIT', ...on },
          { fromId: committeeId, toId: cellId, kind: 'SPLIT', ...on },
        ],
      },
    },
    select: { id: true },
  });
  return id;
}

/** The ids of what was planted together with something else, by type. */
async function plantedWith(
  prisma: Database['prisma'],
  of: Record<
    | 'committeeId'
    | 'candidateId'
    | 'admissionId'
    | 'quotaId'
    | 'enrolmentId'
    | 'centreId'
    | 'inspectionId'
    | 'schemeId',
    string
  >,
): Promise<Record<string, string>> {
  const { committeeId, candidateId, admissionId, quotaId, enrolmentId, centreId, inspectionId, schemeId } = of;
  const select = { id: true };
  const [membership, officer, report, mentor, step, change, revision, certificate, finding, remedy] = await Promise.all(
    [
      prisma.membershipSnapshot.findFirstOrThrow({ where: { committeeId }, select }),
      prisma.officer.findFirstOrThrow({ where: { committeeId }, select }),
      prisma.traineeReport.findFirstOrThrow({ where: { committeeId }, select }),
      prisma.mentorAssignment.findFirstOrThrow({ where: { candidateId }, select }),
      prisma.stageChange.findFirstOrThrow({ where: { candidateId }, select }),
      prisma.admissionChange.findFirstOrThrow({ where: { admissionId }, select }),
      prisma.admissionQuotaRevision.findFirstOrThrow({ where: { quotaId }, select }),
      prisma.certificate.findFirstOrThrow({ where: { enrolmentId }, select }),
      prisma.finding.findFirstOrThrow({ where: { inspectionId }, select }),
      prisma.remedy.findFirstOrThrow({ where: { finding: { inspectionId }, doneOn: { not: null } }, select }),
    ],
  );
  return {
    MembershipReport: membership.id,
    Officer: officer.id,
    TraineeReport: report.id,
    MentorAssignment: mentor.id,
    StageChange: step.id,
    AdmissionChange: change.id,
    AdmissionQuotaRevision: revision.id,
    Certificate: certificate.id,
    Finding: finding.id,
    Remedy: remedy.id,
    TrainingCentre: centreId,
    InspectionScheme: schemeId,
  };
}

/** One below the viewer's own committee that carried out its programme of the year and ended within it. */
async function plantEnded(prisma: Database['prisma'], { own, descendant }: Tree): Promise<void> {
  const mark = '@descendant';
  await prisma.committee.create({
    data: {
      kind: 'GRASSROOTS_COMMITTEE',
      name: `Đảng bộ ${mark}`,
      shortName: mark,
      foundedOn: day('2000-01-01'),
      closedOn: day(`${YEAR}-06-01`),
      source: mark,
      placements: { create: { parentId: own, validFrom: day('2000-01-01'), validTo: day(`${YEAR}-06-01`) } },
      inspectionProgrammes: {
        create: {
          year: YEAR,
          status: 'ISSUED',
          issuedOn: day(`${YEAR}-01-10`),
          inspections: {
            create: {
              inspectorId: own,
              subjectId: descendant,
              kind: 'THEMATIC_INSPECTION',
              topic: mark,
              status: 'CONCLUDED',
              concludedOn: day(`${YEAR}-05-20`),
              outcome: 'GOOD',
            },
          },
        },
      },
    },
    select: { id: true },
  });
}

/** Committees that stood below each of the tree once, and stand elsewhere now; their ids. */
async function plantGone(pool: Database['pool'], tree: Tree): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH moved AS (
      INSERT INTO committee (id, kind, name, short_name, founded_on)
      SELECT gen_random_uuid(), 'CELL', 'Chi bộ @foreign', '@foreign', '2000-01-01' FROM generate_series(1, $2)
      RETURNING id
    ), elsewhere AS (
      INSERT INTO committee (id, kind, name, short_name, founded_on)
      VALUES (gen_random_uuid(), 'PROVINCE', 'Đảng bộ @foreign', '@foreign', '2000-01-01') RETURNING id
    ), numbered AS (
      SELECT id, row_number() OVER () AS n FROM moved
    ), placed AS (
      INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to)
      SELECT id, NULL::uuid, '2000-01-01'::date, NULL::date FROM elsewhere
      UNION ALL SELECT id, ($1::uuid[])[n], '2000-01-01', '2010-01-01' FROM numbered
      UNION ALL SELECT m.id, e.id, '2010-01-01', NULL FROM numbered m CROSS JOIN elsewhere e
    )
    SELECT id FROM moved UNION ALL SELECT id FROM elsewhere`,
    [relations.map((relation) => tree[relation]), relations.length],
  );
  await pool.query(`SELECT place_committees('${YEAR}-11-23')`);
  return rows.map(({ id }) => encodeGlobalId('Committee', id));
}

/** Ends those who were followed, with what stood below them. Before it they were planted as whatever stands. */
async function endPredecessors({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>, tree: Tree): Promise<void> {
  const on = `${YEAR}-10-01`;
  const ended = [tree.predecessor, tree.shared];
  const below = await prisma.committee.findMany({ where: { parentId: { in: ended } }, select: { id: true } });
  const ids = [...ended, ...below.map(({ id }) => id)];
  await prisma.committeePlacement.updateMany({ where: { childId: { in: ids } }, data: { validTo: day(on) } });
  await prisma.committee.updateMany({ where: { id: { in: ids } }, data: { closedOn: day(on) } });
  const onDay = { onDay: day(on) };
  // Of nobody's: everybody who was concerned may read it.
  const paper = { decisionNumber: '1-QĐ', issuer: 'Tỉnh ủy', title: 'Sắp xếp', changes: [], replaced: {} };
  await prisma.reorganisation.create({
    data: {
      ...paper,
      issuedOn: day(on),
      effectiveOn: day(on),
      recordedBy: 'test',
      lineage: {
        create: [
          { fromId: tree.predecessor, toId: tree.own, kind: 'MERGE', ...onDay },
          { fromId: tree.shared, toId: tree.own, kind: 'SPLIT', ...onDay },
          { fromId: tree.shared, toId: tree.foreign, kind: 'SPLIT', ...onDay },
        ],
      },
    },
    select: { id: true },
  });
  await pool.query(`SELECT place_committees('${YEAR}-11-23')`);
}

async function plantMembers(
  prisma: Database['prisma'],
  mark: string,
  committeeId: string,
  traits: { sex: 'FEMALE' | 'MALE'; birthYear: number; ethnicGroup: string },
  count: number,
): Promise<void> {
  const person = { fullName: mark, birthMonth: 5, sourceCategory: 'YOUTH', youthUnionMember: true } as const;
  for (let made = 0; made < count; made += 1) {
    const { id } = await prisma.candidate.create({
      data: { committeeId, ...person, ...traits, stage: 'PROBATIONARY', stageSince: day('2026-02-03') },
      select: { id: true },
    });
    await prisma.admission.create({ data: admission(mark, committeeId, id), select: { id: true } });
  }
}

function admission(mark: string, committeeId: string, candidateId: string) {
  const days = { ceremonyOn: day('2026-02-03'), decisionOn: day('2026-02-01') };
  return {
    candidateId,
    committeeId,
    ...days,
    decisionNumber: mark,
    legacySource: mark,
    recordedBy: 'test',
    changes: {
      create: {
        fromCeremonyOn: day('2026-02-02'),
        toCeremonyOn: days.ceremonyOn,
        fromCountsOn: day('2026-02-02'),
        toCountsOn: days.ceremonyOn,
        fromCommitteeId: committeeId,
        toCommitteeId: committeeId,
        reason: mark,
        changedBy: 'test',
        changedRole: 'AUDITOR' as const,
      },
    },
  };
}

/** Gives a case to a cell from a day on. */
async function transfer(
  prisma: Database['prisma'],
  candidateId: string,
  to: { committeeId: string; from: string; mark: string },
): Promise<void> {
  const validFrom = day(to.from);
  await prisma.$transaction([
    prisma.casePlace.updateMany({ where: { candidateId, validTo: null }, data: { validTo: validFrom } }),
    prisma.casePlace.create({
      data: {
        candidateId,
        committeeId: to.committeeId,
        validFrom,
        cause: 'TRANSFER',
        documentNumber: to.mark,
        recordedBy: 'test',
      },
    }),
  ]);
}

const plain = (globalId: string | undefined): string =>
  Buffer.from(globalId ?? '', 'base64url')
    .toString()
    .split(':')[1] ?? '';

/**
 * What leads from one committee to another: none of it may carry a viewer across.
 * Resolves with ids of what is foreign in it.
 */
async function plantTies(prisma: Database['prisma'], tree: Tree, targets: World['targets']): Promise<string[]> {
  const elsewhere = await Promise.all(
    Array.from({ length: ELSEWHERE }, (_, index) =>
      prisma.candidate.create({
        data: {
          // Where somebody is admitted here below.
          committeeId: tree[relations[index] ?? 'foreign'],
          fullName: '@foreign',
          sex: 'MALE',
          birthYear: 1999,
          birthMonth: 5,
          ethnicGroup: '@foreign',
          sourceCategory: 'YOUTH',
          youthUnionMember: true,
          stage: 'PROBATIONARY',
          stageSince: day('2026-01-05'),
        },
        select: { id: true },
      }),
    ),
  );
  // A class of nobody's mark that the committee above gives for all of them.
  const shared = await prisma.trainingClass.create({
    data: {
      kind: 'NEW_MEMBER',
      title: 'Lớp chung',
      startsOn: day('2026-03-01'),
      endsOn: day('2026-03-10'),
      capacity: 500,
      status: 'RUNNING',
      centre: { create: { hostCommitteeId: tree.ancestor, name: 'Trung tâm' } },
    },
    select: { id: true },
  });
  const classes = [shared.id, plain(targets.own.ids.TrainingClass)];
  const enrolments = await prisma.enrolment.createManyAndReturn({
    data: classes.flatMap((classId) =>
      elsewhere.map(({ id }) => ({ classId, candidateId: id, status: 'PASSED' as const, enrolledBy: 'test' })),
    ),
    select: { id: true },
  });
  // The class of the committee above is seen from here; what is counted in it are the people of the viewer.
  await prisma.enrolment.create({
    data: {
      classId: plain(targets.ancestor.ids.TrainingClass),
      candidateId: plain(targets.own.ids.Candidate),
      status: 'PASSED',
      enrolledBy: 'test',
    },
    select: { id: true },
  });
  // And so are certificates, whoever issued them.
  await prisma.certificate.createMany({
    data: elsewhere.map(({ id }, index) => ({
      candidateId: id,
      kind: 'AWARENESS' as const,
      number: `@foreign ${index}`,
      issuedOn: day('2026-03-10'),
      centreId: plain(targets.own.ids.TrainingCentre),
      recordedBy: 'test',
    })),
  });
  const inspections = await prisma.inspection.createManyAndReturn({
    data: elsewhere.map(() => ({
      programmeId: plain(targets.own.ids.InspectionProgramme),
      inspectorId: tree.own,
      subjectId: tree.foreign,
      kind: 'FIELD_CHECK' as const,
      topic: '@foreign',
    })),
    select: { id: true },
  });
  const admissions: { id: string }[] = [];
  for (const [index, relation] of relations.entries()) {
    const { ids } = targets[relation];
    const candidateId = plain(ids.Candidate);
    const enrolled = await prisma.enrolment.create({
      data: { classId: shared.id, candidateId, status: 'PASSED', enrolledBy: 'test' },
      select: { id: true },
    });
    // Whom a review here had found, too.
    await prisma.candidate.update({
      where: { id: elsewhere[index]?.id ?? '' },
      data: { sourceReviewId: plain(ids.SourceReview) },
      select: { id: true },
    });
    // Somebody who was admitted here and has gone elsewhere, and who was admitted elsewhere before coming here.
    const gone = await prisma.admission.create({
      data: admission(`@${relation}`, tree[relation], elsewhere[index]?.id ?? ''),
      select: { id: true },
    });
    await transfer(prisma, elsewhere[index]?.id ?? '', {
      committeeId: tree.foreign,
      from: '2026-03-01',
      mark: '@foreign',
    });
    const before = await prisma.admission.create({
      data: { ...admission('@foreign', tree.foreign, candidateId), revoked: true },
      select: { id: true },
    });
    admissions.push(before);
    ids['Enrolment above'] = encodeGlobalId('Enrolment', enrolled.id);
    ids['Admission gone'] = encodeGlobalId('Admission', gone.id);
  }
  return Object.entries({
    Candidate: elsewhere,
    Enrolment: enrolments,
    Inspection: inspections,
    Admission: admissions,
  }).flatMap(([type, rows]) => rows.map(({ id }) => encodeGlobalId(type, id)));
}

/** The subject that has a role. */
export const holderOf = (role: Role): string => `has ${role}`;
/** The subject that had it and will have it, and has it now where nothing stands. */
export const formerHolderOf = (role: Role): string => `had ${role}`;
/**
 * A grassroots committee's subject with a higher role elsewhere: the one must not lend the other its place. And the secretary
 * of a cell, whose steps are the cell's.
 */
export const MIXED = 'has two roles';
/** All of them. */
export const subjects = [...roles.flatMap((role) => [holderOf(role), formerHolderOf(role)]), MIXED];

async function plantViewers(prisma: Database['prisma'], { own, foreign, cell }: Tree): Promise<void> {
  const nowhere = { id: randomUUID(), kind: 'SUPERIOR' as const, name: 'Đảng bộ mới', foundedOn: day('2089-01-01') };
  await prisma.committee.create({ data: nowhere, select: { id: true } });
  const given = { committeeId: own, grantedBy: 'test', validFrom: day('2020-01-01') };
  await prisma.accessGrant.createMany({
    data: [
      ...roles.flatMap((role) => [
        { ...given, role, subject: holderOf(role) },
        { ...given, role, subject: formerHolderOf(role), validTo: day('2026-01-01') },
        { ...given, role, subject: formerHolderOf(role), validFrom: day('2089-01-01') },
        // Ended just now, by a node whose clock is ahead.
        { ...given, role, subject: formerHolderOf(role), validTo: day('2089-01-01'), endedBy: 'test' },
        { ...given, role, subject: formerHolderOf(role), committeeId: nowhere.id },
      ]),
      { ...given, role: 'GRASSROOTS_COMMITTEE', subject: MIXED },
      { ...given, role: 'SUPERIOR_COMMITTEE', subject: MIXED, committeeId: foreign },
      { ...given, role: 'SUPERIOR_COMMITTEE', subject: MIXED, committeeId: nowhere.id },
      { ...given, role: 'CELL_SECRETARY', subject: MIXED, committeeId: cell },
    ],
  });
}
