import { authorityLoader } from './committee/loaders.ts';
import {
  answersLoader,
  closedLoader,
  countedLoader,
  drySourcesLoader,
  openCasesLoader,
  revisedLoader,
} from './deadline/loaders.ts';
import { dossierLoader } from './dossier/loaders.ts';
import { lazily } from './lazily.ts';
import type { RecordLoading } from './loading.ts';
import { caseFactsLoader } from './resolution/loaders.ts';
import { calendarLoader } from './rule/loaders.ts';

const makers = {
  authority: authorityLoader,
  caseFacts: caseFactsLoader,
  calendar: calendarLoader,
  dossier: dossierLoader,
  openCases: openCasesLoader,
  openVerifications: answersLoader,
  countedAdmissions: countedLoader,
  revisedPlans: revisedLoader,
  closedYears: closedLoader,
  drySources: drySourcesLoader,
} satisfies Record<string, (loading: RecordLoading) => unknown>;

/** The names of loaders of records. */
export const recordLoaderNames = Object.keys(makers) as (keyof typeof makers)[];

const make = lazily<RecordLoading, typeof makers>(makers);

/** Load by ids, or by what the viewer may see as it is said in the key: so that they may serve several viewers at once. */
export type RecordLoaders = ReturnType<typeof createRecordLoaders>;

/** Makes loaders of records that have loaded nothing yet. What each loads is said by its subject. */
export function createRecordLoaders(loading: RecordLoading) {
  return make(loading);
}
