import { alikeLoader, casesLoader, traineeLoader } from './candidate/loaders.ts';
import { committeeLoader, profileLoader } from './committee/loaders.ts';
import { completionLoader, inspectionCounts, progressLoader, remediesLoader } from './inspection/loaders.ts';
import type { Loading } from './loading.ts';
import { memberLoader } from './member/loaders.ts';
import { membershipLoader, rollLoader } from './membership/loaders.ts';
import { personLoader } from './person/loaders.ts';
import { publishedLoader } from './quota/loaders.ts';
import { createRecordLoaders, type RecordLoaders } from './record-loaders.ts';
import { relatedLoaders } from './related-loader.ts';
import { ruleConfirmationLoader } from './rule/loaders.ts';
import { breakdownLoader, curveLoader, stageCountsLoader } from './statistics/loaders.ts';
import {
  enrolmentCounts,
  officersTrainedLoader,
  trainingOutlookLoader,
  trainingProgressLoader,
  waitingPlaces,
} from './training/loaders.ts';
import { warningsLoader } from './transfer/loaders.ts';

/** Batches what a list would ask row by row, so that it costs one statement. Live for one request or frame. */
export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Makes loaders that have loaded nothing yet. What each loads is said by its subject.
 * @param records - those that are shared with others; own ones when left out.
 */
export function createLoaders(loading: Loading, records: RecordLoaders = createRecordLoaders(loading)) {
  return {
    ...records,
    committee: committeeLoader(loading),
    profile: profileLoader(loading),
    member: memberLoader(loading),
    membership: membershipLoader(loading),
    roll: rollLoader(loading),
    inspectionCompletion: completionLoader(loading),
    enrolmentCounts: enrolmentCounts(loading),
    waitingPlaces: waitingPlaces(loading),
    trainingProgress: trainingProgressLoader(loading),
    trainingOutlook: trainingOutlookLoader(loading),
    officersTrained: officersTrainedLoader(loading),
    inspectionCounts: inspectionCounts(loading),
    programmeProgress: progressLoader(loading),
    remedies: remediesLoader(loading),
    related: relatedLoaders(loading),
    admissionsByDay: curveLoader(loading),
    admissionBreakdown: breakdownLoader(loading),
    stageCounts: stageCountsLoader(loading),
    published: publishedLoader(loading),
    trainee: traineeLoader(loading),
    alike: alikeLoader(loading),
    duplicateWarnings: warningsLoader(loading),
    cases: casesLoader(loading),
    person: personLoader(loading),
    ruleConfirmation: ruleConfirmationLoader(loading),
  };
}
