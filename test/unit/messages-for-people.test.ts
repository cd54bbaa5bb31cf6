import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { actions, bodies } from '../../src/access/policy.ts';
import {
  CandidateStage,
  CommitteeKind,
  InspectionOutcome,
  InspectionStatus,
  OfficerTitle,
  Role,
  TrainingKind,
  TrainingStatus,
} from '../../src/db/generated/enums.ts';
import type { Message } from '../../src/messages/catalogue.ts';
import { catalogues } from '../../src/messages/catalogues.ts';
import { violations as admission, mistakes as ofAdmission } from '../../src/resolvers/admission/violations.ts';
import { violations as candidate, hints, nextStageHint } from '../../src/resolvers/candidate/violations.ts';
import { violations as committee } from '../../src/resolvers/committee/violations.ts';
import { RuleViolation, type UserError } from '../../src/resolvers/errors.ts';
import {
  violations as grant,
  mayNotEnd,
  mayNotGive,
  mistakes as ofGrant,
} from '../../src/resolvers/grant/violations.ts';
import { violations as inspection, mistakes as ofInspection } from '../../src/resolvers/inspection/violations.ts';
import { violations as membership, mistakes as ofMembership } from '../../src/resolvers/membership/violations.ts';
import { violations as officer } from '../../src/resolvers/officer/violations.ts';
import { mistakes as ofPerson, violations as person } from '../../src/resolvers/person/violations.ts';
import { violations as quota } from '../../src/resolvers/quota/violations.ts';
import { violations as training } from '../../src/resolvers/training/violations.ts';
import { refusals } from '../../src/resolvers/violations.ts';
import { schema } from '../../src/schema/index.ts';

/** Every field of every form. */
const FIELDS = [
  ...new Set(Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) => args.flatMap(fieldsOf))),
];
function fieldsOf({ type }: GraphQLArgument | GraphQLInputField): string[] {
  const form = getNamedType(type);
  if (!isInputObjectType(form)) return [];
  return Object.values(form.getFields()).flatMap((field) => [field.name, ...fieldsOf(field)]);
}
const stages = Object.values(CandidateStage);
const kinds = Object.values(CommitteeKind);
const [DAY, SOURCE] = ['2026-11-23', 'Điều lệ Đảng, Điều 5'] as const;
const PROBATION = { value: 12, source: SOURCE };
const KINDS = { value: [...kinds, null], source: SOURCE };

/** Every refusal of every subject, with every value that its sentence may name. */
const told: UserError[] = [
  admission.ALREADY_ADMITTED(),
  admission.ALREADY_OFFICIAL(),
  admission.ALREADY_REVOKED(),
  admission.DECISION_BEFORE_PROPOSAL(DAY, SOURCE),
  admission.PROBATION_NOT_OVER(PROBATION, DAY),
  admission.STEP_BEFORE_LAST(DAY, SOURCE),
  ofAdmission.ceremonyInFuture(),
  ofAdmission.ceremonyTooEarly(),
  ofAdmission.ceremonyBeforeDecision(),
  ofAdmission.dayOrRevoke(),
  ofAdmission.probationarySince(DAY),
  candidate.AGE_OUT_OF_RANGE({ value: { fromYears: 18, toYears: 60 }, source: SOURCE }, 'candidateId'),
  candidate.OFFICIAL_DAY_WRONG(PROBATION, DAY),
  candidate.PROBATION_NOT_OVER(PROBATION),
  candidate.REASON_REQUIRED(),
  candidate.STEP_BEFORE_LAST(DAY, SOURCE),
  ...Object.values(hints).map((hint) => candidate.STAGE_NOT_ALLOWED('SOURCE', 'OFFICIAL', hint)),
  ...stages.flatMap((stage) => [
    candidate.STAGE_NOT_ALLOWED(stage, stage, nextStageHint(stage)),
    admission.STAGE_NOT_ALLOWED(stage, stages),
    person.CASE_OPEN(stages, stage),
    ...Object.values(TrainingKind).map((kind) => training.STAGE_NOT_ALLOWED.stage(kind, stages, stage)),
  ]),
  ...kinds.flatMap((kind) => [
    committee.NOT_A_CELL(kind),
    membership.MEMBERS_IN_CELLS(kind),
    committee.PARENT_KIND_NOT_ALLOWED(kind, KINDS, kind),
    committee.PARENT_KIND_NOT_ALLOWED(kind, KINDS, null),
    ...Object.values(OfficerTitle).map((title) => officer.TITLE_NOT_FOR_COMMITTEE(title, kind)),
    ...Object.values(Role).map((role) => grant.ROLE_NOT_FOR_COMMITTEE(role, kinds, kind)),
  ]),
  committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn'),
  committee.CODE_IN_USE('15.135'),
  committee.BEGINS_BEFORE_LAST(DAY),
  ...Object.values(Role).flatMap((role) => [mayNotGive(role), mayNotEnd(role)]),
  grant.ALREADY_ENDED(),
  grant.ALREADY_GRANTED(),
  ofGrant.validFromPast(),
  ofGrant.validToEarly(),
  ...Object.values(InspectionOutcome).flatMap((outcome) => [
    inspection.FINDING_REQUIRED(outcome),
    inspection.OUTCOME_TOO_MILD(outcome, outcome),
  ]),
  ...Object.values(InspectionStatus).map((status) => inspection.NOT_CONCLUDABLE(status)),
  inspection.OUTCOME_NOT_FOR_KIND(),
  ofInspection.concludedBeforeStart(),
  ofInspection.remedyTooEarly(),
  ofInspection.tooManyFindings(50),
  ofMembership.moreThanMembers(),
  officer.ALREADY_APPOINTED(),
  officer.APPOINTMENT_ENDED(),
  officer.END_BEFORE_BEGINNING(DAY),
  officer.OFFICE_TAKEN(),
  person.ALREADY_ERASED(),
  person.PERSON_ERASED(),
  ofPerson.toBeforeFrom(),
  quota.GROUNDS_REQUIRED(2025, 'reason'),
  training.ALREADY_ENROLLED(),
  training.CLASS_FULL(60),
  training.CLASS_NOT_FOR_COMMITTEE(),
  ...Object.values(TrainingStatus).map((status) => training.CLASS_NOT_OPEN(status)),
  ...Object.values(TrainingKind).map((kind) => training.STAGE_NOT_ALLOWED.kind(kind)),
];

/** What may stand beside a form: every message about a value of one, and about a rule. */
const messages: Message[] = [
  ...FIELDS.flatMap((field): Message[] => [
    (t) => t.empty(field),
    (t) => t.tooLong(field, 60),
    (t) => t.controlCharacters(field),
    (t) => t.between(field, 0, 9),
    (t) => t.inFuture(field),
    (t) => t.hidden(field),
    (t) => t.noDay(field),
    (t) => t.noMoment(field),
    (t) => t.noId(field),
  ]),
  ...actions.map(
    (action): Message =>
      (t) =>
        t.forbidden(action),
  ),
  ...bodies.map(
    (body): Message =>
      (t) =>
        t.stepOfBody(body),
  ),
  (t) => t.ceremonyTooLate(12),
  ...told.map(({ say }) => say),
];

it('every code of a rule is among them', () => {
  const codes = told.filter((error) => error instanceof RuleViolation).map(({ code }) => code);
  expect([...new Set(codes)].sort()).toEqual(Object.keys(refusals).sort());
});

it.each(Object.entries(catalogues))('what stands beside a form has no names of the API in it (%s)', (_, texts) => {
  // ceremonyOn, GRASSROOTS_PROPOSED or CELL, admission:record, revoke: true
  const names = /[a-z][A-Z]|\b[A-Z]{3,}|[a-z]:[a-z]|: (true|false)/;
  expect(messages.map((say) => say(texts)).filter((text) => names.test(text))).toEqual([]);
});

it('what is told is composed, and differs between the languages', () => {
  for (const { say } of told) {
    expect(say(catalogues.vi)).toBe(say(catalogues.vi).normalize('NFC'));
    expect(say(catalogues.vi)).not.toBe(say(catalogues.en));
  }
});
