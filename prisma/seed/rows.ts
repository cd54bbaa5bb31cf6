import type { Day } from '../../src/calendar.ts';
import type { Obstacle, Prisma, VerifiedPerson } from '../../src/db/generated/client.ts';

/** A row as Prisma takes it, with every day and moment a Date. */
type Dated<T> = { [K in keyof T]: Date extends T[K] ? Exclude<T[K], string> : T[K] };

/** A person who was not erased: nothing is null that may only be null then. */
type Whole<T, K extends keyof T> = T & { [F in K]-?: NonNullable<T[F]> };

/** The same with the id made here, since other rows point to it. */
type Identified<T extends { id?: string }> = Dated<T> & { id: string };

export type CommitteeRow = Identified<Prisma.CommitteeCreateManyInput>;
export type PlacementRow = Dated<Prisma.CommitteePlacementCreateManyInput>;
export type CodeRow = Dated<Prisma.CommitteeCodeCreateManyInput>;
export type AreaRow = Identified<Prisma.AreaCreateManyInput>;
export type AreaFormRow = Identified<Prisma.AreaFormCreateManyInput>;
export type AreaCodeRow = Identified<Prisma.AreaCodeCreateManyInput>;
export type CommitteeAreaRow = Identified<Prisma.CommitteeAreaCreateManyInput>;
export type AreaProfileRow = Identified<Prisma.AreaProfileCreateManyInput>;
export type ObstaclesRow = Identified<Omit<Prisma.CommitteeObstaclesCreateManyInput, 'obstacles'>> & {
  obstacles: Obstacle[];
};
export type OfficerRow = Identified<Prisma.OfficerCreateManyInput>;
export type MembershipRow = Identified<Prisma.MembershipSnapshotCreateManyInput>;
export type QuotaRow = Identified<Prisma.AdmissionQuotaCreateManyInput>;
export type QuotaRevisionRow = Identified<Prisma.AdmissionQuotaRevisionCreateManyInput>;
export type CandidateRow = Identified<Whole<Prisma.CandidateCreateManyInput, 'fullName' | 'birthYear' | 'birthMonth'>>;
export type MentorRow = Identified<Whole<Prisma.MentorAssignmentCreateManyInput, 'memberName'>>;
export type StageChangeRow = Identified<Prisma.StageChangeCreateManyInput>;
export type AdmissionRow = Identified<Prisma.AdmissionCreateManyInput>;
export type AdmissionChangeRow = Identified<Prisma.AdmissionChangeCreateManyInput>;
export type CentreRow = Identified<Prisma.TrainingCentreCreateManyInput>;
export type CoverageRow = Identified<Prisma.TrainingCoverageCreateManyInput>;
export type ClassRow = Identified<Prisma.TrainingClassCreateManyInput>;
export type PaperRow = Identified<Prisma.DossierPaperCreateManyInput>;
export type VerificationRow = Identified<Omit<Prisma.VerificationCreateManyInput, 'about'>> & {
  about: VerifiedPerson[];
};
export type IntroductionRow = Identified<Prisma.IntroductionCreateManyInput>;
export type OpinionRow = Identified<Prisma.OpinionCreateManyInput>;
export type ResolutionRow = Identified<Prisma.ResolutionCreateManyInput>;
export type DecisionRow = Identified<Prisma.DecisionCreateManyInput>;
export type EnrolmentRow = Identified<Prisma.EnrolmentCreateManyInput>;
export type CertificateRow = Identified<Prisma.CertificateCreateManyInput>;
export type TraineeReportRow = Identified<Prisma.TraineeReportCreateManyInput>;
export type SchemeRow = Identified<Prisma.InspectionSchemeCreateManyInput>;
export type ProgrammeRow = Identified<Prisma.InspectionProgrammeCreateManyInput>;
export type InspectionRow = Identified<Prisma.InspectionCreateManyInput>;
export type InspectionChangeRow = Identified<Prisma.InspectionChangeCreateManyInput>;
export type FindingRow = Identified<Prisma.FindingCreateManyInput>;
export type RemedyRow = Identified<Prisma.RemedyCreateManyInput>;
export type GrantRow = Identified<Prisma.AccessGrantCreateManyInput>;

/** An admission that the replay records, through the API, in the order of the list. */
export interface ReplayAdmission {
  candidateId: string;
  committeeId: string;
  ceremonyOn: Day;
  decisionNumber: string;
  decisionOn: Day;
}

/** The rows of the demo data set, a table each, parents before children. */
export interface DemoData {
  committees: CommitteeRow[];
  placements: PlacementRow[];
  codes: CodeRow[];
  areas: AreaRow[];
  areaForms: AreaFormRow[];
  areaCodes: AreaCodeRow[];
  committeeAreas: CommitteeAreaRow[];
  areaProfiles: AreaProfileRow[];
  obstacles: ObstaclesRow[];
  officers: OfficerRow[];
  memberships: MembershipRow[];
  quotas: QuotaRow[];
  quotaRevisions: QuotaRevisionRow[];
  trainingCentres: CentreRow[];
  trainingCoverage: CoverageRow[];
  trainingClasses: ClassRow[];
  traineeReports: TraineeReportRow[];
  candidates: CandidateRow[];
  stageChanges: StageChangeRow[];
  mentors: MentorRow[];
  enrolments: EnrolmentRow[];
  certificates: CertificateRow[];
  papers: PaperRow[];
  verifications: VerificationRow[];
  introductions: IntroductionRow[];
  opinions: OpinionRow[];
  resolutions: ResolutionRow[];
  decisions: DecisionRow[];
  admissions: AdmissionRow[];
  admissionChanges: AdmissionChangeRow[];
  schemes: SchemeRow[];
  programmes: ProgrammeRow[];
  inspections: InspectionRow[];
  inspectionChanges: InspectionChangeRow[];
  findings: FindingRow[];
  remedies: RemedyRow[];
  grants: GrantRow[];
  /** What stands on bodies that the end of the districts founds; null where it is not decided. */
  after: Pick<DemoData, 'officers' | 'quotas' | 'quotaRevisions' | 'grants'> | null;
  /** Empty unless the data was built for the replay. */
  replayAdmissions: ReplayAdmission[];
}
