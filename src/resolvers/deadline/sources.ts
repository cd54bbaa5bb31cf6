import type { Source } from './due.ts';
import { dueAnswers } from './due-answers.ts';
import { dueChanges } from './due-changes.ts';
import { dueCertificates, dueClasses } from './due-classes.ts';
import { dueInspections } from './due-inspections.ts';
import { dueLapses } from './due-lapses.ts';
import { duePlansRevised, dueYearsClosed } from './due-news.ts';
import { dueOffices } from './due-offices.ts';
import { duePlans } from './due-plans.ts';
import { duePlansMet } from './due-plans-met.ts';
import { dueRemedies } from './due-remedies.ts';
import { dueSizes } from './due-sizes.ts';
import { dueSources } from './due-sources.ts';
import { dueSteps } from './due-steps.ts';
import { dueTerms } from './due-terms.ts';
import { dueTransfers } from './due-transfers.ts';

/** Everything that can be due: a new kind is a file beside these, and a line. */
export const sources: readonly Source[] = [
  dueAnswers,
  dueLapses,
  dueSteps,
  dueTerms,
  dueOffices,
  dueSizes,
  dueRemedies,
  dueInspections,
  dueClasses,
  dueCertificates,
  duePlans,
  dueSources,
  duePlansMet,
  duePlansRevised,
  dueYearsClosed,
  dueChanges,
  dueTransfers,
];
