import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { actions, bodies } from '../../src/access/policy.ts';
import {
  AreaKind,
  CandidateStage,
  CommitteeKind,
  InspectionOutcome,
  InspectionStatus,
  OfficerTitle,
  OpinionOrigin,
  PaperKind,
  Role,
  TrainingKind,
  TrainingStatus,
} from '../../src/db/generated/enums.ts';
import type { Message } from '../../src/messages/catalogue.ts';
import { catalogues } from '../../src/messages/catalogues.ts';
import { violations as admission, mistakes as ofAdmission } from '../../src/resolvers/admission/violations.ts';
import { violations as area, mistakes as ofArea } from '../../src/resolvers/area/violations.ts';
import {
  violations as candidate,
  hints,
  nextStageHint,
  mistakes as ofCandidate,
} from '../../src/resolvers/candidate/violations.ts';
import { violations as committee, mistakes as ofCommittee } from '../../src/resolvers/committee/violations.ts';
import { violations as dossier, mistakes as ofDossier } from '../../src/resolvers/dossier/violations.ts';
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
import { mistakes as ofQuota, violations as quota } from '../../src/resolvers/quota/violations.ts';
import {
  mistakes as ofReorganisation,
  violations as reorganisation,
} from '../../src/resolvers/reorganisation/violations.ts';
import {
  notYourStep,
  mistakes as ofResolution,
  violations as resolution,
} from '../../src/resolvers/resolution/violations.ts';
import { resolvingSteps } from '../../src/resolvers/resolution/words.ts';
import { mistakes as ofRule, violations as rule } from '../../src/resolvers/rule/violations.ts';
import { violations as training, mistakes as trainingMistakes } from '../../src/resolvers/training/violations.ts';
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
  resolution.CELL_TOO_SMALL(2, { value: 3, source: SOURCE }),
  resolution.DECISION_BEFORE_RESOLUTION(DAY, SOURCE),
  resolution.NO_COMMITTEE_VOTES(SOURCE),
  ...[...resolvingSteps, null].map((next) => resolution.NOT_THE_NEXT_STEP('CELL_VOTE', next, SOURCE)),
  resolution.VOTE_BASE_DIFFERS(21, 20, DAY),
  resolution.VOTE_MISSING('Đảng bộ xã', SOURCE),
  ofResolution.nobodyVotes(),
  ofResolution.notTheBase(20, { members: 20, away: 0, exemptAbsent: 0 }, 19),
  ofResolution.receivedEarly(),
  notYourStep('Đảng bộ xã'),
  committee.DECIDER_NOT_ABOVE(),
  ofCommittee.authorityEndsEarly(),
  dossier.ANSWER_BEFORE_REQUEST(DAY),
  dossier.CERTIFICATE_LAPSED(DAY, PROBATION),
  dossier.CERTIFICATE_MISSING({ source: SOURCE }),
  dossier.CONCLUDED_BEFORE_ANSWER(DAY, { source: SOURCE }),
  dossier.HISTORY_BEFORE_APPLICATION(DAY, { source: SOURCE }),
  dossier.INTRODUCTION_MISSING({ value: { alone: 2, besideOrganisation: 1 }, source: SOURCE }),
  dossier.OPINION_MISSING(Object.values(OpinionOrigin), { source: SOURCE }),
  ...Object.values(PaperKind).flatMap((kind) => [
    dossier.PAPER_LAPSED(kind, DAY, PROBATION),
    dossier.PAPER_MISSING([kind], { source: SOURCE }),
    dossier.PAPER_OLDER(kind, DAY),
    ofDossier.byItself(kind),
  ]),
  ...stages.map((stage) => dossier.STAGE_NOT_ALLOWED(stages, stage)),
  dossier.STEP_BEFORE_LAST('effectiveOn', DAY, { source: SOURCE }),
  dossier.VERIFICATION_ANSWERED(),
  dossier.VERIFICATION_LAPSED(DAY, PROBATION),
  dossier.VERIFICATION_MISSING({ source: SOURCE }),
  ...[1, 2].map((count) => dossier.VERIFICATION_OPEN(count, DAY, { source: SOURCE })),
  ofDossier.requests(20),
  ofDossier.aboutNobody(['requests', '0', 'about']),
  ofDossier.dueBeforeRequest(['requests', '0', 'dueOn']),
  ofDossier.originTwice(['opinions', '0', 'origin']),
  ofDossier.opinionAfterSummary(['opinions', '0', 'givenOn']),
  rule.CALENDAR_OF_ROOT(),
  rule.CALENDAR_CHANGED(2026, 2),
  rule.CALENDAR_REASON_REQUIRED(),
  ofRule.countOrUntil(),
  ofRule.untilBeforeFrom(),
  ofRule.spanTooLong(48),
  ofRule.tooManyDays(60),
  ofRule.dayTwice(['days', '0', 'day']),
  ofRule.dayOfOtherYear(['days', '0', 'day'], 2026),
  ofRule.offAnyway(['days', '0', 'day']),
  ofRule.workedAnyway(['days', '0', 'day']),
  area.AREA_NOT_IN_FORCE('areaId', DAY),
  area.AREA_CODE_IN_USE('04309'),
  area.AREA_HAS_PARTS(3),
  area.AREA_COVERED_LATER(),
  ...Object.values(AreaKind).flatMap((kind) => [
    area.AREA_PARENT_NOT_ALLOWED(kind, { value: [], source: SOURCE }, null, DAY),
    area.AREA_PARENT_NOT_ALLOWED(kind, { value: [kind, null], source: SOURCE }, kind, DAY),
  ]),
  ofArea.sameArea(),
  ofArea.successorsTwice(),
  ofArea.successionMissing(),
  ofArea.renamedIntoOne(),
  ofArea.splitIntoSeveral(),
  ofArea.coveredTwice(),
  ofArea.partOfItself(),
  ofArea.nothingKnown(),
  ofArea.moreThanHouseholds(),
  ofCommittee.halfAShare(),
  ofCommittee.shareTurned(),
  ofAdmission.ceremonyInFuture(),
  ofAdmission.ceremonyTooEarly(),
  ofAdmission.ceremonyBeforeDecision(),
  ofAdmission.dayOrRevoke(),
  ofAdmission.probationarySince(DAY),
  candidate.AGE_OUT_OF_RANGE({ value: { fromYears: 18, toYears: 60 }, source: SOURCE }, 'candidateId'),
  candidate.ALREADY_MENTOR(),
  candidate.HISTORY_BEFORE_APPLICATION(SOURCE),
  candidate.MENTOR_BEFORE_LIST(DAY),
  candidate.MENTOR_ENDED(DAY),
  candidate.MENTOR_ENDS_EARLY(DAY),
  candidate.MENTORS_ENOUGH(5),
  ofCandidate.resolutionMissing(),
  ofCandidate.mentorsOfSource(),
  ofCandidate.mentorTwice(1),
  ofCandidate.reasonForIdentity(),
  candidate.OFFICIAL_DAY_WRONG(PROBATION, DAY),
  candidate.PROBATION_NOT_OVER(PROBATION),
  candidate.REASON_REQUIRED(),
  candidate.STEP_BEFORE_LAST(DAY, SOURCE),
  ...Object.values(hints).map((hint) => candidate.STAGE_NOT_ALLOWED('SOURCE', 'OFFICIAL', hint)),
  ...stages.flatMap((stage) => [
    candidate.STAGE_NOT_ALLOWED(stage, stage, nextStageHint(stage)),
    candidate.NOT_ON_LIST(stage),
    admission.STAGE_NOT_ALLOWED(stage, stages),
    person.CASE_OPEN(stages, stage),
    ...Object.values(TrainingKind).map((kind) => training.STAGE_NOT_ALLOWED.stage(kind, stages, stage)),
  ]),
  ...kinds.flatMap((kind) => [
    committee.NOT_A_CELL(kind),
    committee.NOT_GRASSROOTS(kind),
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
  ...(['reason', 'documentNumber', 'documentOn'] as const).flatMap((missing) => [
    quota.GROUNDS_REQUIRED.pastYear(2025, missing),
    quota.GROUNDS_REQUIRED.revision(missing),
  ]),
  quota.RATE_OF_NOBODY.members(['ratePercent'], DAY),
  quota.RATE_OF_NOBODY.term(['rateOf'], 2026),
  ...(['RATE', 'ASSIGNED'] as const).map((basis) => ofQuota.targetOrRate(['target'], basis)),
  ofQuota.badRate(['ratePercent'], { least: 0.01, most: 100 }),
  ofQuota.rowTwice(['committeeId']),
  quota.NOT_DIRECTLY_BELOW(['committeeId'], 'Xã Một', 2026),
  quota.NO_SIBLINGS('Xã Một', 'Xã Hai', 2026),
  quota.SHEET_ISSUED('sheetId'),
  quota.TRANSFER_TOO_LARGE(3),
  ofQuota.transferToItself(),
  ofQuota.otherSheet('committeeId'),
  ofQuota.otherSheet('year'),
  quota.YEAR_CLOSED.already(2026),
  quota.YEAR_CLOSED.quota(['committeeId'], 2026),
  quota.YEAR_CLOSED.decision(2026),
  quota.YEAR_CLOSED.annulment(2026),
  quota.YEAR_CLOSED.admission(2026),
  quota.YEAR_NOT_CLOSED(2026),
  quota.YEAR_NOT_OVER(2026),
  ofQuota.nothingToAllocate(2026),
  ofQuota.lockOfAnother(1),
  ofQuota.lockTwice(1),
  ofQuota.badLock(1, 9),
  ofQuota.locksExceed(1, 9),
  ofQuota.leastTooMuch(9, 3, 4),
  ofQuota.mostTooLittle(9, 3, 2),
  ...[[], ['Xã Một'], ['Một', 'Hai', 'Ba', 'Bốn']].flatMap((names) => [
    reorganisation.CHILDREN_LEFT_BEHIND('Xã Một', names),
    ...[DAY, null].map((day) =>
      committee.COMMITTEE_ENDED(
        'committeeId',
        'Xã Một',
        day,
        names.map((name) => ({ id: name, name })),
      ),
    ),
  ]),
  reorganisation.ADMITTED_SINCE('Xã Một', 2, DAY),
  reorganisation.ROOT_FOLLOWS_NOBODY('Tỉnh Một'),
  reorganisation.BEFORE_FOUNDATION('Xã Một', DAY),
  reorganisation.ALREADY_ANNULLED(DAY),
  ...(['ADMISSION', 'STEP', 'CASE', 'QUOTA', 'REPORT', 'OFFICER', 'PROGRAMME', 'DECISION'] as const).map((what) =>
    reorganisation.BUILT_UPON(what, 'Xã Một', 2),
  ),
  reorganisation.CASES_LEFT_BEHIND('Xã Một', 2),
  reorganisation.LATER_DECISION('Xã Một', DAY),
  reorganisation.NOT_OF_COMMITTEE('Xã Một'),
  reorganisation.NOT_OF_COMMITTEE(null),
  reorganisation.PARENT_ENDS('Xã Một'),
  reorganisation.REORGANISED_TWICE('Xã Một'),
  reorganisation.STANDS_BELOW_ITSELF('Xã Một', DAY),
  ofReorganisation.noChange(['changes']),
  ofReorganisation.manyChanges(['changes'], 9),
  ofReorganisation.nobody(['changes']),
  ofReorganisation.fewParts(['changes']),
  ofReorganisation.sameRef(['changes']),
  ofReorganisation.unknownRef(['changes']),
  ofReorganisation.roleWithoutGoal(['roles']),
  training.ALREADY_ENROLLED(),
  training.CAPACITY_BELOW_ENROLLED(12),
  training.CENTRE_EXISTS('Trung tâm Chính trị'),
  training.CLASS_NOT_BEGUN.change(),
  training.CLASS_NOT_BEGUN.start(DAY),
  training.CLASS_STEP_NOT_ALLOWED('CLOSED', ['PLANNED', 'OPEN']),
  training.COVERAGE_BEFORE_LAST(DAY),
  training.ROLL_CHANGED(),
  trainingMistakes.endsBeforeItBegins('endsOn'),
  trainingMistakes.forNobody(),
  trainingMistakes.personTwice(['rows', '1', 'enrolmentId']),
  trainingMistakes.numberTwice(['rows', '1', 'certificateNumber']),
  trainingMistakes.certificateOfNobody(['rows', '1', 'certificateNumber']),
  trainingMistakes.passedWithoutNumber(['rows', '1', 'certificateNumber']),
  training.BOOKED_ELSEWHERE('candidateId', DAY, DAY),
  training.CERTIFICATE_NUMBER_TAKEN(['rows', '1', 'certificateNumber'], '7'),
  training.CLASS_NOT_OVER(DAY),
  training.NOT_IN_CLASS('enrolmentId'),
  training.OTHERS_FIRST(2, 3),
  training.RESULT_MISSING(4),
  training.CENTRE_ISSUES(),
  training.CENTRE_NOT_FOR_COMMITTEE(),
  training.STEP_BEFORE_LAST(DAY, SOURCE),
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
