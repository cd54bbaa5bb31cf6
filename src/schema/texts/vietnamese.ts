import { admissionTexts } from '../admission/vi.ts';
import { areaTexts } from '../area/vi.ts';
import { candidateTexts } from '../candidate/vi.ts';
import { committeeTexts } from '../committee/vi.ts';
import { deadlineTexts } from '../deadline/vi.ts';
import { regulationImpactTexts } from '../deadline/vi-impact.ts';
import type { Texts } from '../describe.ts';
import { dossierTexts } from '../dossier/vi.ts';
import { forecastTexts } from '../forecast/vi.ts';
import { grantTexts } from '../grant/vi.ts';
import { inspectionTexts } from '../inspection/vi.ts';
import { inspectionBoardTexts } from '../inspection/vi-board.ts';
import { inspectionReportTexts } from '../inspection/vi-report.ts';
import { inspectionWholeTexts } from '../inspection/vi-whole.ts';
import { introductionTexts } from '../introduction/vi.ts';
import { liveListTexts } from '../live-list-vi.ts';
import { memberTexts } from '../member/vi.ts';
import { membershipTexts } from '../membership/vi.ts';
import { observationTexts } from '../observation/vi.ts';
import { officerTexts } from '../officer/vi.ts';
import { personalDataTexts } from '../person/vi.ts';
import { quotaBoardTexts } from '../quota/board-vi.ts';
import { quotaTexts } from '../quota/vi.ts';
import { reorganisationTexts } from '../reorganisation/vi.ts';
import { resolutionTexts } from '../resolution/vi.ts';
import { ruleTexts } from '../rule/vi.ts';
import { sourceTexts } from '../source/vi.ts';
import { statisticsTexts } from '../statistics/vi.ts';
import { activityTexts } from '../statistics/vi-activity.ts';
import { caseReportTexts } from '../statistics/vi-report.ts';
import { trainingTexts } from '../training/vi.ts';
import { trainingBoardTexts } from '../training/vi-boards.ts';
import { transferTexts } from '../transfer/vi.ts';
import { watchTexts } from '../watch/vi.ts';
import { errorTexts } from './vi/errors.ts';
import { generalTexts } from './vi/general.ts';
import { viewerTexts } from './vi/viewer.ts';

/** What is said of the schema in Vietnamese. The check names every text that is missing or belongs to nothing. */
export const vietnameseTexts: Texts = {
  ...committeeTexts,
  ...areaTexts,
  ...membershipTexts,
  ...memberTexts,
  ...officerTexts,
  ...quotaTexts,
  ...quotaBoardTexts,
  ...forecastTexts,
  ...candidateTexts,
  ...admissionTexts,
  ...introductionTexts,
  ...observationTexts,
  ...dossierTexts,
  ...deadlineTexts,
  ...regulationImpactTexts,
  ...liveListTexts,
  ...trainingTexts,
  ...trainingBoardTexts,
  ...transferTexts,
  ...inspectionTexts,
  ...inspectionWholeTexts,
  ...inspectionReportTexts,
  ...inspectionBoardTexts,
  ...reorganisationTexts,
  ...resolutionTexts,
  ...ruleTexts,
  ...sourceTexts,
  ...statisticsTexts,
  ...activityTexts,
  ...caseReportTexts,
  ...viewerTexts,
  ...watchTexts,
  ...grantTexts,
  ...personalDataTexts,
  ...errorTexts,
  ...generalTexts,
};
