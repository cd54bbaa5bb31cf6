import type { Probe } from './probe.ts';
import { type Relation, roles, type Target } from './world.ts';

/** A day that lies in the future: no rule takes it. */
const LATE = '2099-01-01';
/** A class for nobody. */
const NO_CLASS = `title: "x", startsOn: "${LATE}", endsOn: "${LATE}", capacity: 5, audience: []`;
/** A request of a day to come. */
const ASKED_LATE = `reason: WORK, requestedOn: "${LATE}", documentNumber: "1", answerBy: "${LATE}"`;
/** A merge by a document of a day to come. */
const MERGED_LATE = `reason: MOVED, documentNumber: "1", documentOn: "${LATE}"`;
const TOO_LONG = 'x'.repeat(501);

/** A decision of a day before any committee was founded. */
const DECISION = `effectiveOn: "1950-01-01", decision: { number: "1", issuedOn: "1950-01-01", issuer: "x", title: "x" }`;

interface Asked {
  mutation: string;
  /** What the row says beside the mutation's name. */
  of?: string;
  key?: string;
  /** About things of which committees it is asked; of all where it is left out. */
  about?: readonly Relation[];
  input(ids: Record<string, string>, own: Record<string, string>): string;
}

/**
 * How each mutation is asked: with an input that a rule refuses once access is granted, so that nothing is written and
 * every answer can be had again and again. That the same roles really can do it is a test of its own.
 */
const asked: Asked[] = [
  {
    mutation: 'setQuota',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 2026, target: 1, expectedVersion: 99`,
  },
  {
    mutation: 'reviseQuotas',
    input: ({ Committee }) => `year: 2026, rows: [{ committeeId: "${Committee}", target: 1, expectedVersion: 99 }]`,
  },
  ...['', ', dryRun: true'].map(
    (dry): Asked => ({
      mutation: 'allocateQuotas',
      ...(dry === '' ? {} : { of: 'dryRun' }),
      input: ({ Committee }, own) =>
        `committeeId: "${Committee}", year: 2026, rows: [{ committeeId: "${own['Committee to be reorganised']}", target: 1, expectedVersion: 99 }], documentNumber: "1", documentOn: "${LATE}"${dry}`,
    }),
  ),
  ...['', ', dryRun: true'].map(
    (dry): Asked => ({
      mutation: 'allocateQuotas',
      of: dry === '' ? 'to' : 'dryRun, to',
      input: ({ Committee }, own) =>
        `committeeId: "${own.Committee}", year: 2026, rows: [{ committeeId: "${Committee}", target: 1, expectedVersion: 99 }], documentNumber: "1", documentOn: "${LATE}"${dry}`,
    }),
  ),
  {
    mutation: 'prepareAllocation',
    input: ({ Committee }, own) =>
      `committeeId: "${Committee}", year: 1, rows: [{ committeeId: "${own['Committee to be reorganised']}", target: 1, expectedVersion: 0 }]`,
  },
  {
    mutation: 'prepareAllocation',
    of: 'to',
    input: ({ Committee }, own) =>
      `committeeId: "${own.Committee}", year: 1, rows: [{ committeeId: "${Committee}", target: 1, expectedVersion: 0 }]`,
  },
  {
    mutation: 'prepareAllocation',
    of: 'sheet',
    input: ({ QuotaSheet }, own) =>
      `sheetId: "${QuotaSheet}", committeeId: "${own.Committee}", year: 1, rows: [{ committeeId: "${own['Committee to be reorganised']}", target: 1, expectedVersion: 0 }]`,
  },
  {
    mutation: 'issueAllocation',
    input: ({ QuotaSheet }) => `sheetId: "${QuotaSheet}", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'transferQuota',
    input: ({ Committee }, own) =>
      `fromCommitteeId: "${Committee}", toCommitteeId: "${own['Committee to be reorganised']}", year: 1, count: 1, fromVersion: 1, toVersion: 1, reason: "x", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'transferQuota',
    of: 'to',
    input: ({ Committee }, own) =>
      `fromCommitteeId: "${own['Committee to be reorganised']}", toCommitteeId: "${Committee}", year: 1, count: 1, fromVersion: 1, toVersion: 1, reason: "x", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'setSubTargets',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 1, rows: [], expectedVersion: 0`,
  },
  { mutation: 'registerQuota', input: ({ Committee }) => `committeeId: "${Committee}", year: 1, target: 1` },
  {
    mutation: 'closeYear',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 1, documentNumber: "1", documentOn: "${LATE}"`,
  },
  { mutation: 'reopenYear', input: ({ Committee }) => `committeeId: "${Committee}", year: 1, reason: " "` },
  {
    mutation: 'renameCommittee',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", name: "x", validFrom: "1950-01-01", documentNumber: "1", documentOn: "1950-01-01"`,
  },
  {
    mutation: 'setCommitteeCode',
    input: ({ Committee }) => `committeeId: "${Committee}", code: "x", validFrom: "1950-01-01"`,
  },
  ...['', ', dryRun: true'].flatMap((dry): Asked[] => [
    {
      mutation: 'reorganise',
      ...(dry === '' ? {} : { of: 'dryRun' }),
      input: ({ Committee }) => `${DECISION}, changes: [{ rename: { committeeId: "${Committee}", name: "x" } }]${dry}`,
    },
    {
      mutation: 'reorganise',
      of: dry === '' ? 'found under' : 'dryRun, found under',
      input: ({ Committee }) =>
        `${DECISION}, changes: [{ found: { ref: "x", kind: CELL, name: "x", under: { committeeId: "${Committee}" } } }]${dry}`,
    },
  ]),
  {
    mutation: 'setCountingDay',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", countedBy: CEREMONY, documentNumber: " ", documentOn: "${LATE}"`,
  },
  {
    mutation: 'setForecast',
    input: ({ Committee }) => `committeeId: "${Committee}", reason: " "`,
  },
  {
    mutation: 'confirmUnknown',
    input: ({ Committee }) => `committeeId: "${Committee}", rule: " ", from: "${LATE}", readIn: " "`,
  },
  {
    mutation: 'setPace',
    input: ({ Committee }) => `committeeId: "${Committee}", source: EVEN, reason: " "`,
  },
  {
    mutation: 'setCalendar',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 2026, expectedVersion: 0, days: [], source: " "`,
  },
  {
    mutation: 'undoReorganisation',
    input: ({ Reorganisation }) => `reorganisationId: "${Reorganisation}", reason: " "`,
  },
  {
    mutation: 'recordArea',
    input: ({ Committee }) => `committeeId: "${Committee}", kind: HAMLET, name: " ", validFrom: "${LATE}"`,
  },
  {
    mutation: 'changeArea',
    input: ({ Area }) =>
      `areaId: "${Area}", kind: HAMLET, name: " ", validFrom: "${LATE}", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'endArea',
    input: ({ Area }) => `areaId: "${Area}", endsOn: "${LATE}", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'endArea',
    of: 'own area, successor',
    input: ({ Area }, own) =>
      `areaId: "${own.Area}", successorIds: ["${Area}"], endsOn: "${LATE}", documentNumber: "1", documentOn: "${LATE}"`,
  },
  {
    mutation: 'setProfile',
    input: ({ Area }) => `areaId: "${Area}", asOf: "${LATE}", source: " "`,
  },
  {
    mutation: 'setObstacles',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", validFrom: "1950-01-01", obstacles: [], youthActiveMinPercent: 101`,
  },
  {
    mutation: 'coverAreas',
    input: ({ Committee }) => `committeeId: "${Committee}", areaIds: [], validFrom: "1950-01-01"`,
  },
  {
    mutation: 'recordAdmission',
    input: ({ Candidate }) =>
      `candidateId: "${Candidate}", ceremonyOn: "${LATE}", decisionOn: "${LATE}", decisionNumber: "1"`,
  },
  { mutation: 'correctAdmission', input: ({ Admission }) => `admissionId: "${Admission}", reason: "x"` },
  {
    mutation: 'moveCandidateStage',
    input: ({ Candidate }) => `candidateId: "${Candidate}", to: DOSSIER, effectiveOn: "${LATE}"`,
  },
  {
    mutation: 'addCandidate',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", stage: SOURCE, effectiveOn: "${LATE}", fullName: " ", sex: FEMALE, birthYear: 1, birthMonth: 1, ethnicGroup: " ", source: YOUTH, youthUnionMember: true`,
  },
  {
    mutation: 'openSourceReview',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 1, openedOn: "${LATE}"`,
  },
  {
    mutation: 'closeSourceReview',
    input: ({ SourceReview }) => `reviewId: "${SourceReview}", closedOn: "${LATE}"`,
  },
  {
    mutation: 'addCandidate',
    of: 'own committee, earlier case',
    input: ({ Candidate }, own) =>
      `committeeId: "${own.Committee}", earlierCaseId: "${Candidate}", stage: SOURCE, effectiveOn: "${LATE}", fullName: " ", sex: FEMALE, birthYear: 1, birthMonth: 1, ethnicGroup: " ", source: YOUTH, youthUnionMember: true`,
  },
  {
    mutation: 'addCandidate',
    of: 'own committee, memberId',
    input: ({ Member }, own) =>
      `committeeId: "${own.Committee}", mentors: [{ memberId: "${Member}" }], stage: OUTSTANDING, effectiveOn: "${LATE}", fullName: " ", sex: FEMALE, birthYear: 1, birthMonth: 1, ethnicGroup: " ", source: YOUTH, youthUnionMember: true`,
  },
  { mutation: 'keepRoll', input: ({ Committee }) => `committeeId: "${Committee}", since: "${LATE}"` },
  {
    mutation: 'enterMember',
    input: ({ Committee }) => `committeeId: "${Committee}", fullName: " ", sex: FEMALE, birthYear: 1, birthMonth: 1`,
  },
  { mutation: 'updateMember', input: ({ Member }) => `memberId: "${Member}", awaySince: "${LATE}"` },
  {
    mutation: 'transferMember',
    input: ({ Member }, own) =>
      `memberId: "${Member}", committeeId: "${own['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'transferMember',
    of: 'own member, cell of',
    input: (ids, own) =>
      `memberId: "${own.Member}", committeeId: "${ids['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  { mutation: 'endMembership', of: 'by member', input: ({ Member }) => `memberId: "${Member}", reason: LEFT` },
  { mutation: 'endMembership', input: ({ Candidate }) => `candidateId: "${Candidate}", reason: LEFT` },
  {
    mutation: 'updateCandidate',
    input: ({ Candidate }) => `candidateId: "${Candidate}", ethnicGroup: " "`,
  },
  {
    mutation: 'putOnList',
    input: ({ Candidate }) =>
      `candidateId: "${Candidate}", effectiveOn: "${LATE}", documentNumber: "1", mentors: [{ memberName: "x" }]`,
  },
  {
    mutation: 'putOnList',
    of: 'own case, memberId',
    input: ({ Member }, own) =>
      `candidateId: "${own.Candidate}", effectiveOn: "${LATE}", documentNumber: "1", mentors: [{ memberId: "${Member}" }]`,
  },
  {
    mutation: 'assignCase',
    input: ({ Candidate }, own) =>
      `candidateId: "${Candidate}", committeeId: "${own['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'assignCase',
    of: 'own candidate, cell of',
    input: (ids, own) =>
      `candidateId: "${own.Candidate}", committeeId: "${ids['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'transferCandidate',
    input: ({ Candidate }, own) => `candidateId: "${Candidate}", committeeId: "${own.Committee}", ${ASKED_LATE}`,
  },
  {
    mutation: 'transferCandidate',
    of: 'own candidate, to',
    input: (ids, own) => `candidateId: "${own.Candidate}", committeeId: "${ids.Committee}", ${ASKED_LATE}`,
  },
  {
    mutation: 'acceptTransfer',
    input: (ids, own) =>
      `transferId: "${ids['CaseTransfer open']}", committeeId: "${own['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'acceptTransfer',
    of: 'own request, cell of',
    input: (ids, own) =>
      `transferId: "${own['CaseTransfer open']}", committeeId: "${ids['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'acceptTransfer',
    of: 'own request and cell, memberId',
    input: ({ Member }, own) =>
      `transferId: "${own['CaseTransfer open']}", committeeId: "${own['Committee to be reorganised']}", effectiveOn: "${LATE}", documentNumber: "1", mentors: [{ memberId: "${Member}" }]`,
  },
  {
    mutation: 'declineTransfer',
    input: (ids) => `transferId: "${ids['CaseTransfer open']}", answeredOn: "${LATE}", reason: NO_CELL`,
  },
  {
    mutation: 'withdrawTransfer',
    input: ({ CaseTransfer }) => `transferId: "${CaseTransfer}", withdrawnOn: "${LATE}"`,
  },
  {
    mutation: 'assignMentor',
    input: ({ Candidate }) => `candidateId: "${Candidate}", memberName: " ", startsOn: "${LATE}"`,
  },
  {
    mutation: 'assignMentor',
    of: 'own case, memberId',
    input: ({ Member }, own) => `candidateId: "${own.Candidate}", memberId: "${Member}", startsOn: "${LATE}"`,
  },
  {
    mutation: 'endMentor',
    input: ({ MentorAssignment }) => `mentorId: "${MentorAssignment}", endsOn: "${LATE}", reason: MOVED`,
  },
  ...(['DECIDED', 'OFFICIAL'] as const).map(
    (to): Asked => ({
      mutation: 'moveCandidateStage',
      of: `to: ${to}`,
      input: ({ Candidate }) => `candidateId: "${Candidate}", to: ${to}, effectiveOn: "${LATE}"`,
    }),
  ),
  {
    mutation: 'startDossier',
    input: ({ Candidate }) => `candidateId: "${Candidate}", effectiveOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'recordPaper',
    input: ({ Candidate }) => `candidateId: "${Candidate}", kind: APPLICATION, madeOn: "${LATE}"`,
  },
  {
    mutation: 'requestVerification',
    input: ({ Candidate }) =>
      `candidateId: "${Candidate}", requestedOn: "${LATE}", documentNumber: "1", requests: [{ place: "x", about: [CANDIDATE] }]`,
  },
  {
    mutation: 'recordVerification',
    input: ({ Verification }) => `verificationId: "${Verification}", answeredOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'recordOpinions',
    input: ({ Candidate }) => `candidateId: "${Candidate}", concludedOn: "${LATE}", opinions: []`,
  },
  {
    mutation: 'observe',
    input: ({ Candidate }) => `candidateId: "${Candidate}", kind: AWARD, observedOn: "${LATE}", note: " "`,
  },
  {
    mutation: 'introduce',
    input: ({ Candidate }) => `candidateId: "${Candidate}", introducer: MEMBER, name: " ", introducedOn: "${LATE}"`,
  },
  {
    mutation: 'introduce',
    of: 'own case, memberId',
    input: ({ Member }, own) =>
      `candidateId: "${own.Candidate}", introducer: MEMBER, memberId: "${Member}", introducedOn: "${LATE}"`,
  },
  {
    mutation: 'replaceIntroducer',
    of: 'own introduction, memberId',
    input: ({ Member }, own) =>
      `introductionId: "${own.Introduction}", memberId: "${Member}", introducedOn: "${LATE}", reason: MOVED`,
  },
  {
    mutation: 'replaceIntroducer',
    input: ({ Introduction }) => `introductionId: "${Introduction}", name: " ", introducedOn: "${LATE}", reason: MOVED`,
  },
  {
    mutation: 'createCentre',
    input: ({ Committee }) => `committeeId: "${Committee}", name: " "`,
  },
  ...['own centre', ''].map(
    (of): Asked => ({
      mutation: 'setCoverage',
      ...(of === '' ? {} : { of: 'own centre, committee of' }),
      input: (ids, own) =>
        `centreId: "${of === '' ? ids.TrainingCentre : own.TrainingCentre}", committeeIds: ["${ids.Committee}"], validFrom: "1950-01-01", documentNumber: " "`,
    }),
  ),
  {
    mutation: 'setCoverage',
    of: 'own committee, centre of',
    input: (ids, own) =>
      `centreId: "${ids.TrainingCentre}", committeeIds: ["${own.Committee}"], validFrom: "1950-01-01", documentNumber: " "`,
  },
  {
    mutation: 'createClass',
    input: ({ TrainingCentre }) => `centreId: "${TrainingCentre}", kind: STUDY, ${NO_CLASS}`,
  },
  { mutation: 'changeClass', input: ({ TrainingClass }) => `classId: "${TrainingClass}", ${NO_CLASS}` },
  { mutation: 'openClass', input: (ids) => `classId: "${ids['TrainingClass cancelled']}"` },
  { mutation: 'startClass', input: (ids) => `classId: "${ids['TrainingClass cancelled']}"` },
  { mutation: 'cancelClass', input: ({ TrainingClass }) => `classId: "${TrainingClass}", reason: " "` },
  {
    mutation: 'setTrainingTarget',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", year: 2026, kind: AWARENESS, trainees: -1, documentNumber: "1"`,
  },
  {
    mutation: 'closeClass',
    input: ({ TrainingClass }) => `classId: "${TrainingClass}", issuedOn: "${LATE}", rows: []`,
  },
  // It has a result already.
  {
    mutation: 'approveEnrolment',
    input: (ids) => `classId: "${ids.TrainingClass}", enrolmentIds: ["${ids.Enrolment}"]`,
  },
  {
    mutation: 'recordAttendance',
    input: ({ TrainingClass }) => `classId: "${TrainingClass}", day: "${LATE}", session: MORNING, rows: []`,
  },
  {
    mutation: 'issueCertificates',
    input: ({ TrainingClass }) => `classId: "${TrainingClass}", firstNumber: "x", issuedOn: "${LATE}"`,
  },
  {
    mutation: 'reportTrainees',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", year: 2026, audience: OFFICERS, traineeCount: -1, asOf: "${LATE}"`,
  },
  {
    mutation: 'recordOfficers',
    of: 'own class, officer of',
    input: (ids, own) => `classId: "${own.TrainingClass}", officerIds: ["${ids.Officer}"]`,
  },
  {
    mutation: 'recordOfficers',
    of: 'own officer, class of',
    input: (ids, own) => `classId: "${ids.TrainingClass}", officerIds: ["${own.Officer}"]`,
  },
  {
    mutation: 'correctResult',
    input: ({ Enrolment }) => `enrolmentId: "${Enrolment}", result: PASSED, documentNumber: " "`,
  },
  {
    mutation: 'revokeCertificate',
    input: ({ Certificate }) => `certificateId: "${Certificate}", reason: FRAUD, documentNumber: " "`,
  },
  {
    mutation: 'revokeCertificate',
    of: 'of no centre',
    input: (ids) => `certificateId: "${ids['Certificate revoked']}", reason: FRAUD, documentNumber: " "`,
  },
  // Each has a result; a proposal for a class that was not held is not taken back.
  { mutation: 'withdrawEnrolment', input: ({ Enrolment }) => `enrolmentId: "${Enrolment}"` },
  {
    mutation: 'withdrawEnrolment',
    of: 'a proposal',
    input: (ids) => `enrolmentId: "${ids['Enrolment proposed']}"`,
  },
  {
    mutation: 'proposeForClass',
    input: (ids) =>
      `candidateId: "${ids.Candidate}", classId: "${ids.TrainingClass}", proposedOn: "${LATE}", documentNumber: "1"`,
  },
  {
    mutation: 'recordCertificate',
    input: (ids) =>
      `candidateId: "${ids.Candidate}", centreId: "${ids.TrainingCentre}", kind: PROFESSIONAL, number: "1", issuedOn: "2026-01-05"`,
  },
  {
    mutation: 'recordCertificate',
    of: 'own candidate, centre of',
    input: (ids, own) =>
      `candidateId: "${own.Candidate}", centreId: "${ids.TrainingCentre}", kind: PROFESSIONAL, number: "1", issuedOn: "2026-01-05"`,
  },
  {
    mutation: 'enrolInClass',
    input: (ids) => `candidateId: "${ids.Candidate}", classId: "${ids.TrainingClass}"`,
  },
  {
    mutation: 'enrolInClass',
    of: 'own candidate, class of',
    input: (ids, own) => `candidateId: "${own.Candidate}", classId: "${ids.TrainingClass}"`,
  },
  {
    mutation: 'enrolInClass',
    of: 'of who was never sent to one',
    input: (ids) => `candidateId: "${ids['Candidate erased']}", classId: "${ids.TrainingClass}"`,
  },
  {
    mutation: 'recordInspectionResult',
    input: ({ Inspection }) => `inspectionId: "${Inspection}", outcome: GOOD, concludedOn: "${LATE}"`,
  },
  {
    mutation: 'createProgramme',
    input: ({ Committee }) => `committeeId: "${Committee}", year: 1`,
  },
  {
    mutation: 'addInspection',
    input: ({ InspectionProgramme }, own) =>
      `programmeId: "${InspectionProgramme}", subjectId: "${own.Committee}", kind: THEMATIC_INSPECTION, topic: " ", dueOn: "${LATE}"`,
  },
  {
    mutation: 'addInspection',
    of: 'subjectId',
    input: ({ Committee }, own) =>
      `programmeId: "${own.InspectionProgramme}", subjectId: "${Committee}", kind: THEMATIC_INSPECTION, topic: " ", dueOn: "${LATE}"`,
  },
  {
    mutation: 'addInspection',
    of: 'subjectMemberId',
    input: ({ Member }, own) =>
      `programmeId: "${own.InspectionProgramme}", subjectMemberId: "${Member}", kind: THEMATIC_INSPECTION, topic: " ", dueOn: "${LATE}"`,
  },
  {
    mutation: 'issueProgramme',
    input: ({ InspectionProgramme }) => `programmeId: "${InspectionProgramme}", number: "1", issuedOn: "${LATE}"`,
  },
  {
    mutation: 'createProgramme',
    of: 'schemeId',
    input: ({ InspectionScheme }, own) => `committeeId: "${own.Committee}", year: 1, schemeId: "${InspectionScheme}"`,
  },
  {
    mutation: 'createScheme',
    input: ({ Committee }) =>
      `issuerId: "${Committee}", number: "1", title: " ", issuedOn: "${LATE}", firstYear: 2021, lastYear: 2025`,
  },
  {
    mutation: 'changeProgramme',
    input: ({ InspectionProgramme }) =>
      `programmeId: "${InspectionProgramme}", reason: " ", documentNumber: "1", changedOn: "${LATE}"`,
  },
  {
    mutation: 'changeProgramme',
    of: 'takeOut',
    input: ({ InspectionProgramme, Inspection }) =>
      `programmeId: "${InspectionProgramme}", reason: " ", documentNumber: "1", changedOn: "${LATE}", takeOut: ["${Inspection}"]`,
  },
  {
    mutation: 'changeProgramme',
    of: 'subjectId',
    input: ({ Committee }, own) =>
      `programmeId: "${own.InspectionProgramme}", reason: " ", documentNumber: "1", changedOn: "${LATE}", add: [{ subjectId: "${Committee}", kind: THEMATIC_INSPECTION, topic: "x", dueOn: "${LATE}" }]`,
  },
  {
    mutation: 'changeProgramme',
    of: 'subjectMemberId',
    input: ({ Member }, own) =>
      `programmeId: "${own.InspectionProgramme}", reason: " ", documentNumber: "1", changedOn: "${LATE}", add: [{ subjectMemberId: "${Member}", kind: THEMATIC_INSPECTION, topic: "x", dueOn: "${LATE}" }]`,
  },
  {
    mutation: 'openInspection',
    of: 'subjectMemberId',
    input: ({ Member }, own) =>
      `inspectorId: "${own.Committee}", subjectMemberId: "${Member}", kind: THEMATIC_INSPECTION, topic: " ", reason: "x"`,
  },
  ...['openInspection', 'recordFieldCheck'].flatMap((mutation): Asked[] => {
    const more =
      mutation === 'openInspection'
        ? 'kind: VIOLATION_SIGNS, topic: " ", reason: "x"'
        : `topic: " ", visitedOn: "${LATE}", lead: "x"`;
    return [
      {
        mutation,
        input: ({ Committee }, own) => `inspectorId: "${Committee}", subjectId: "${own.Committee}", ${more}`,
      },
      {
        mutation,
        of: 'subjectId',
        input: ({ Committee }, own) => `inspectorId: "${own.Committee}", subjectId: "${Committee}", ${more}`,
      },
    ];
  }),
  // One that is announced to nobody, and what is asked of the others.
  ...['Inspection', 'Inspection hidden'].flatMap((type): Asked[] => {
    const of = type === 'Inspection' ? {} : { of: 'signs of a violation, not announced' };
    const about = (ids: Record<string, string>) => `inspectionId: "${ids[type]}"`;
    return [
      { mutation: 'announceInspection', ...of, input: (ids) => `${about(ids)}, announcedOn: "${LATE}"` },
      { mutation: 'extendInspection', ...of, input: (ids) => `${about(ids)}, days: 1, reason: " "` },
      { mutation: 'noteFieldCheck', ...of, input: (ids) => `${about(ids)}, notedOn: "${LATE}"` },
      {
        mutation: 'recordDiscipline',
        ...of,
        input: (ids) => `${about(ids)}, form: REPRIMAND, decidedBy: " ", decidedOn: "${LATE}", decisionNumber: "1"`,
      },
      {
        mutation: 'correctConclusion',
        ...of,
        input: (ids) => `${about(ids)}, outcome: GOOD, concludedOn: "${LATE}", reason: " "`,
      },
    ];
  }),
  {
    mutation: 'publishGoodPractice',
    input: ({ Finding }, own) =>
      `findingId: "${Finding}", committeeId: "${own.Committee}", text: " ", publishedOn: "${LATE}"`,
  },
  {
    mutation: 'publishGoodPractice',
    of: 'committeeId',
    input: ({ Committee }, own) =>
      `findingId: "${own.Finding}", committeeId: "${Committee}", text: " ", publishedOn: "${LATE}"`,
  },
  {
    mutation: 'startInspection',
    input: ({ Inspection }) => `inspectionId: "${Inspection}", decisionNumber: "1", startedOn: "${LATE}"`,
  },
  {
    mutation: 'recordInspectionStep',
    input: ({ Inspection }) => `inspectionId: "${Inspection}", to: VERIFIED, effectiveOn: "${LATE}"`,
  },
  {
    mutation: 'cancelInspection',
    input: ({ Inspection }) => `inspectionId: "${Inspection}", reason: " ", approver: "x"`,
  },
  {
    mutation: 'reportRemedyDone',
    input: ({ Remedy }) => `remedyId: "${Remedy}", doneOn: "${LATE}", evidence: "x"`,
  },
  // The remedy that is planted was accepted before.
  { mutation: 'acceptRemedy', input: ({ Remedy }) => `remedyId: "${Remedy}"` },
  { mutation: 'rejectRemedy', input: ({ Remedy }) => `remedyId: "${Remedy}", reason: " "` },
  {
    mutation: 'reportMembership',
    input: ({ Committee }) => `committeeId: "${Committee}", asOf: "${LATE}", official: 1, probationary: 0`,
  },
  {
    mutation: 'setAdmissionAuthority',
    input: ({ Committee }, own) =>
      `committeeId: "${Committee}", deciderId: "${own.Committee}", body: FULL, validFrom: "${LATE}", documentNumber: " "`,
  },
  ...(['recordCellVote', 'recordCommitteeVote'] as const).map(
    (mutation): Asked => ({
      mutation,
      input: ({ Candidate }) =>
        `candidateId: "${Candidate}", matter: ADMISSION, heldOn: "${LATE}", number: "1", ${
          mutation === 'recordCellVote' ? 'official: 3, away: 0, exemptAbsent: 0' : 'members: 3'
        }, yes: 3, no: 0, blank: 0, absent: 0`,
    }),
  ),
  {
    // Whose role was given on the cell alone does not vote for the committee above it.
    mutation: 'recordCommitteeVote',
    of: 'in a cell',
    about: ['sibling'],
    input: (ids) =>
      `candidateId: "${ids['Candidate of a cell']}", matter: ADMISSION, heldOn: "${LATE}", number: "1", members: 3, yes: 3, no: 0, blank: 0, absent: 0`,
  },
  {
    mutation: 'recordAppraisal',
    input: ({ Candidate }) =>
      `candidateId: "${Candidate}", matter: ADMISSION, agrees: true, appraisedOn: "${LATE}", number: "1"`,
  },
  ...(['recordDecision', 'recordRefusal', 'recordRecognition', 'removeProbationer'] as const).map(
    (mutation): Asked => ({
      mutation,
      input: ({ Candidate }) =>
        `candidateId: "${Candidate}", number: "1", issuedOn: "${LATE}"${mutation === 'recordRefusal' || mutation === 'removeProbationer' ? ', reason: "x"' : ''}`,
    }),
  ),
  {
    mutation: 'extendDecision',
    input: ({ Candidate }) =>
      `candidateId: "${Candidate}", days: 1, extendedOn: "${LATE}", documentNumber: "1", reason: "x"`,
  },
  {
    mutation: 'reportCeremonyDelay',
    input: ({ Candidate }) => `candidateId: "${Candidate}", reportedOn: "${LATE}", reason: "x"`,
  },
  { mutation: 'correctStep', input: ({ StageChange }) => `stepId: "${StageChange}", reason: " "` },
  {
    mutation: 'correctStep',
    of: 'own step, cell of',
    input: (ids, own) =>
      `stepId: "${own.StageChange}", committeeId: "${ids['Committee to be reorganised']}", reason: " "`,
  },
  {
    mutation: 'confirmLegacy',
    input: ({ Candidate }) => `confirmations: [{ candidateId: "${Candidate}", number: "1", madeOn: "${LATE}" }]`,
  },
  { mutation: 'setFirstDay', input: ({ Committee }) => `committeeId: "${Committee}", firstDay: "2000-02-30"` },
  {
    mutation: 'revokeDecision',
    input: ({ Candidate }) => `candidateId: "${Candidate}", number: "1", revokedOn: "${LATE}", reason: "x"`,
  },
  {
    mutation: 'setTerm',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", startsOn: "${LATE}", endsOn: "${LATE}", decisionNumber: "1"`,
  },
  {
    mutation: 'appointOfficer',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", personName: " ", title: MEMBER, startsOn: "${LATE}", basis: ELECTED, decisionNumber: "1", decisionOn: "${LATE}"`,
  },
  {
    mutation: 'appointOfficer',
    of: 'own committee, memberId',
    input: ({ Member }, own) =>
      `committeeId: "${own.Committee}", memberId: "${Member}", title: MEMBER, startsOn: "${LATE}", basis: ELECTED, decisionNumber: "1", decisionOn: "${LATE}"`,
  },
  { mutation: 'endAppointment', input: ({ Officer }) => `officerId: "${Officer}", endsOn: "${LATE}", reason: RETIRED` },
  {
    mutation: 'assignInCharge',
    input: ({ Committee, Officer }) => `officerId: "${Officer}", committeeId: "${Committee}", startsOn: "${LATE}"`,
  },
  {
    mutation: 'assignInCharge',
    of: 'for a committee',
    input: ({ Committee }, { Officer }) => `officerId: "${Officer}", committeeId: "${Committee}", startsOn: "${LATE}"`,
  },
  {
    mutation: 'endInCharge',
    input: ({ Committee, Officer }) => `officerId: "${Officer}", committeeId: "${Committee}", endsOn: "${LATE}"`,
  },
  {
    mutation: 'endInCharge',
    of: 'of a committee',
    input: ({ Committee }, { Officer }) => `officerId: "${Officer}", committeeId: "${Committee}", endsOn: "${LATE}"`,
  },
  { mutation: 'exportPerson', input: ({ Candidate }) => `candidateId: "${Candidate}", reason: "${TOO_LONG}"` },
  {
    mutation: 'exportPerson',
    of: 'by member',
    input: ({ Member }) => `memberId: "${Member}", reason: "${TOO_LONG}"`,
  },
  { mutation: 'eraseMember', input: ({ Member }) => `memberId: "${Member}", reason: " "` },
  { mutation: 'erasePerson', input: ({ Candidate }) => `candidateId: "${Candidate}", reason: " "` },
  {
    mutation: 'mergePersons',
    input: ({ Candidate }, own) =>
      `candidateId: "${Candidate}", duplicateId: "${own['Candidate alike']}", ${MERGED_LATE}`,
  },
  {
    mutation: 'mergePersons',
    of: 'own person, with',
    input: ({ Candidate }, own) =>
      `candidateId: "${own['Candidate alike']}", duplicateId: "${Candidate}", ${MERGED_LATE}`,
  },
  {
    mutation: 'undoMerge',
    input: ({ PersonMerge }) => `mergeId: "${PersonMerge}", documentNumber: "1", documentOn: "${LATE}"`,
  },
  ...roles.flatMap((role): Asked[] => [
    {
      mutation: 'grantRole',
      of: `role: ${role}`,
      input: ({ Committee }) => `subject: " ", role: ${role}, committeeId: "${Committee}"`,
    },
    {
      mutation: 'endGrant',
      of: `role: ${role}`,
      input: (ids) => `grantId: "${ids[`Grant ${role}`]}", reason: "${TOO_LONG}"`,
    },
  ]),
];

/** A key under which everybody has done each mutation before, with another input: of who may, that is told. */
export const USED_BEFORE = 'used before';

const repeated = asked
  .filter(({ mutation }, index) => asked.findIndex((one) => one.mutation === mutation) === index)
  .map((one): Asked => ({ ...one, of: 'again', key: USED_BEFORE }));

/** The mutations that are asked, by name. */
export const mutationsAsked: readonly string[] = repeated.map(({ mutation }) => mutation);

/** The rows about mutations. */
export function mutationProbes(): Probe[] {
  return [...asked, ...repeated].map(({ mutation, of, key, about, input }) => {
    const row = `Mutation.${mutation}${of === undefined ? '' : `(${of})`}`;
    return {
      row,
      kind: 'mutation',
      placed: true,
      ...(about === undefined ? {} : { of: about }),
      owner: row,
      path: [],
      root: ({ ids, own }: Target) =>
        `${mutation}(input: { ${input(ids, own)} }${key === undefined ? '' : `, key: "${key}"`}) { __typename ... on UserError { code message } }`,
    };
  });
}
