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
import type { RecordLoading } from './loading.ts';
import { caseFactsLoader } from './resolution/loaders.ts';
import { calendarLoader } from './rule/loaders.ts';

/** Load by ids, or by what the viewer may see as it is said in the key: so that they may serve several viewers at once. */
export type RecordLoaders = ReturnType<typeof createRecordLoaders>;

/** Makes loaders of records that have loaded nothing yet. What each loads is said by its subject. */
export function createRecordLoaders(loading: RecordLoading) {
  return {
    authority: authorityLoader(loading),
    caseFacts: caseFactsLoader(loading),
    calendar: calendarLoader(loading),
    dossier: dossierLoader(loading),
    openCases: openCasesLoader(loading),
    openVerifications: answersLoader(loading),
    countedAdmissions: countedLoader(loading),
    revisedPlans: revisedLoader(loading),
    closedYears: closedLoader(loading),
    drySources: drySourcesLoader(loading),
  };
}
