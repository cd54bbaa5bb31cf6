import type { ResultOf } from 'gql.tada';
import { graphql } from '../api/graphql.ts';

/** What the page of a committee shows beside its figures. */
export const CommitteeDocument = graphql(`
  query CommitteePage($id: ID!, $year: Int!, $y1: Int!, $y2: Int!, $y3: Int!, $y4: Int!, $y5: Int!) {
    committee(id: $id) {
      id
      name
      kind
      code
      foundedOn
      source
      ancestors { id name }
      membership { memberCount newestOn }
      profile {
        asOf
        households
        poorHouseholds
        poorPercent
        mainEthnicGroup
        mainLivelihood
        difficultyClass
        obstacles
        youthActiveMinPercent
        youthActiveMaxPercent
        source
      }
      officers { personName title validFrom }
      quotas { id year kind target revisions { version target changedAt reason } }
      y0: quota(year: $year) { published { publishedCount documentNumber documentOn } ...History }
      y1: quota(year: $y1) { ...History }
      y2: quota(year: $y2) { ...History }
      y3: quota(year: $y3) { ...History }
      y4: quota(year: $y4) { ...History }
      y5: quota(year: $y5) { ...History }
      admissionCurve(year: $year) { days cumulative }
      lastYear: admissionCurve(year: $y1) { days cumulative }
      pace { duePercents }
      stageCounts { stage candidateCount }
      admissionBreakdown(year: $year) {
        admittedCount
        knownCount
        womenCount
        ethnicMinorityCount
        youthUnionAgeCount
      }
      trainingClasses(first: 8) {
        totalCount
        edges { node { id title kind status startsOn endsOn enrolledCount capacity } }
      }
      inspections(first: 8) {
        totalCount
        edges {
          node {
            id
            kind
            topic
            status
            dueOn
            concludedOn
            subject { id name }
            findings { text remedies { action dueOn doneOn } }
          }
        }
      }
    }
  }
  fragment History on QuotaProgress @_unmask {
    id
    committeeId
    parentId
    name
    kind
    code
    year
    plan
    floor
    allocated
    unallocated
    admitted
    admittedHere
    countedBy
    remaining
    percent
    percentOfFloor
    pipelineCount
    status
    endedOn
  }
`);

/** People by stage, with their names: each reading is in the access log. */
export const CandidatesDocument = graphql(`
  query CandidatesByStage($committeeId: ID!, $stage: [CandidateStage!]!) {
    candidates(withinId: $committeeId, stage: $stage, first: 100) {
      totalCount
      edges { node { id fullName stage stageSince erasedAt committee { id name } } }
    }
  }
`);

/** What wants attention at and below a committee, counted. */
export const WatchCountsDocument = graphql(`
  query WatchCounts($committeeId: ID!) {
    watchCounts(withinId: $committeeId) { kind count }
  }
`);

/** Which committees and areas that are. */
export const WatchListDocument = graphql(`
  query WatchList($committeeId: ID!, $kinds: [WatchKind!]!) {
    watchList(withinId: $committeeId, kinds: $kinds, first: 50) {
      totalCount
      edges { node { id since committee { id name } area { id name } } }
    }
  }
`);

export type WatchKind = ResultOf<typeof WatchCountsDocument>['watchCounts'][number]['kind'];

/** A committee as its page shows it. */
export type CommitteeDetails = NonNullable<ResultOf<typeof CommitteeDocument>['committee']>;
