import { alikeLoader, casesLoader, traineeLoader } from './candidate/loaders.ts';
import { committeeLoader, profileLoader } from './committee/loaders.ts';
import { completionLoader, inspectionCounts, progressLoader, remediesLoader } from './inspection/loaders.ts';
import { lazily } from './lazily.ts';
import type { Loading } from './loading.ts';
import { memberLoader } from './member/loaders.ts';
import { membershipLoader, rollLoader } from './membership/loaders.ts';
import { personLoader } from './person/loaders.ts';
import { publishedLoader } from './quota/loaders.ts';
import { createRecordLoaders, type RecordLoaders, recordLoaderNames } from './record-loaders.ts';
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

const own = {
  committee: committeeLoader,
  profile: profileLoader,
  member: memberLoader,
  membership: membershipLoader,
  roll: rollLoader,
  inspectionCompletion: completionLoader,
  enrolmentCounts: enrolmentCounts,
  waitingPlaces: waitingPlaces,
  trainingProgress: trainingProgressLoader,
  trainingOutlook: trainingOutlookLoader,
  officersTrained: officersTrainedLoader,
  inspectionCounts: inspectionCounts,
  programmeProgress: progressLoader,
  remedies: remediesLoader,
  related: relatedLoaders,
  admissionsByDay: curveLoader,
  admissionBreakdown: breakdownLoader,
  stageCounts: stageCountsLoader,
  published: publishedLoader,
  trainee: traineeLoader,
  alike: alikeLoader,
  duplicateWarnings: warningsLoader,
  cases: casesLoader,
  person: personLoader,
  ruleConfirmation: ruleConfirmationLoader,
} satisfies Record<string, (loading: Loading) => unknown>;

interface Given extends Loading {
  records: RecordLoaders;
}

const shared = Object.fromEntries(recordLoaderNames.map((name) => [name, ({ records }: Given) => records[name]])) as {
  [Name in keyof RecordLoaders]: (given: Given) => RecordLoaders[Name];
};

const make = lazily<Given, typeof shared & typeof own>({ ...shared, ...own });

/** Batches what a list would ask row by row, so that it costs one statement. Live for one request or frame. */
export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Makes loaders that have loaded nothing yet. What each loads is said by its subject.
 * @param records - those that are shared with others; own ones when left out.
 */
export function createLoaders(loading: Loading, records: RecordLoaders = createRecordLoaders(loading)) {
  return make({ ...loading, records });
}
