import type { Texts } from '../describe.ts';
import { admissionTexts } from './vi/admission.ts';
import { candidateTexts } from './vi/candidate.ts';
import { committeeTexts } from './vi/committee.ts';
import { errorTexts } from './vi/errors.ts';
import { generalTexts } from './vi/general.ts';
import { grantTexts } from './vi/grant.ts';
import { inspectionTexts } from './vi/inspection.ts';
import { personalDataTexts } from './vi/personal-data.ts';
import { quotaTexts } from './vi/quota.ts';
import { quotaBoardTexts } from './vi/quota-board.ts';
import { statisticsTexts } from './vi/statistics.ts';
import { trainingTexts } from './vi/training.ts';
import { viewerTexts } from './vi/viewer.ts';

/** What is said of the schema in Vietnamese. The check names every text that is missing or belongs to nothing. */
export const vietnameseTexts: Texts = {
  ...committeeTexts,
  ...quotaTexts,
  ...quotaBoardTexts,
  ...candidateTexts,
  ...admissionTexts,
  ...trainingTexts,
  ...inspectionTexts,
  ...statisticsTexts,
  ...viewerTexts,
  ...grantTexts,
  ...personalDataTexts,
  ...errorTexts,
  ...generalTexts,
};
