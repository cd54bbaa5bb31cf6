import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { actions, bodies } from '../../src/access/policy.ts';
import {
  AreaKind,
  CandidateStage,
  CommitteeKind,
  DisciplineForm,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  Introducer,
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
  takenByHint,
} from '../../src/resolvers/candidate/violations.ts';
import { violations as committee, mistakes as ofCommittee } from '../../src/resolvers/committee/violations.ts';
import { violations as dossier, mistakes as ofDossier } from '../../src/resolvers/dossier/violations.ts';
import { RuleViolation, type UserError } from '../../src/resolvers/errors.ts';
import { violations as forecast, mistakes as ofForecast } from '../../src/resolvers/forecast/violations.ts';
import {
  violations as grant,
  mayNotEnd,
  mayNotGive,
  mistakes as ofGrant,
} from '../../src/resolvers/grant/violations.ts';
import { violations as inspection, mistakes as ofInspection } from '../../src/resolvers/inspection/violations.ts';
import { violations as introduction, mistakes as ofIntroduction } from '../../src/resolvers/introduction/violations.ts';
import { violations as member, mistakes as ofMember } from '../../src/resolvers/member/violations.ts';
import { violations as membership, mistakes as ofMembership } from '../../src/resolvers/membership/violations.ts';
import { violations as observation } from '../../src/resolvers/observation/violations.ts';
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
import { preparingSteps, resolvingSteps, stepWords } from '../../src/resolvers/resolution/words.ts';
import { mistakes as ofRule, violations as rule } from '../../src/resolvers/rule/violations.ts';
import { mistakes as ofSource, violations as source } from '../../src/resolvers/source/violations.ts';
import { violations as training, mistakes as trainingMistakes } from '../../src/resolvers/training/violations.ts';
import { mistakes as ofTransfer, violations as transfer } from '../../src/resolvers/transfer/violations.ts';
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
  ...stages.flatMap((stage) => [
    resolution.NO_DECISION_STANDS(stage),
    resolution.NOT_ON_PROBATION(stage),
    resolution.NOTHING_TO_CONFIRM(stage),
  ]),
  resolution.PAPER_AFTER_STEP(DAY),
  resolution.DAY_IS_COMPUTED(SOURCE),
  resolution.OTHER_CELL_THEN(),
  resolution.OTHER_ORGANISATION(),
  ...[true, false].flatMap((decided) =>
    (['effectiveOn', 'committeeId'] as const).map((path) =>
      resolution.STEP_BREAKS_LATER(path, 'DECIDED', DAY, decided, SOURCE),
    ),
  ),
  ofResolution.nothingCorrected(),
  resolution.REVOKED_BEFORE_STEP(DAY, SOURCE),
  resolution.EXTENSION_TOO_LONG(30, 10, SOURCE),
  ...[...preparingSteps, ...resolvingSteps, null].map((next) =>
    resolution.NOT_THE_NEXT_STEP('CELL_VOTE', next, SOURCE),
  ),
  resolution.VOTE_BASE_DIFFERS.report(21, 20, DAY),
  resolution.VOTE_BASE_DIFFERS.roll(21, 20, DAY),
  resolution.VOTE_BASE_DIFFERS.away(2, 1, DAY),
  resolution.VOTE_BASE_DIFFERS.exempt(2, 1, DAY),
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
  dossier.NEW_MEMBER_CERTIFICATE_MISSING({ source: SOURCE }),
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
  introduction.ACQUAINTANCE_SHORT(PROBATION, DAY),
  introduction.ALREADY_INTRODUCED('name'),
  introduction.INTRODUCED_EARLIER(DAY),
  introduction.INTRODUCER_REPLACED(),
  introduction.INTRODUCERS_ENOUGH({ value: { alone: 2 }, source: SOURCE }),
  ...stages.map((stage) => introduction.NOT_INTRODUCED_NOW(stage)),
  ...Object.values(Introducer).map((one) => introduction.NOT_OF_ORGANISATION(one, { source: SOURCE })),
  introduction.NOT_OF_YOUTH_AGE(PROBATION),
  introduction.ORGANISATION_STAYS(),
  introduction.YOUTH_UNION_INTRODUCES({ source: SOURCE }),
  ofIntroduction.knownLater(),
  ofIntroduction.resolutionMissing(),
  ofIntroduction.sinceMissing(),
  ofIntroduction.sinceOfOrganisation(),
  ...stages.map((stage) => observation.NOT_FOLLOWED(stage)),
  ...stages.map((stage) => candidate.CASE_NOT_ASSIGNED(stage)),
  candidate.CASE_THERE_ALREADY(),
  candidate.PLACED_LATER(DAY),
  source.FOUND_BEFORE_REVIEW(DAY),
  source.REVIEW_CLOSED(DAY, 'reviewId'),
  source.REVIEW_ENDS_EARLY(DAY),
  source.REVIEW_OPEN(DAY),
  source.REVIEWS_OVERLAP(DAY),
  ofSource.ofOtherYear(2026),
  forecast.FORECAST_OF_ROOT(),
  ofForecast.notOnTheWay(['stages', '0', 'stage']),
  ofForecast.stageTwice(['stages', '0', 'stage']),
  ofForecast.daysFall(['stages', '0', 'usualDays']),
  ofForecast.noStages(),
  rule.RULE_OF_ROOT(),
  rule.POINT_KNOWN('Quy định 294-QĐ/TW'),
  rule.POINT_CONFIRMED(),
  ofForecast.notTwelve(),
  ofForecast.notWhole(90),
  ofForecast.monthsOfSet(),
  rule.CALENDAR_OF_ROOT(),
  rule.CALENDAR_CHANGED(2026, 2),
  rule.CALENDAR_REASON_REQUIRED(),
  ofRule.noSuchRule(),
  ofRule.noSuchVersion(),
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
  admission.DECISION_DIFFERS('decisionNumber', '1-QĐ', DAY),
  ofAdmission.ceremonyInFuture(),
  ofAdmission.ceremonyTooEarly(),
  ofAdmission.ceremonyBeforeDecision(),
  ofAdmission.dayOrRevoke(),
  ofAdmission.probationarySince(DAY),
  candidate.AGE_OUT_OF_RANGE({ value: { fromYears: 18, toYears: 60 }, source: SOURCE }, 'candidateId'),
  candidate.ALREADY_MENTOR(),
  candidate.NOT_A_CITIZEN(SOURCE),
  candidate.SCHOOLING_SHORT('LOWER_SECONDARY', SOURCE),
  candidate.HISTORY_BEFORE_APPLICATION(SOURCE),
  ...(['CELL', 'GRASSROOTS', 'SUPERIOR'] as const).map((body) => candidate.LEGACY_NOT_CONFIRMED('DECIDED', body)),
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
    candidate.STAGE_NOT_ALLOWED(stage, stage, takenByHint(stepWords.CELL_VOTE)),
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
  committee.FIRST_DAY_AFTER_HISTORY(DAY),
  committee.FIRST_DAY_OF_ROOT(),
  committee.FIRST_DAY_SET(),
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
  ...Object.values(InspectionStatus).flatMap((status) => [
    inspection.NOT_CONCLUDABLE(status),
    inspection.INSPECTION_STEP_ORDER(status, 'STARTED'),
    inspection.INSPECTION_OVER(status),
  ]),
  ...Object.values(InspectionKind).map((kind) => inspection.KIND_NOT_PLANNED(kind)),
  inspection.NO_PROGRAMME_OF_CELL('committeeId'),
  ...Object.values(InspectionStatus).flatMap((status) => [
    inspection.NOT_CONCLUDED(status),
    inspection.NOT_UNDER_WAY(status),
    inspection.NO_FIELD_CHECK(status),
    inspection.ITEM_BEGUN(status),
  ]),
  ...Object.values(InspectionKind).map((kind) => inspection.KIND_NOT_OPENED(kind)),
  inspection.NOT_ANNOUNCED(),
  inspection.ANNOUNCED_ALREADY(),
  inspection.BOARD_NOT_FOR_KIND('Quy định 296-QĐ/TW, Điều 5'),
  inspection.INSPECTOR_BELOW(),
  inspection.EXTENDED_ALREADY(6),
  inspection.EXTENSION_TOO_LONG(6, 'Quy định 331-QĐ/TW'),
  inspection.LIMIT_UNKNOWN(),
  inspection.NO_VIOLATION_FOUND(),
  inspection.DISCIPLINE_RECORDED(),
  inspection.NO_GOOD_PRACTICE(),
  inspection.PUBLISHED_THERE(),
  inspection.SCHEME_EXISTS('04-ĐA/TU'),
  inspection.SCHEME_NOT_FOR_YEAR(2021, 2025),
  inspection.SCHEME_NOT_ABOVE(),
  inspection.PROGRAMME_NOT_ISSUED(),
  inspection.ITEM_TAKEN_OUT(),
  ofInspection.boardUnnamed(),
  ofInspection.announcedBeforeStart(),
  ofInspection.decidedBeforeConclusion(),
  ofInspection.notedBeforeVisit(),
  ofInspection.publishedBeforeConclusion(),
  ofInspection.schemeYears(10),
  ofInspection.changedBeforeIssue(),
  ofInspection.nothingChanged(),
  ofInspection.tooManyChanges(100),
  ofInspection.notOfProgramme(),
  ofInspection.untilOutside(2026),
  inspection.PROGRAMME_DRAFT(),
  inspection.PROGRAMME_EMPTY(),
  inspection.PROGRAMME_EXISTS(2026),
  inspection.PROGRAMME_ISSUED(),
  inspection.REMEDY_DONE(),
  inspection.REMEDY_NOT_REPORTED(),
  inspection.SUBJECT_NOT_BELOW(false),
  inspection.SUBJECT_NOT_BELOW(true),
  inspection.KIND_NOT_FOR_MEMBERS('PARTY_FINANCE'),
  ...Object.values(DisciplineForm).flatMap((form) =>
    (['ORGANISATION', 'OFFICIAL_MEMBER', 'PROBATIONARY_MEMBER'] as const).map((whom) =>
      inspection.DISCIPLINE_NOT_FOR_SUBJECT(form, whom, 'Điều lệ Đảng, Điều 35'),
    ),
  ),
  ofInspection.dueOutside(2026),
  ofInspection.issuedOutside(2026),
  ofInspection.beforeLastStep('effectiveOn'),
  ofInspection.doneTooEarly(),
  inspection.OUTCOME_NOT_FOR_KIND(),
  ofInspection.concludedBeforeStart(),
  ofInspection.remedyTooEarly(),
  ofInspection.tooManyFindings(50),
  member.ENDS_BEFORE_OFFICIAL(DAY),
  member.MEMBER_ENDS_EARLY(DAY),
  member.MEMBER_FOLLOWS_CASE('officialSince'),
  member.MEMBER_REMAINS(),
  ofMember.caseOrMember(),
  member.MEMBER_HAS_LEFT(DAY),
  member.MEMBER_NOT_OFFICIAL(DAY, { source: SOURCE }),
  member.MEMBER_NOT_ON_ROLL(DAY),
  member.MEMBER_PLACED_LATER(DAY),
  member.MEMBER_THERE_ALREADY(),
  ofMember.neverMember(),
  ofMember.overBeforeItBegan('AWAY'),
  ofMember.officialFirst(),
  ofMember.reasonForIdentity(),
  member.NO_END_RECORDED(),
  member.NOT_ABSENT('AWAY'),
  member.ABSENCE_OVERLAPS('EXEMPT', { since: DAY, until: DAY }),
  member.ABSENCE_OVERLAPS('AWAY', { since: DAY, until: null }),
  member.NOT_AN_OFFICIAL_MEMBER('DOSSIER'),
  member.PERSON_DIED(),
  member.READMISSION_TOO_EARLY.left({ value: { afterLeaving: 36, afterRecord: 60, times: 1 }, source: 'x' }, DAY),
  member.READMISSION_TOO_EARLY.record({ value: { afterLeaving: 36, afterRecord: 60, times: 1 }, source: 'x' }, DAY),
  member.READMITTED_ALREADY({ value: { afterLeaving: 36, afterRecord: 60, times: 1 }, source: 'x' }),
  ofMember.dayMissing(),
  ofMember.dayOfMistake(),
  ofMember.decisionMissing(),
  ofMembership.moreThanMembers(),
  officer.ALREADY_APPOINTED(),
  officer.APPOINTMENT_ENDED(),
  officer.END_BEFORE_BEGINNING(DAY),
  officer.NOT_IN_CHARGE(),
  officer.OFFICE_NOT_HELD(DAY),
  officer.OFFICE_TAKEN(),
  officer.OFFICER_NOT_ABOVE(),
  person.ALREADY_ERASED(),
  person.BOTH_ADMITTED(),
  person.BOTH_GO_ON(),
  person.DUPLICATE_DIFFERS(),
  person.EARLIER_CASE_DIFFERS(),
  person.EARLIER_CASE_OPEN(),
  person.MERGED_BEFORE(),
  person.MERGE_BUILT_UPON.mergedMore(),
  person.MERGE_BUILT_UPON.begun(),
  person.MERGE_BUILT_UPON.certified(),
  person.MERGE_UNDONE(),
  person.MERGE_UNDONE_EARLY(DAY),
  person.OTHER_CASE_OPEN.erased(),
  person.OTHER_CASE_OPEN.goesOn(),
  person.PERSON_IS_MEMBER(),
  person.PERSON_ERASED(),
  person.SAME_PERSON(),
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
  quota.COUNTING_OF_ROOT(),
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
  ...(['ADMISSION', 'STEP', 'CASE', 'MEMBER', 'QUOTA', 'REPORT', 'OFFICER', 'PROGRAMME', 'DECISION'] as const).map(
    (what) => reorganisation.BUILT_UPON(what, 'Xã Một', 2),
  ),
  reorganisation.CASES_LEFT_BEHIND('Xã Một', 2),
  reorganisation.MEMBERS_LEFT_BEHIND('Xã Một', 2),
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
  trainingMistakes.notCounted('firstNumber'),
  training.NEVER_ATTENDED(),
  training.NOT_FOR_OFFICERS(),
  training.NOT_IN_OFFICE(DAY, DAY),
  training.NOBODY_WAITS(),
  training.NOT_A_CLASS_DAY(DAY, DAY),
  training.BOOKED_ELSEWHERE('candidateId', DAY, DAY),
  training.CERTIFICATE_NUMBER_TAKEN(['rows', '1', 'certificateNumber'], '7'),
  training.CLASS_NOT_OVER(DAY),
  training.NOT_IN_CLASS('enrolmentId'),
  training.OTHERS_FIRST(2, 3),
  training.RESULT_MISSING(4),
  training.CERTIFICATE_NOT_VALID(),
  training.NOTHING_TO_CORRECT(),
  training.RESULT_NOT_ENTERED(),
  training.STAGE_NOT_ALLOWED.audience(['OFFICERS', 'MEMBERS'], 'OUTSTANDING'),
  training.CENTRE_ISSUES(),
  training.CENTRE_NOT_FOR_COMMITTEE(),
  training.STEP_BEFORE_LAST(DAY, SOURCE),
  training.CLASS_FULL(60),
  training.CLASS_NOT_FOR_COMMITTEE(),
  transfer.CASE_NOT_TRANSFERRED('OFFICIAL', 'candidateId', { source: SOURCE }),
  transfer.MENTOR_NEEDED({ source: SOURCE }),
  ...(['ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const).map((state) => transfer.TRANSFER_ANSWERED(state)),
  transfer.TRANSFER_CELL_ELSEWHERE(),
  transfer.TRANSFER_NEEDS_DECIDER.asked({ source: SOURCE }),
  transfer.TRANSFER_NEEDS_DECIDER.accepted({ source: SOURCE }),
  transfer.TRANSFER_OPEN('Đảng ủy Nhà máy', DAY),
  transfer.TRANSFER_THERE_ALREADY('committeeId'),
  transfer.TRANSFER_TOO_EARLY('effectiveOn', DAY),
  ofTransfer.answerFirst(),
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

/** What refuses on the way of a case: by a rule of a document, or to keep the books. */
const OF_CASES = {
  ...admission,
  ...candidate,
  ...dossier,
  ...introduction,
  ...member,
  ...observation,
  ...person,
  ...resolution,
  ...rule,
  ...source,
  ...training,
  ...transfer,
};

it('every refusal of a case has its source, or says that it is bookkeeping', () => {
  const without = told
    .filter((error) => error instanceof RuleViolation)
    .filter(({ code, source }) => code in OF_CASES && source === null)
    .map(({ code }) => [code, refusals[code as keyof typeof refusals].meaning] as const);
  expect(without.length).toBeGreaterThan(50);
  expect(without.filter(([, { en, vi }]) => !en.includes('bookkeeping') || !vi.includes('quy tắc ghi chép'))).toEqual(
    [],
  );
});

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
