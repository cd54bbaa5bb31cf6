import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than ten seconds, those that take longest first. The order matters to the time of a run and to nothing else. */
const LONGEST = [
  'matrix',
  'plans',
  'list-walks',
  'demo',
  'dashboard',
  'resume',
  'production',
  'slow-readers',
  'office-files',
  'exports-large',
  'upgrade',
  'done',
  'connections',
  'import',
  'deadlines',
  'quota-report',
  'list-filters',
  'stories',
  'crash',
  'import-altered',
  'watch-list',
  'shares',
  'feed-tree',
  'access',
  'conduct',
  'personal-data',
  'votes',
  'allocation',
  'reorganise',
  'keys',
];

/** Begins with what takes longest, so that no worker has a long file left when the others have nothing more to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Those of a project stay together: between them workers are made anew.
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => placeOf(a) - placeOf(b)),
    );
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(basename(moduleId, '.test.ts'));
  return place < 0 ? LONGEST.length : place;
}
