import { alikeLoader, casesLoader, traineeLoader } from './candidate/loaders.ts';
import { authorityLoader, committeeLoader, profileLoader } from './committee/loaders.ts';
import { dossierLoader } from './dossier/loaders.ts';
import { completionLoader, inspectionCounts, progressLoader, remediesLoader } from './inspection/loaders.ts';
import type { Loading } from './loading.ts';
import { memberLoader } from './member/loaders.ts';
import { membershipLoader, rollLoader } from './membership/loaders.ts';
import { personLoader } from './person/loaders.ts';
import { publishedLoader } from './quota/loaders.ts';
import { relatedLoaders } from './related-loader.ts';
import { caseFactsLoader } from './resolution/loaders.ts';
import { calendarLoader, ruleConfirmationLoader } from './rule/loaders.ts';
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

/** Makes loaders that have loaded nothing yet. What each loads is said by its subject. */
export function createLoaders(loading: Loading) {
  return {
    committee: committeeLoader(loading),
    authority: authorityLoader(loading),
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
    caseFacts: caseFactsLoader(loading),
    calendar: calendarLoader(loading),
    ruleConfirmation: ruleConfirmationLoader(loading),
    dossier: dossierLoader(loading),
  };
}
