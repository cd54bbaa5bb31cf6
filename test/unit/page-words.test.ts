import { expect, it } from 'vitest';
import { en } from '../../dashboard/src/language/en.ts';
import { en as enTerms } from '../../dashboard/src/language/terms/en.ts';
import { vi as viTerms } from '../../dashboard/src/language/terms/vi.ts';
import { vi } from '../../dashboard/src/language/vi.ts';
import type { Words } from '../../src/messages/language.ts';
import { educationWords, sexWords, sourceWords, stageWords } from '../../src/resolvers/candidate/words.ts';
import { kindWords } from '../../src/resolvers/committee/words.ts';
import { dossierItemWords, originWords, paperWords } from '../../src/resolvers/dossier/words.ts';
import { roleWords } from '../../src/resolvers/grant/words.ts';
import { inspectionStatusWords, outcomeWords } from '../../src/resolvers/inspection/words.ts';
import { introducerWords } from '../../src/resolvers/introduction/words.ts';
import { statusWords } from '../../src/resolvers/quota/words.ts';
import { stepBodyWords, stepWords } from '../../src/resolvers/resolution/words.ts';
import { enrolmentStatusWords, trainingKindWords, trainingStatusWords } from '../../src/resolvers/training/words.ts';

// The page knows the API by its schema alone and has words of its own. They must be the ones that messages and sheets use.

it.each<[keyof typeof en & keyof typeof vi, Record<string, Words>]>([
  ['kind', kindWords],
  ['role', roleWords],
  ['stage', stageWords],
  ['status', statusWords],
  ['trainingKind', trainingKindWords],
  ['trainingStatus', trainingStatusWords],
  ['inspectionStatus', inspectionStatusWords],
  ['inspectionOutcome', outcomeWords],
])('the page calls each %s as messages and sheets do', (list, words) => {
  for (const [language, texts] of Object.entries({ en, vi }) as ['en' | 'vi', typeof en][]) {
    const said = Object.fromEntries(Object.entries(words).map(([value, word]) => [value, word[language]]));
    expect(texts[list]).toEqual(said);
  }
});

it.each<[keyof typeof viTerms, Record<string, Words>]>([
  ['step', stepWords],
  ['body', stepBodyWords],
  ['paper', paperWords],
  ['origin', originWords],
  ['dossierItem', dossierItemWords],
  ['introducer', introducerWords],
  ['source', sourceWords],
  ['education', educationWords],
  ['sex', sexWords],
  ['enrolmentStatus', enrolmentStatusWords],
])('the pages of cases call each %s as messages and sheets do', (list, words) => {
  for (const [language, terms] of Object.entries({ en: enTerms, vi: viTerms }) as ['en' | 'vi', typeof viTerms][]) {
    const said = Object.fromEntries(Object.entries(words).map(([value, word]) => [value, word[language]]));
    expect(terms[list]).toEqual(said);
  }
});
