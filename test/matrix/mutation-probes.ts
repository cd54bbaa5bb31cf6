import type { Probe } from './probe.ts';
import { roles, type Target } from './world.ts';

/** A day that lies in the future: no rule takes it. */
const LATE = '2099-01-01';
const TOO_LONG = 'x'.repeat(501);

interface Asked {
  mutation: string;
  /** What the row says beside the mutation's name. */
  of?: string;
  key?: string;
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
    mutation: 'renameCommittee',
    input: ({ Committee }) =>
      `committeeId: "${Committee}", name: "x", validFrom: "1950-01-01", documentNumber: "1", documentOn: "1950-01-01"`,
  },
  {
    mutation: 'setCommitteeCode',
    input: ({ Committee }) => `committeeId: "${Committee}", code: "x", validFrom: "1950-01-01"`,
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
  ...(['DECIDED', 'OFFICIAL'] as const).map(
    (to): Asked => ({
      mutation: 'moveCandidateStage',
      of: `to: ${to}`,
      input: ({ Candidate }) => `candidateId: "${Candidate}", to: ${to}, effectiveOn: "${LATE}"`,
    }),
  ),
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
    mutation: 'reportMembership',
    input: ({ Committee }) => `committeeId: "${Committee}", asOf: "${LATE}", official: 1, probationary: 0`,
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
  { mutation: 'endAppointment', input: ({ Officer }) => `officerId: "${Officer}", endsOn: "${LATE}", reason: RETIRED` },
  { mutation: 'exportPerson', input: ({ Candidate }) => `candidateId: "${Candidate}", reason: "${TOO_LONG}"` },
  { mutation: 'erasePerson', input: ({ Candidate }) => `candidateId: "${Candidate}", reason: " "` },
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
  return [...asked, ...repeated].map(({ mutation, of, key, input }) => {
    const row = `Mutation.${mutation}${of === undefined ? '' : `(${of})`}`;
    return {
      row,
      kind: 'mutation',
      placed: true,
      owner: row,
      path: [],
      root: ({ ids, own }: Target) =>
        `${mutation}(input: { ${input(ids, own)} }${key === undefined ? '' : `, key: "${key}"`}) { __typename ... on UserError { code message } }`,
    };
  });
}
