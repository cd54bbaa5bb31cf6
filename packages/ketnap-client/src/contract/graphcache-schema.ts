// Made from schema.graphql by `npm run print-client`.
import { introspectionOf } from './introspection.ts';

/** What the types of the contract are made of, one a line. A field that holds a value and no other type is of the type `_`. */
const TYPES = `
type AcceptRemedyPayload cursor:_ inspection:Inspection! remedy:Remedy! repeated:_!
union AcceptRemedyResult AcceptRemedyPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union AcceptTransferResult CaseTransferPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type AccessLogEntry&Node at:_! candidateId:_! committee:Committee! group:_! id:_! operation:_! reason:_ viewer:_!
type AccessLogEntryConnection edges:[AccessLogEntryEdge!]! nodes:[AccessLogEntry!]! pageInfo:PageInfo! totalCount:_!
type AccessLogEntryEdge cursor:_! node:AccessLogEntry!
type ActivityFrame asOf:_! cursor:_! from:_ kind:_! reason:_ removed:[_!]! rows:[ActivityRow!]!
type ActivityRow at:_! by:RecordedBy! committeeId:_! committeeName:_! id:_! stage:_ target:_ year:_
type AddCandidatePayload candidate:Candidate! cursor:_ repeated:_!
union AddCandidateResult AddCandidatePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type AddInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union AddInspectionResult AddInspectionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Admission&Node candidate:Candidate ceremonyOn:_! committee:Committee! countsFor:Committee countsOn:_ decisionNumber:_! decisionOn:_! history:[AdmissionChange!]! id:_! legacySource:_ officialOn:_ partyAgeFrom:_ recordedAt:_! revoked:_! updatedAt:_! viewerCan:[_!]!
type AdmissionAuthority body:_! byDefault:_! confidence:_! decider:Committee source:_! threshold:_!
type AdmissionBreakdown admittedCount:_! ethnicMinorityCount:_ knownCount:_! removedCount:_ womenCount:_ youthUnionAgeCount:_
type AdmissionChange&Node changedAt:_! changedBy:ChangedBy! fromCeremonyOn:_ fromCommittee:Committee fromCountsOn:_ id:_! reason:_ toCeremonyOn:_ toCommittee:Committee toCountsOn:_
type AdmissionConnection edges:[AdmissionEdge!]! nodes:[Admission!]! pageInfo:PageInfo! totalCount:_!
type AdmissionCurve cumulative:[_!]! days:[_!]!
type AdmissionEdge cursor:_! node:Admission!
type AdmissionPayload admission:Admission! cursor:_ progress:[QuotaProgress!]! repeated:_!
type AdmissionQuota&Node basis:_! basisMembers:_ basisOn:_ committee:Committee! documentNumber:_ documentOn:_ id:_! kind:_! ratePercent:_ revisions:[AdmissionQuotaRevision!]! source:_ target:_! version:_! viewerCan:[_!]! year:_!
type AdmissionQuotaRevision&Node basis:_! basisMembers:_ basisOn:_ changedAt:_! changedBy:ChangedBy! documentNumber:_ documentOn:_ id:_! ratePercent:_ reason:_ target:_! version:_!
type AllocateQuotasPayload allocated:_! cursor:_ progress:QuotaProgress quotas:[AdmissionQuota!]! repeated:_! unallocated:_ warnings:[QuotaWarning!]! withoutTargetCount:_!
union AllocateQuotasResult AllocateQuotasPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation StaleVersion
type AllocationProposal rows:[ProposedAllocation!]! total:_!
type AnnounceInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union AnnounceInspectionResult AnnounceInspectionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union AppointOfficerResult Forbidden InvalidInput KeyUsed NotFound OfficerPayload RuleViolation
type Appraisal agrees:_! appraisedOn:_! committee:Committee matter:_! number:_! recordedAt:_! recordedBy:ChangedBy!
type ApproveEnrolmentPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union ApproveEnrolmentResult ApproveEnrolmentPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Area&Node beganOn:_! code:_ codes:[AreaCode!]! committees:[CommitteeArea!]! difficultyClass:_ endedOn:_ forms:[AreaForm!]! id:_! kind:_! name:_! parent:Area predecessors:[AreaLineage!]! profiles:[AreaProfile!]! source:_ successors:[AreaLineage!]! updatedAt:_! viewerCan:[_!]!
type AreaCode code:_! validFrom:_! validTo:_
type AreaConnection edges:[AreaEdge!]! nodes:[Area!]! pageInfo:PageInfo! totalCount:_!
type AreaEdge cursor:_! node:Area!
type AreaForm difficultyClass:_ documentNumber:_ documentOn:_ kind:_! name:_! parent:Area validFrom:_! validTo:_
type AreaLineage documentNumber:_! documentOn:_! effectiveOn:_! from:Area! kind:_! to:Area!
type AreaProfile asOf:_! households:_ mainEthnicGroup:_ mainLivelihood:_ poorHouseholds:_ poorPercent:_ setAt:_! source:_
type AssignCasePayload candidate:Candidate! cursor:_ repeated:_!
union AssignCaseResult AssignCasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union AssignInChargeResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union AssignMentorResult Forbidden InvalidInput KeyUsed MentorPayload NotFound RuleViolation
type Attendance day:_! present:_! session:_!
type BranchFunnel committee:Committee stages:[ReachedStage!]!
type CalendarDay confidence:_! day:_! kind:_! occasion:_!
type CalendarYear&Node changedBy:ChangedBy! days:[CalendarDay!]! documentNumber:_ documentOn:_ id:_! reason:_ setAt:_! source:_! version:_! versions:[CalendarYear!]! year:_!
type CancelClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union CancelClassResult CancelClassPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CancelInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union CancelInspectionResult CancelInspectionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Candidate&Node admissions:[Admission!]! appliedOn:_ appraisals:[Appraisal!]! availability:_ awayForWork:_ birthMonth:_ birthYear:_ certificates:[Certificate!]! changes:[CandidateChange!]! citizen:_ committee:Committee! confirmations:[LegacyConfirmation!]! currentMentor:MentorAssignment decisions:[Decision!]! delays:[CaseDelay!]! dossier:Dossier duplicateWarnings:[DuplicateWarning!]! education:_ enrolments:[Enrolment!]! erasedAt:_ ethnicGroup:_ fullName:_ history:[StageChange!]! historyOn:_ id:_! introductions:[Introduction!]! lastEnrolment:Enrolment lastStep:StageChange membershipEnds:[MembershipEnd!]! mentors:[MentorAssignment!]! mergedFrom:[PersonMerge!]! mergedInto:[PersonMerge!]! militia:_ nextSteps:[NextStep!]! observations:[Observation!]! occupation:_ otherCases:[Candidate!]! papers:[DossierPaper!]! places:[CasePlace!]! possibleDuplicates:[Candidate!]! religious:_ residence:_ resolutions:[Resolution!]! sex:_ source:_ stage:_! stageSince:_! tradeUnionMember:_ transfers:[CaseTransfer!]! unconfirmed:_! updatedAt:_! verifications:[Verification!]! viewerCan:[_!]! villageHead:_ workplace:_ youthUnionMember:_
type CandidateChange changedAt:_! changedBy:ChangedBy! fields:[_!]! reason:_
type CandidateConnection edges:[CandidateEdge!]! nodes:[Candidate!]! pageInfo:PageInfo! totalCount:_!
type CandidateEdge cursor:_! node:Candidate!
type CaseDelay days:_ documentNumber:_ kind:_! notedOn:_! reason:_ recordedAt:_! recordedBy:ChangedBy!
type CaseImpact after:CaseStanding before:CaseStanding candidateId:_! changes:[_!]! committee:Committee id:_! rules:[ChangedRule!]!
type CaseImpactConnection edges:[CaseImpactEdge!]! nodes:[CaseImpact!]! pageInfo:PageInfo! totalCount:_!
type CaseImpactEdge cursor:_! node:CaseImpact!
type CasePayload candidate:Candidate! cursor:_ repeated:_!
type CasePlace cause:_ committee:Committee documentNumber:_ recordedAt:_! validFrom:_ validTo:_
type CaseReport below:[BranchFunnel!]! funnel:[ReachedStage!]! lapsing:[LapsingCases!] sourceCover:SourceCover stageTimes:[StageTime!]! trainedWaiting:CountedCases waitingOn:[WaitingOn!] year:_!
type CaseStanding body:_! committeeId:_ deadline:_ name:_! part:_ step:_! threshold:_
type CaseTransfer&Node answerBy:_! answerNumber:_ answeredBy:ChangedBy answeredOn:_ birthMonth:_ birthYear:_ candidate:Candidate cell:Committee consentNumber:_ declined:_ documentNumber:_! duplicateWarnings:[DuplicateWarning!]! from:Committee fromName:_! fullName:_ id:_! reason:_! requestedBy:ChangedBy! requestedOn:_! stage:_! state:_! to:Committee toName:_!
type CaseTransferConnection edges:[CaseTransferEdge!]! nodes:[CaseTransfer!]! pageInfo:PageInfo! totalCount:_!
type CaseTransferEdge cursor:_! node:CaseTransfer!
type CaseTransferPayload cursor:_ repeated:_! transfer:CaseTransfer!
type CentreBoardFrame asOf:_! cursor:_! from:_ kind:_! reason:_ removed:[_!]! rows:[CentreBoardRow!]!
type CentreBoardRow certifiedCount:_! classCount:_! enrolledCount:_! id:_! kind:_!
type Certificate&Node centre:TrainingCentre goodUntil:_ id:_! issuedOn:_! kind:_! lapsesOn:_ number:_! revocation:CertificateRevocation
type CertificateRevocation documentNumber:_! reason:_! recordedAt:_!
type ChangeAreaPayload area:Area! cursor:_ repeated:_!
union ChangeAreaResult ChangeAreaPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ChangeClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union ChangeClassResult ChangeClassPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ChangeProgrammePayload cursor:_ programme:InspectionProgramme! repeated:_!
union ChangeProgrammeResult ChangeProgrammePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ChangedBy role:_ subject:_!
type ChangedRule after:_! before:_! code:_!
type ChecklistLine complete:_! held:[HeldPaper!]! item:_! missing:[Missing!]!
type CloseClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union CloseClassResult CloseClassPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union CloseSourceReviewResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SourceReviewPayload
type CloseYearPayload closing:QuotaYear! cursor:_ progress:QuotaProgress repeated:_!
union CloseYearResult CloseYearPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Committee&Node admissionAuthority:AdmissionAuthority admissionBreakdown:AdmissionBreakdown admissionCurve:AdmissionCurve admissions:AdmissionConnection! ancestors:[Committee!]! areas:[CommitteeArea!]! candidates:CandidateConnection! charges:[InCharge!]! children:CommitteeConnection! closedOn:_ code:_ codes:[CommitteeCode!]! countingSettings:[CountingSetting!]! firstDay:_ forecastTimes:ForecastTimes forms:[CommitteeForm!]! foundedOn:_! id:_! inCharge:InCharge inspectionCompletion:InspectionCompletion inspections:InspectionConnection! kind:_! members:MemberConnection! membership:Membership membershipReports:[MembershipReport!]! name:_! obstacleReports:[ObstacleReport!]! officers:[Officer!]! officersTrained:OfficersTrained pace:Pace parent:Committee predecessors:[CommitteeLineage!]! profile:CommitteeProfile quota:QuotaProgress quotaProposals:[QuotaProposal!]! quotaSheets:[QuotaSheet!]! quotaYears:[QuotaYear!]! quotas:[AdmissionQuota!]! reorganisations:[Reorganisation!]! rollSince:_ shortName:_ source:_ sourceReviews:SourceReviewConnection! stageCounts:[StageCount!] subTargets:[SubTargets!]! subtree:CommitteeConnection! successors:[CommitteeLineage!]! termEndsOn:_ terms:[CommitteeTerm!]! traineeReports:[TraineeReport!]! trainingCentres:[TrainingCentre!]! trainingClasses:TrainingClassConnection! trainingOutlook:TrainingOutlook trainingProgress:TrainingProgress transfersIn:CaseTransferConnection! transfersOut:CaseTransferConnection! updatedAt:_! viewerCan:[_!]!
type CommitteeArea area:Area! committee:Committee validFrom:_! validTo:_
type CommitteeCode code:_! validFrom:_! validTo:_
type CommitteeConnection edges:[CommitteeEdge!]! nodes:[Committee!]! pageInfo:PageInfo! totalCount:_!
type CommitteeEdge cursor:_! node:Committee!
type CommitteeForm documentNumber:_ documentOn:_ kind:_! name:_! shortName:_ validFrom:_! validTo:_
type CommitteeLineage from:Committee fromName:_! kind:_! on:_! reorganisation:Reorganisation! to:Committee toName:_!
type CommitteePayload committee:Committee! cursor:_ repeated:_!
type CommitteeProfile asOf:_! difficultyClass:_ households:_ mainEthnicGroup:_ mainLivelihood:_ obstacles:[_!]! poorHouseholds:_ poorPercent:_ source:_ youthActiveMaxPercent:_ youthActiveMinPercent:_ youthActiveQualifier:_
type CommitteeTerm decisionNumber:_! endsOn:_! setAt:_! startsOn:_!
type ConclusionCorrection changedAt:_! changedBy:ChangedBy! concludedAfter:_! concludedBefore:_! outcomeAfter:_! outcomeBefore:_! reason:_!
type ConfirmLegacyPayload candidates:[Candidate!]! cursor:_ repeated:_!
union ConfirmLegacyResult ConfirmLegacyPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ConfirmUnknownPayload confirmation:RuleConfirmation! cursor:_ repeated:_!
union ConfirmUnknownResult ConfirmUnknownPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union CorrectAdmissionResult AdmissionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CorrectConclusionPayload cursor:_ inspection:Inspection! repeated:_!
union CorrectConclusionResult CorrectConclusionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CorrectResultPayload cases:[TouchedCase!]! cursor:_ enrolment:Enrolment! repeated:_!
union CorrectResultResult CorrectResultPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union CorrectStepResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CountedAdmissionConnection edges:[CountedAdmissionEdge!]! nodes:[Admission!]! pageInfo:PageInfo! totalCount:_! unseenCount:_!
type CountedAdmissionEdge cursor:_! node:Admission!
type CountedCases cases:CandidateConnection! count:_
type CountingSetting countedBy:_! documentNumber:_! documentOn:_! setAt:_! setBy:ChangedBy!
type CoverAreasPayload committee:Committee! cursor:_ repeated:_!
union CoverAreasResult CoverAreasPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CoveredYear assumed:_! left:_! plan:_! wanted:_! year:_!
type CreateCentrePayload centre:TrainingCentre! cursor:_ repeated:_!
union CreateCentreResult CreateCentrePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CreateClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union CreateClassResult CreateClassPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CreateProgrammePayload cursor:_ programme:InspectionProgramme! repeated:_!
union CreateProgrammeResult CreateProgrammePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type CreateSchemePayload cursor:_ repeated:_! scheme:InspectionScheme!
union CreateSchemeResult CreateSchemePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Deadline aboutId:_! actor:DeadlineActor! committee:Committee committeeId:_ day:_! daysCertain:_! from:_ id:_! kind:_! overdue:_! paper:_ rule:StepRule workingDaysLeft:_! workingDaysOver:_!
type DeadlineActor body:_ committee:Committee name:_ step:_
type DeadlineConnection edges:[DeadlineEdge!]! nodes:[Deadline!]! pageInfo:PageInfo! totalCount:_!
type DeadlineEdge cursor:_! node:Deadline!
type Decision body:_! byDefault:_! decider:Committee granted:_! issuedOn:_! lateDays:_! limitDays:_! matter:_! number:_! receivedOn:_ recordedAt:_! recordedBy:ChangedBy! resolvedOn:_ revocation:DecisionRevocation ruleSource:_! takenDays:_
type DecisionRevocation number:_! recordedAt:_! recordedBy:ChangedBy! revokedOn:_!
union DeclineTransferResult CaseTransferPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Discipline decidedBy:_! decidedOn:_! decisionNumber:_! form:_! recordedAt:_!
type Dossier checklist:[ChecklistLine!]! complete:_! missing:[Missing!]!
type DossierPaper&Node changedBy:ChangedBy! id:_! kind:_! lapsesOn:_ madeOn:_ opinions:[Opinion!]! place:_ recordedAt:_! replacedBy:DossierPaper
type DuplicateWarning askName:_ candidate:Candidate committee:Committee handsOver:TransferDestination member:Member
union EndAppointmentResult Forbidden InvalidInput KeyUsed NotFound OfficerPayload RuleViolation
type EndAreaPayload area:Area! cursor:_ repeated:_!
union EndAreaResult EndAreaPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union EndGrantResult Forbidden GrantPayload InvalidInput KeyUsed NotFound RuleViolation
union EndInChargeResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type EndMembershipPayload candidate:Candidate cursor:_ member:Member! repeated:_!
union EndMembershipResult EndMembershipPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union EndMentorResult Forbidden InvalidInput KeyUsed MentorPayload NotFound RuleViolation
type EnrolInClassPayload cursor:_ enrolment:Enrolment! repeated:_!
union EnrolInClassResult EnrolInClassPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Enrolment&Node attendance:[Attendance!]! candidate:Candidate certificate:Certificate corrections:[ResultCorrection!]! enrolledAt:_! id:_! proposalNumber:_ proposedOn:_ status:_! trainingClass:TrainingClass! updatedAt:_! waitingPlace:_
type EnrolmentConnection edges:[EnrolmentEdge!]! nodes:[Enrolment!]! pageInfo:PageInfo! totalCount:_!
type EnrolmentEdge cursor:_! node:Enrolment!
union EnterMemberResult Forbidden InvalidInput KeyUsed MemberPayload NotFound RuleViolation
union EraseMemberResult Forbidden InvalidInput KeyUsed MemberPayload NotFound RuleViolation
type ErasePersonPayload candidate:Candidate! cursor:_ repeated:_!
union ErasePersonResult ErasePersonPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union ExportPersonResult Forbidden InvalidInput KeyUsed NotFound PersonExport RuleViolation
union ExtendDecisionResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ExtendInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union ExtendInspectionResult ExtendInspectionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Finding&Node category:_! id:_! remedies:[Remedy!]! text:_!
type Forbidden&UserError code:_! message:_! path:[_!]!
type ForecastTimes caseCount:_! source:_! stages:[StageTimes!]!
type GoodPractice foundAt:_! publishedOn:_! spreadTo:_! text:_!
type Grant&Node committee:Committee! endReason:_ endedBy:_ grantedBy:_! id:_! reason:_ role:_! subject:_! updatedAt:_! validFrom:_! validTo:_ viewerCan:[_!]!
type GrantConnection edges:[GrantEdge!]! nodes:[Grant!]! pageInfo:PageInfo! totalCount:_!
type GrantEdge cursor:_! node:Grant!
type GrantPayload cursor:_ grant:Grant! repeated:_!
union GrantRoleResult Forbidden GrantPayload InvalidInput KeyUsed NotFound RuleViolation
type HeldPaper from:_! heldUntil:_ paper:_
type ImpactCount caseCount:_! committee:Committee
type InCharge changedBy:ChangedBy! documentNumber:_ officer:Officer personName:_ setAt:_! validFrom:_!
type InheritedPlan committeeId:_! isShared:_! name:_! plan:_!
type InheritedPlans cellsPlan:_ predecessors:[InheritedPlan!]!
type InputMistake message:_! path:[_!]!
type Inspection&Node advisoryBoard:_ announcedOn:_ cancelApprover:_ cancelReason:_ concludedOn:_ conductedBy:_ corrections:[ConclusionCorrection!]! decisionNumber:_ disciplines:[Discipline!]! dueOn:_ extendReason:_ extendedDays:_ findingCount:_! findings:[Finding!]! id:_! inspector:Committee inspectorName:_! kind:_! lead:_ limit:InspectionLimit nextRemedyDueOn:_ openRemedyCount:_! outcome:_ programmeChanges:[ProgrammeChange!]! remedyCount:_! startedOn:_ status:_! steps:[InspectionStep!]! subject:Committee subjectCell:Committee subjectMember:Member takenOutOn:_ team:_ topic:_! unplannedReason:_ updatedAt:_! viewerCan:[_!]!
type InspectionBoardFrame asOf:_! cursor:_! from:_ kind:_! reason:_ removed:[_!]! rows:[InspectionBoardRow!]!
type InspectionBoardRow committeeId:_! completion:InspectionCompletion! ended:_! id:_! kind:_! name:_!
type InspectionCompletion committeeCount:_! completedCount:_! endedCompletedCount:_! endedCount:_! endedProgrammeCount:_! ownCompleted:_ ownTakenOutCount:_! programmeCount:_! takenOutCount:_! withoutProgrammeCount:_!
type InspectionConnection edges:[InspectionEdge!]! nodes:[Inspection!]! pageInfo:PageInfo! totalCount:_!
type InspectionEdge cursor:_! node:Inspection!
type InspectionFigures byKind:[InspectionKindCount!]! byOutcome:[InspectionOutcomeCount!]! byTopic:[InspectionTopicCount!]! completed:_! doneInTimeRemedyCount:_! doneLateRemedyCount:_! fieldCheckCount:_! inspectionCount:_! issued:_! membersDisciplined:_! membersInspected:_! membersViolating:_! openRemedyCount:_! organisationsDisciplined:_! organisationsInspected:_! organisationsViolating:_! overdueRemedyCount:_! planPercent:_ plannedConcludedCount:_! plannedCount:_!
type InspectionKindCount count:_! kind:_!
type InspectionLimit confidence:_! days:_ extension:_! source:_ until:_
type InspectionOutcomeCount count:_! outcome:_!
type InspectionProgramme&Node changes:[ProgrammeChange!]! committee:Committee! completed:_! id:_! inspectionCount:_! inspections:InspectionConnection! issuedOn:_ number:_ openInspectionCount:_! scheme:InspectionScheme status:_! takenOutCount:_! updatedAt:_! viewerCan:[_!]! year:_!
type InspectionProgrammeConnection edges:[InspectionProgrammeEdge!]! nodes:[InspectionProgramme!]! pageInfo:PageInfo! totalCount:_!
type InspectionProgrammeEdge cursor:_! node:InspectionProgramme!
type InspectionReport before:InspectionFigures! below:[InspectionReportRow!]! figures:InspectionFigures! to:_! year:_!
type InspectionReportRow committeeId:_! figures:InspectionFigures! name:_!
type InspectionScheme&Node firstYear:_! id:_! issuedOn:_! issuer:Committee issuerName:_! lastYear:_! number:_! title:_!
type InspectionStep changedAt:_! changedBy:ChangedBy! effectiveOn:_! note:_ to:_!
type InspectionTopicCount count:_! topic:_!
union IntroduceResult Forbidden IntroductionPayload InvalidInput KeyUsed NotFound RuleViolation
type Introduction&Node acquaintedSince:_ changedBy:ChangedBy! documentNumber:_ id:_! introducedOn:_ introducer:_! lapsesOn:_ member:Member name:_ recordedAt:_! replaceReason:_ replacedBy:Introduction
type IntroductionPayload cursor:_ introduction:Introduction! repeated:_!
type InvalidInput&UserError code:_! message:_! mistakes:[InputMistake!]! path:[_!]!
type IssueAllocationPayload cursor:_ progress:QuotaProgress repeated:_! sheet:QuotaSheet! warnings:[QuotaWarning!]!
union IssueAllocationResult Forbidden InvalidInput IssueAllocationPayload KeyUsed NotFound RuleViolation StaleVersion
type IssueCertificatesPayload cursor:_ issuedCount:_! repeated:_! trainingClass:TrainingClass!
union IssueCertificatesResult Forbidden InvalidInput IssueCertificatesPayload KeyUsed NotFound RuleViolation
type IssueProgrammePayload cursor:_ programme:InspectionProgramme! repeated:_!
union IssueProgrammeResult Forbidden InvalidInput IssueProgrammePayload KeyUsed NotFound RuleViolation
union KeepRollResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type KeyUsed&UserError code:_! message:_! path:[_!]!
type LapsingCases kind:_! lapsing:CountedCases!
type LegacyConfirmation committee:Committee madeOn:_! number:_! recordedAt:_! recordedBy:ChangedBy! stage:_!
type MarkedDay confidence:_! day:_! kind:_! occasion:_!
type Member&Node absences:[MemberAbsence!]! awaySince:_ birthMonth:_ birthYear:_ candidate:Candidate committee:Committee! erasedAt:_ exemptSince:_ fullName:_ id:_! leftOn:_ leftReason:_ officialSince:_ probationarySince:_ sex:_ viewerCan:[_!]!
type MemberAbsence kind:_! recordedAt:_! recordedBy:ChangedBy! since:_! until:_!
type MemberConnection edges:[MemberEdge!]! nodes:[Member!]! pageInfo:PageInfo! totalCount:_!
type MemberEdge cursor:_! node:Member!
type MemberPayload cursor:_ member:Member! repeated:_!
type Membership awayCount:_ exemptCount:_ from:_! memberCount:_! newestOn:_! officialCount:_ oldestOn:_! probationaryCount:_ qualifier:_! reportCount:_! rollCount:_!
type MembershipEnd changedAt:_! changedBy:ChangedBy! documentNumber:_ endedOn:_ reason:_!
type MembershipReport&Node asOf:_! awayTemporarily:_ exempt:_ id:_! memberCount:_! official:_ onRoll:_ probationary:_ qualifier:_! source:_
type MentorAssignment&Node documentNumber:_ endReason:_ id:_! member:Member memberName:_ validFrom:_! validTo:_
type MentorPayload cursor:_ mentor:MentorAssignment! repeated:_!
union MergePersonsResult Forbidden InvalidInput KeyUsed NotFound PersonMergePayload RuleViolation
type Missing code:_! heldUntil:_ message:_! rule:StepRule until:_ values:[StepValue!]!
type MoveCandidateStagePayload candidate:Candidate! cursor:_ repeated:_!
union MoveCandidateStageResult Forbidden InvalidInput KeyUsed MoveCandidateStagePayload NotFound RuleViolation
type Mutation acceptRemedy:AcceptRemedyResult! acceptTransfer:AcceptTransferResult! addCandidate:AddCandidateResult! addInspection:AddInspectionResult! allocateQuotas:AllocateQuotasResult! announceInspection:AnnounceInspectionResult! appointOfficer:AppointOfficerResult! approveEnrolment:ApproveEnrolmentResult! assignCase:AssignCaseResult! assignInCharge:AssignInChargeResult! assignMentor:AssignMentorResult! cancelClass:CancelClassResult! cancelInspection:CancelInspectionResult! changeArea:ChangeAreaResult! changeClass:ChangeClassResult! changeProgramme:ChangeProgrammeResult! closeClass:CloseClassResult! closeSourceReview:CloseSourceReviewResult! closeYear:CloseYearResult! confirmLegacy:ConfirmLegacyResult! confirmUnknown:ConfirmUnknownResult! correctAdmission:CorrectAdmissionResult! correctConclusion:CorrectConclusionResult! correctResult:CorrectResultResult! correctStep:CorrectStepResult! coverAreas:CoverAreasResult! createCentre:CreateCentreResult! createClass:CreateClassResult! createProgramme:CreateProgrammeResult! createScheme:CreateSchemeResult! declineTransfer:DeclineTransferResult! endAppointment:EndAppointmentResult! endArea:EndAreaResult! endGrant:EndGrantResult! endInCharge:EndInChargeResult! endMembership:EndMembershipResult! endMentor:EndMentorResult! enrolInClass:EnrolInClassResult! enterMember:EnterMemberResult! eraseMember:EraseMemberResult! erasePerson:ErasePersonResult! exportPerson:ExportPersonResult! extendDecision:ExtendDecisionResult! extendInspection:ExtendInspectionResult! grantRole:GrantRoleResult! introduce:IntroduceResult! issueAllocation:IssueAllocationResult! issueCertificates:IssueCertificatesResult! issueProgramme:IssueProgrammeResult! keepRoll:KeepRollResult! mergePersons:MergePersonsResult! moveCandidateStage:MoveCandidateStageResult! noteFieldCheck:NoteFieldCheckResult! observe:ObserveResult! openClass:OpenClassResult! openInspection:OpenInspectionResult! openSourceReview:OpenSourceReviewResult! prepareAllocation:PrepareAllocationResult! proposeForClass:ProposeForClassResult! publishGoodPractice:PublishGoodPracticeResult! putOnList:PutOnListResult! recordAdmission:RecordAdmissionResult! recordAppraisal:RecordAppraisalResult! recordArea:RecordAreaResult! recordAttendance:RecordAttendanceResult! recordCellVote:RecordCellVoteResult! recordCertificate:RecordCertificateResult! recordCommitteeVote:RecordCommitteeVoteResult! recordDecision:RecordDecisionResult! recordDiscipline:RecordDisciplineResult! recordFieldCheck:RecordFieldCheckResult! recordInspectionResult:RecordInspectionResultResult! recordInspectionStep:RecordInspectionStepResult! recordOfficers:RecordOfficersResult! recordOpinions:RecordOpinionsResult! recordPaper:RecordPaperResult! recordRecognition:RecordRecognitionResult! recordRefusal:RecordRefusalResult! recordVerification:RecordVerificationResult! registerQuota:RegisterQuotaResult! rejectRemedy:RejectRemedyResult! removeProbationer:RemoveProbationerResult! renameCommittee:RenameCommitteeResult! reopenYear:ReopenYearResult! reorganise:ReorganiseResult! replaceIntroducer:ReplaceIntroducerResult! reportCeremonyDelay:ReportCeremonyDelayResult! reportMembership:ReportMembershipResult! reportRemedyDone:ReportRemedyDoneResult! reportTrainees:ReportTraineesResult! requestVerification:RequestVerificationResult! reviseQuotas:ReviseQuotasResult! revokeCertificate:RevokeCertificateResult! revokeDecision:RevokeDecisionResult! setAdmissionAuthority:SetAdmissionAuthorityResult! setCalendar:SetCalendarResult! setCommitteeCode:SetCommitteeCodeResult! setCountingDay:SetCountingDayResult! setCoverage:SetCoverageResult! setFirstDay:SetFirstDayResult! setForecast:SetForecastResult! setObstacles:SetObstaclesResult! setPace:SetPaceResult! setProfile:SetProfileResult! setQuota:SetQuotaResult! setSubTargets:SetSubTargetsResult! setTerm:SetTermResult! setTrainingTarget:SetTrainingTargetResult! startClass:StartClassResult! startDossier:StartDossierResult! startInspection:StartInspectionResult! transferCandidate:TransferCandidateResult! transferMember:TransferMemberResult! transferQuota:TransferQuotaResult! undoMerge:UndoMergeResult! undoReorganisation:UndoReorganisationResult! updateCandidate:UpdateCandidateResult! updateMember:UpdateMemberResult! withdrawEnrolment:WithdrawEnrolmentResult! withdrawTransfer:WithdrawTransferResult!
type NextStep body:_! missing:[Missing!]! ready:_! step:_! until:_ waitsFor:_!
interface Node id:_!
type NotFound&UserError code:_! message:_! path:[_!]!
type NoteFieldCheckPayload cursor:_ inspection:Inspection! repeated:_!
union NoteFieldCheckResult Forbidden InvalidInput KeyUsed NotFound NoteFieldCheckPayload RuleViolation
type Observation&Node changedBy:ChangedBy! id:_! kind:_! note:_ observedOn:_ recordedAt:_!
type ObservePayload cursor:_ observation:Observation! repeated:_!
union ObserveResult Forbidden InvalidInput KeyUsed NotFound ObservePayload RuleViolation
type ObstacleReport obstacles:[_!]! setAt:_! source:_ validFrom:_! youthActiveMaxPercent:_ youthActiveMinPercent:_ youthActiveQualifier:_
type Officer&Node basis:_ decisionNumber:_ decisionOn:_ endReason:_ id:_! member:Member personName:_! termEndsOn:_ title:_! validFrom:_! validTo:_ viewerCan:[_!]!
type OfficerPayload cursor:_ officer:Officer! repeated:_!
type OfficersTrained officeCount:_! percent:_ trainedCount:_!
type OpenClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union OpenClassResult Forbidden InvalidInput KeyUsed NotFound OpenClassPayload RuleViolation
type OpenInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union OpenInspectionResult Forbidden InvalidInput KeyUsed NotFound OpenInspectionPayload RuleViolation
union OpenSourceReviewResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SourceReviewPayload
type Opinion givenOn:_ origin:_! place:_
type Pace caseCount:_! duePercents:[_!] source:_!
type PageInfo endCursor:_ hasNextPage:_! hasPreviousPage:_! startCursor:_
type PersonExport candidateId:_! document:_! exportedAt:_!
type PersonMerge&Node candidate:Candidate documentNumber:_! documentOn:_! duplicate:Candidate id:_! mergedAt:_! mergedBy:ChangedBy! reason:_! undoneAt:_ undoneBy:ChangedBy undoneNumber:_ undoneOn:_
type PersonMergePayload cursor:_ merge:PersonMerge! repeated:_!
type PersonalField field:_! group:_ purpose:_! retention:_!
type PlanWarning body:PlannedBody! code:_! message:_! source:_!
type PlannedBody committeeId:_ name:_! ref:_
type PlannedCases body:PlannedBody! count:_! to:PlannedBody!
type PlannedCharge body:PlannedBody! officerId:_! personName:_!
type PlannedClass body:PlannedBody! classId:_! status:_! title:_!
type PlannedEnd body:PlannedBody! successors:[PlannedBody!]!
type PlannedFigure after:_! before:_! body:PlannedBody! year:_!
type PlannedFoundation body:PlannedBody! code:_ kind:_! shortName:_ under:PlannedBody
type PlannedKind body:PlannedBody! kind:_!
type PlannedMove body:PlannedBody! from:PlannedBody to:PlannedBody!
type PlannedName before:_! body:PlannedBody! shortName:_
type PlannedOffice body:PlannedBody! officerId:_! personName:_! reason:_! title:_! to:PlannedBody
type PlannedProgramme body:PlannedBody! programmeId:_! status:_! year:_!
type PlannedQuota body:PlannedBody! kind:_! target:_! year:_!
type PlannedRole body:PlannedBody! grantId:_! outcome:_! role:_! subject:_! to:PlannedBody
type PrepareAllocationPayload cursor:_ repeated:_! sheet:QuotaSheet!
union PrepareAllocationResult Forbidden InvalidInput KeyUsed NotFound PrepareAllocationPayload RuleViolation StaleVersion
type ProgrammeChange changedAt:_! changedBy:ChangedBy! documentNumber:_! dueAfter:_ dueBefore:_ effectiveOn:_! kind:_! reason:_!
type ProposeForClassPayload cursor:_ enrolment:Enrolment! repeated:_!
union ProposeForClassResult Forbidden InvalidInput KeyUsed NotFound ProposeForClassPayload RuleViolation
type ProposedAllocation committee:Committee! committeeId:_! lastAdmitted:_! lastPlan:_ locked:_! memberCount:_ name:_! planVersion:_! registered:_ sourceCount:_! target:_!
type PublishGoodPracticePayload cursor:_ practice:GoodPractice! repeated:_!
union PublishGoodPracticeResult Forbidden InvalidInput KeyUsed NotFound PublishGoodPracticePayload RuleViolation
type PublishedFigures closedAt:_! documentNumber:_! documentOn:_! publishedCount:_! publishedPlan:_ publishedStatus:_!
type PutOnListPayload candidate:Candidate! cursor:_ repeated:_!
union PutOnListResult Forbidden InvalidInput KeyUsed NotFound PutOnListPayload RuleViolation
type Query accessLog:AccessLogEntryConnection! admissions:AdmissionConnection! allocationProposal:AllocationProposal area:Area areas:AreaConnection! calendar:CalendarYear candidates:CandidateConnection! caseReport:CaseReport committee:Committee committees:CommitteeConnection! deadlines:DeadlineConnection! goodPractices:[GoodPractice!]! grants:GrantConnection! inspectionProgrammes:InspectionProgrammeConnection! inspectionReport:InspectionReport inspectionSchemes:[InspectionScheme!]! inspections:InspectionConnection! node:Node nodes:[Node]! personalFields:[PersonalField!]! quotaBoard:QuotaBoard quotaReport:QuotaReport regulationImpact:RegulationImpact reorganisation:Reorganisation rules:[Rule!]! trainingClasses:TrainingClassConnection! transferDestinations:[TransferDestination!]! viewer:Viewer watchCounts:[WatchCount!]! watchList:WatchEntryConnection! workingDays:WorkingDays!
type QuotaBoard asOf:_! cursor:_! rows:[QuotaProgress!]! sharedPredecessors:[Successor!]! successors:[Successor!]
type QuotaFrame asOf:_! cursor:_! from:_ kind:_! reason:_ rows:[QuotaProgress!]! successors:[Successor!]
type QuotaProgress&Node admissions:CountedAdmissionConnection! admitted:_! admittedHere:_! allocated:_ code:_ committee:Committee! committeeId:_! countedBy:_! endedOn:_ floor:_ floorVersion:_! forecast:_ forecastHigh:_ forecastLow:_ forecastSource:_ id:_! inheritedFrom:InheritedPlans kind:_! name:_! parentId:_ percent:_ percentOfFloor:_ pipelineCount:_ plan:_ planVersion:_! published:PublishedFigures reachableCount:_ remaining:_ status:_! stretch:_ stretchVersion:_! unallocated:_ view:_! waiting:WaitingCandidateConnection withoutTargetCount:_ year:_!
type QuotaProposal&Node committee:Committee! id:_! proposedAt:_! proposedBy:ChangedBy! reason:_ target:_! year:_!
type QuotaReport admitted:_! before:ReportBefore below:[QuotaReportRow!]! best:[QuotaReportRow!]! breakdown:ReportBreakdown change:_ from:_! headline:_! lowest:[QuotaReportRow!]! membersBefore:_ name:_! none:[QuotaReportRow!]! overPlan:[QuotaReportRow!]! percent:_ plan:_ reaching:[QuotaReportRow!]! rows:[QuotaReportRow!]! text:[_!]! to:_! unlistedCount:_! withoutTarget:[QuotaReportRow!]!
type QuotaReportRow admitted:_! before:_ change:_ committee:Committee! committeeId:_! name:_! percent:_ plan:_
type QuotaSheet&Node committee:Committee! documentNumber:_ documentOn:_ id:_! issuedAt:_ issuedBy:ChangedBy preparedAt:_! preparedBy:ChangedBy! reason:_ rows:[QuotaSheetRow!]! status:_! total:_! version:_! year:_!
type QuotaSheetRow committee:Committee! planVersion:_! target:_!
type QuotaWarning code:_! committee:Committee! message:_!
type QuotaYear&Node afterClosing:[AdmissionChange!]! closedAt:_! closedBy:ChangedBy! committee:Committee! documentNumber:_! documentOn:_! id:_! reopenReason:_ reopenedAt:_ reopenedBy:ChangedBy year:_!
type ReachedStage reached:CountedCases! stage:_!
union RecordAdmissionResult AdmissionPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union RecordAppraisalResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type RecordAreaPayload area:Area! cursor:_ repeated:_!
union RecordAreaResult Forbidden InvalidInput KeyUsed NotFound RecordAreaPayload RuleViolation
type RecordAttendancePayload cursor:_ repeated:_! trainingClass:TrainingClass!
union RecordAttendanceResult Forbidden InvalidInput KeyUsed NotFound RecordAttendancePayload RuleViolation
union RecordCellVoteResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type RecordCertificatePayload candidate:Candidate! certificate:Certificate! cursor:_ repeated:_!
union RecordCertificateResult Forbidden InvalidInput KeyUsed NotFound RecordCertificatePayload RuleViolation
union RecordCommitteeVoteResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union RecordDecisionResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type RecordDisciplinePayload cursor:_ inspection:Inspection! repeated:_!
union RecordDisciplineResult Forbidden InvalidInput KeyUsed NotFound RecordDisciplinePayload RuleViolation
type RecordFieldCheckPayload cursor:_ inspection:Inspection! repeated:_!
union RecordFieldCheckResult Forbidden InvalidInput KeyUsed NotFound RecordFieldCheckPayload RuleViolation
type RecordInspectionResultPayload cursor:_ inspection:Inspection! repeated:_!
union RecordInspectionResultResult Forbidden InvalidInput KeyUsed NotFound RecordInspectionResultPayload RuleViolation
type RecordInspectionStepPayload cursor:_ inspection:Inspection! repeated:_!
union RecordInspectionStepResult Forbidden InvalidInput KeyUsed NotFound RecordInspectionStepPayload RuleViolation
type RecordOfficersPayload cursor:_ officerCount:_! repeated:_! trainingClass:TrainingClass!
union RecordOfficersResult Forbidden InvalidInput KeyUsed NotFound RecordOfficersPayload RuleViolation
type RecordOpinionsPayload candidate:Candidate! cursor:_ paper:DossierPaper! repeated:_!
union RecordOpinionsResult Forbidden InvalidInput KeyUsed NotFound RecordOpinionsPayload RuleViolation
type RecordPaperPayload cursor:_ paper:DossierPaper! repeated:_!
union RecordPaperResult Forbidden InvalidInput KeyUsed NotFound RecordPaperPayload RuleViolation
union RecordRecognitionResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union RecordRefusalResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type RecordVerificationPayload cursor:_ repeated:_! verification:Verification!
union RecordVerificationResult Forbidden InvalidInput KeyUsed NotFound RecordVerificationPayload RuleViolation
type RecordedBy name:_ role:_
type RegisterQuotaPayload cursor:_ proposal:QuotaProposal! repeated:_!
union RegisterQuotaResult Forbidden InvalidInput KeyUsed NotFound RegisterQuotaPayload RuleViolation
type RegulationImpact cases:CaseImpactConnection! confidence:_! counts:[ImpactCount!]! day:_! document:_!
type RejectRemedyPayload cursor:_ remedy:Remedy! repeated:_!
union RejectRemedyResult Forbidden InvalidInput KeyUsed NotFound RejectRemedyPayload RuleViolation
type Remedy&Node action:_! changes:[RemedyChange!]! doneOn:_ dueOn:_! evidence:_ id:_! inspection:Inspection! reportedOn:_ viewerCan:[_!]!
type RemedyChange changedAt:_! changedBy:ChangedBy! effectiveOn:_! note:_ step:_!
union RemoveProbationerResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
union RenameCommitteeResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ReopenYearPayload closing:QuotaYear! cursor:_ progress:QuotaProgress repeated:_!
union ReopenYearResult Forbidden InvalidInput KeyUsed NotFound ReopenYearPayload RuleViolation
type Reorganisation&Node annulReason:_ annulledAt:_ annulledBy:ChangedBy changes:[ReorganisationChange!]! decisionNumber:_! effectiveOn:_! id:_! issuedOn:_! issuer:_! lineage:[CommitteeLineage!]! recordedAt:_! recordedBy:ChangedBy! state:_! title:_!
type ReorganisationChange bodies:[ReorganisedBody!]! code:_ committeeKind:_ kind:_! name:_ shortName:_ to:[ReorganisedBody!]!
type ReorganisationPlan cases:[PlannedCases!]! charges:[PlannedCharge!]! classes:[PlannedClass!]! ended:[PlannedEnd!]! figures:[PlannedFigure!]! founded:[PlannedFoundation!]! moved:[PlannedMove!]! officers:[PlannedOffice!]! programmes:[PlannedProgramme!]! quotas:[PlannedQuota!]! renamed:[PlannedName!]! retyped:[PlannedKind!]! roles:[PlannedRole!]! warnings:[PlanWarning!]!
type ReorganisePayload cursor:_ plan:ReorganisationPlan reorganisation:Reorganisation repeated:_!
union ReorganiseResult Forbidden InvalidInput KeyUsed NotFound ReorganisePayload RuleViolation
type ReorganisedBody committeeId:_! name:_!
union ReplaceIntroducerResult Forbidden IntroductionPayload InvalidInput KeyUsed NotFound RuleViolation
type ReportAgeCount age:_! count:_ percent:_
type ReportBefore admitted:_! from:_! percent:_ plan:_ to:_!
type ReportBreakdown ages:[ReportAgeCount!]! education:[ReportEducationCount!]! groups:[ReportGroupCount!]! knownCount:_! sources:[ReportSourceCount!]!
union ReportCeremonyDelayResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type ReportEducationCount count:_ education:_! percent:_
type ReportGroupCount count:_ group:_! percent:_
type ReportMembershipPayload cursor:_ repeated:_! report:MembershipReport!
union ReportMembershipResult Forbidden InvalidInput KeyUsed NotFound ReportMembershipPayload RuleViolation
type ReportRemedyDonePayload cursor:_ remedy:Remedy! repeated:_!
union ReportRemedyDoneResult Forbidden InvalidInput KeyUsed NotFound ReportRemedyDonePayload RuleViolation
type ReportSourceCount count:_ percent:_ source:_!
type ReportTraineesPayload cursor:_ repeated:_! report:TraineeReport!
union ReportTraineesResult Forbidden InvalidInput KeyUsed NotFound ReportTraineesPayload RuleViolation
type RequestVerificationPayload candidate:Candidate! cursor:_ repeated:_!
union RequestVerificationResult Forbidden InvalidInput KeyUsed NotFound RequestVerificationPayload RuleViolation
type Resolution absent:_! away:_! base:_! blank:_! body:_! committee:Committee exemptAbsent:_! heldOn:_! matter:_! members:_! needed:_! no:_! number:_! outcome:_! recordedAt:_! recordedBy:ChangedBy! reportedOn:_ ruleSource:_! yes:_!
type ResultCorrection documentNumber:_! from:_! recordedAt:_! to:_!
type ReviseQuotasPayload cursor:_ progress:[QuotaProgress!]! quotas:[AdmissionQuota!]! repeated:_! warnings:[QuotaWarning!]!
union ReviseQuotasResult Forbidden InvalidInput KeyUsed NotFound ReviseQuotasPayload RuleViolation StaleVersion
type RevokeCertificatePayload cases:[TouchedCase!]! certificate:Certificate! cursor:_ repeated:_!
union RevokeCertificateResult Forbidden InvalidInput KeyUsed NotFound RevokeCertificatePayload RuleViolation
union RevokeDecisionResult CasePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type Rule code:_! confidence:_! confirmation:RuleConfirmation from:_! numbers:[_!]! source:_! text:_! title:_! versions:[RuleVersion!]!
type RuleConfirmation from:_! readIn:_! recordedAt:_! recordedBy:ChangedBy! rule:_!
type RuleRefusal code:_! message:_! path:[_!]! source:_
type RuleVersion confidence:_! confirmation:RuleConfirmation from:_! numbers:[_!]! source:_! text:_!
type RuleViolation&UserError code:_! message:_! path:[_!]! refusals:[RuleRefusal!]! source:_ successors:[Successor!]!
union SetAdmissionAuthorityResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type SetCalendarPayload calendar:CalendarYear! cursor:_ repeated:_!
union SetCalendarResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetCalendarPayload
union SetCommitteeCodeResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type SetCountingDayPayload committee:Committee! cursor:_ kept:[Admission!]! keptCount:_! repeated:_!
union SetCountingDayResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetCountingDayPayload
type SetCoveragePayload centre:TrainingCentre! cursor:_ repeated:_!
union SetCoverageResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetCoveragePayload
union SetFirstDayResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type SetForecastPayload committee:Committee! cursor:_ repeated:_!
union SetForecastResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetForecastPayload
type SetObstaclesPayload committee:Committee! cursor:_ repeated:_!
union SetObstaclesResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetObstaclesPayload
type SetPacePayload committee:Committee! cursor:_ repeated:_!
union SetPaceResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetPacePayload
type SetProfilePayload area:Area! cursor:_ repeated:_!
union SetProfileResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetProfilePayload
type SetQuotaPayload cursor:_ progress:QuotaProgress quota:AdmissionQuota! repeated:_! warnings:[QuotaWarning!]!
union SetQuotaResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetQuotaPayload StaleVersion
type SetSubTargetsPayload cursor:_ repeated:_! subTargets:SubTargets!
union SetSubTargetsResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetSubTargetsPayload StaleVersion
union SetTermResult CommitteePayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type SetTrainingTargetPayload committee:Committee! cursor:_ repeated:_!
union SetTrainingTargetResult Forbidden InvalidInput KeyUsed NotFound RuleViolation SetTrainingTargetPayload
type SourceCover percent:_ poolCount:_! wanted:_! years:[CoveredYear!]!
type SourceReview&Node closedBy:ChangedBy closedOn:_ committee:Committee! documentNumber:_ found:[Candidate!]! id:_! openedBy:ChangedBy! openedOn:_! result:_ year:_!
type SourceReviewConnection edges:[SourceReviewEdge!]! nodes:[SourceReview!]! pageInfo:PageInfo! totalCount:_!
type SourceReviewEdge cursor:_! node:SourceReview!
type SourceReviewPayload cursor:_ repeated:_! review:SourceReview!
type StageChange&Node changedAt:_! changedBy:ChangedBy! corrections:[StepCorrection!]! documentNumber:_ effectiveOn:_! fromStage:_ id:_! legacySource:_ reason:_ toStage:_!
type StageCount candidateCount:_! stage:_!
type StageTime caseCount:_ longestDays:_ longestId:_ medianDays:_ stage:_!
type StageTimes longestDays:_! quickDays:_! sharePercent:_! shortestDays:_! slowDays:_! stage:_! usualDays:_!
type StaleVersion&UserError code:_! current:AdmissionQuota message:_! path:[_!]! record:Node stale:[AdmissionQuota!]!
type StartClassPayload cursor:_ repeated:_! trainingClass:TrainingClass!
union StartClassResult Forbidden InvalidInput KeyUsed NotFound RuleViolation StartClassPayload
type StartDossierPayload candidate:Candidate! cursor:_ repeated:_!
union StartDossierResult Forbidden InvalidInput KeyUsed NotFound RuleViolation StartDossierPayload
type StartInspectionPayload cursor:_ inspection:Inspection! repeated:_!
union StartInspectionResult Forbidden InvalidInput KeyUsed NotFound RuleViolation StartInspectionPayload
type StepCorrection changedAt:_! changedBy:ChangedBy! fromCommittee:Committee fromDocumentNumber:_ fromEffectiveOn:_! reason:_ toCommittee:Committee toDocumentNumber:_ toEffectiveOn:_!
type StepRule confidence:_! document:_! point:_ source:_!
type StepValue name:_! value:_!
type SubTarget group:_ source:_ target:_!
type SubTargetCount admitted:_ group:_ percent:_ source:_ target:_!
type SubTargetProgress rows:[SubTargetCount!]! until:_!
type SubTargets&Node committee:Committee! documentNumber:_ documentOn:_ id:_! progress:SubTargetProgress reason:_ rows:[SubTarget!]! setAt:_! setBy:ChangedBy! version:_! year:_!
type Subscription activity:ActivityFrame! centreBoard:CentreBoardFrame! inspectionBoard:InspectionBoardFrame! quotaBoard:QuotaFrame! trainingBoard:TrainingBoardFrame! workList:WorkListFrame!
type Successor committeeId:_! name:_!
type TouchedCase candidate:Candidate! effect:_!
type TraineeReport&Node asOf:_! audience:_! id:_! qualifier:_! source:_ traineeCount:_! year:_!
type TrainingBoardFrame asOf:_! cursor:_! from:_ kind:_! reason:_ removed:[_!]! rows:[TrainingBoardRow!]!
type TrainingBoardRow committeeId:_! ended:_! id:_! kind:_! name:_! officers:OfficersTrained outlook:TrainingOutlook! progress:TrainingProgress!
type TrainingCentre&Node coverage:[TrainingCoverage!]! host:Committee id:_! name:_! taught:[CentreBoardRow!]! viewerCan:[_!]!
type TrainingClass&Node audience:[_!]! cancelReason:_ capacity:_! centre:TrainingCentre! endsOn:_! enrolledCount:_! enrolments:EnrolmentConnection! id:_! kind:_! objective:_ passedCount:_! place:_ startsOn:_! status:_! teachers:_ title:_! updatedAt:_! viewerCan:[_!]!
type TrainingClassConnection edges:[TrainingClassEdge!]! nodes:[TrainingClass!]! pageInfo:PageInfo! totalCount:_!
type TrainingClassEdge cursor:_! node:TrainingClass!
type TrainingCoverage committee:Committee documentNumber:_! validFrom:_! validTo:_
type TrainingDemand committee:Committee lackingCount:_! proposedCount:_!
type TrainingOutlook below:[TrainingDemand!]! lackingCount:_! lapsingCount:_! proposedCount:_! trainedWaitingCount:_!
type TrainingProgress certifiedCount:_! classCount:_! enrolledCount:_! percent:_ target:_
union TransferCandidateResult CaseTransferPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type TransferDestination above:_ committeeId:_! name:_!
union TransferMemberResult Forbidden InvalidInput KeyUsed MemberPayload NotFound RuleViolation
type TransferQuotaPayload cursor:_ progress:[QuotaProgress!]! repeated:_! warnings:[QuotaWarning!]!
union TransferQuotaResult Forbidden InvalidInput KeyUsed NotFound RuleViolation StaleVersion TransferQuotaPayload
union UndoMergeResult Forbidden InvalidInput KeyUsed NotFound PersonMergePayload RuleViolation
type UndoReorganisationPayload cursor:_ reorganisation:Reorganisation! repeated:_!
union UndoReorganisationResult Forbidden InvalidInput KeyUsed NotFound RuleViolation UndoReorganisationPayload
type UpdateCandidatePayload candidate:Candidate! cursor:_ repeated:_!
union UpdateCandidateResult Forbidden InvalidInput KeyUsed NotFound RuleViolation UpdateCandidatePayload
union UpdateMemberResult Forbidden InvalidInput KeyUsed MemberPayload NotFound RuleViolation
interface UserError code:_! message:_! path:[_!]!
type Verification&Node about:[_!]! abroad:_! answerNumber:_ answeredBy:ChangedBy answeredOn:_ dueOn:_ id:_! place:_ requestNumber:_! requestedBy:ChangedBy! requestedOn:_
type Viewer can:_! grants:[ViewerGrant!]! rights:[ViewerRights!]! subject:_!
type ViewerGrant committee:Committee! role:_!
type ViewerRights can:[_!]! committeeId:_!
type WaitingCandidateConnection edges:[WaitingCandidateEdge!]! nodes:[Candidate!]! pageInfo:PageInfo! totalCount:_! unseenCount:_!
type WaitingCandidateEdge cursor:_! node:Candidate!
type WaitingOn body:_! committee:Committee name:_! waiting:CountedCases!
type WatchCount count:_! kind:_!
type WatchEntry area:Area committee:Committee id:_! kind:_! rule:StepRule since:_! values:[StepValue!]!
type WatchEntryConnection edges:[WatchEntryEdge!]! nodes:[WatchEntry!]! pageInfo:PageInfo! totalCount:_!
type WatchEntryEdge cursor:_! node:WatchEntry!
type WithdrawEnrolmentPayload cursor:_ enrolment:Enrolment! repeated:_!
union WithdrawEnrolmentResult Forbidden InvalidInput KeyUsed NotFound RuleViolation WithdrawEnrolmentPayload
union WithdrawTransferResult CaseTransferPayload Forbidden InvalidInput KeyUsed NotFound RuleViolation
type WorkListFrame asOf:_! cursor:_! from:_ kind:_! reason:_ removed:[_!]! rows:[Deadline!]!
type WorkingDays count:_! from:_! marks:[MarkedDay!]! uncertain:[MarkedDay!]! unknownYears:[_!]! until:_!
`;

/** `schema` of Graphcache: which fields may be null, and which types an interface stands for. */
export const graphcacheSchema = /* @__PURE__ */ introspectionOf(TYPES, {
  queryType: { name: 'Query' },
  mutationType: { name: 'Mutation' },
  subscriptionType: { name: 'Subscription' },
});
