import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';
import { RefusalFragment } from '../forms/refusal-fragment.ts';

/** Everything a plan is shared out by, without a proposal yet: who stands directly below, the sheets, the papers. */
export const QuotaSheetDocument = graphql(`
  query QuotaSheet($committeeId: ID!, $year: Int!) {
    viewer {
      subject
      canSetOwn: can(action: QUOTA_SET, committeeId: $committeeId)
      canRegister: can(action: QUOTA_REGISTER, committeeId: $committeeId)
    }
    allocationProposal(committeeId: $committeeId, year: $year, total: 0) {
      rows { committeeId name planVersion memberCount lastPlan lastAdmitted registered sourceCount }
    }
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) {
      rows { id committeeId plan floor stretch planVersion floorVersion stretchVersion admitted reachableCount }
    }
    committee(id: $committeeId) {
      id
      quotaSheets(year: $year) {
        id
        status
        version
        total
        documentNumber
        documentOn
        reason
        issuedAt
        issuedBy { subject role }
        preparedAt
        preparedBy { subject role }
        rows { target planVersion committee { id name } }
      }
      quotas(year: $year) {
        id
        kind
        revisions { id version target documentNumber documentOn reason changedAt changedBy { subject role } }
      }
      quotaYears(year: $year) {
        id
        documentNumber
        documentOn
        closedAt
        closedBy { subject role }
        reopenedAt
        reopenReason
      }
    }
  }
`);

type Asked = ResultOf<typeof QuotaSheetDocument>;

/** A committee directly below, and what its number is judged by. */
export type SubordinateRow = NonNullable<Asked['allocationProposal']>['rows'][number];

/** The figures of a committee in the year. */
export type FiguresRow = NonNullable<Asked['quotaBoard']>['rows'][number];

/** A sheet, draft or issued. */
export type SheetRecord = NonNullable<Asked['committee']>['quotaSheets'][number];

/** What was set and closed, with its papers. */
export type QuotaRecords = Pick<NonNullable<Asked['committee']>, 'quotaSheets' | 'quotas' | 'quotaYears'>;

/** A plan shared out in one of four ways. */
export const ProposalDocument = graphql(`
  query QuotaProposal($committeeId: ID!, $year: Int!, $by: AllocationBasis!, $total: Int!, $locks: [AllocationLockInput!]) {
    allocationProposal(committeeId: $committeeId, year: $year, by: $by, total: $total, locks: $locks) {
      total
      rows { committeeId target }
    }
  }
`);

export const PrepareAllocationDocument = graphql(
  `mutation PrepareAllocation($input: PrepareAllocationInput!, $key: String!) { done: prepareAllocation(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const IssueAllocationDocument = graphql(
  `mutation IssueAllocation($input: IssueAllocationInput!, $key: String!) {
    done: issueAllocation(input: $input, key: $key) {
      __typename
      ... on IssueAllocationPayload { warnings { message } }
      ...Refusal
    }
  }`,
  [RefusalFragment],
);

export const ReviseQuotasDocument = graphql(
  `mutation ReviseQuotas($input: ReviseQuotasInput!, $key: String!) { done: reviseQuotas(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const TransferQuotaDocument = graphql(
  `mutation TransferQuota($input: TransferQuotaInput!, $key: String!) { done: transferQuota(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const RegisterQuotaDocument = graphql(
  `mutation RegisterQuota($input: RegisterQuotaInput!, $key: String!) { done: registerQuota(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const CloseYearDocument = graphql(
  `mutation CloseYear($input: CloseYearInput!, $key: String!) { done: closeYear(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);

export const ReopenYearDocument = graphql(
  `mutation ReopenYear($input: ReopenYearInput!, $key: String!) { done: reopenYear(input: $input, key: $key) { __typename ...Refusal } }`,
  [RefusalFragment],
);
