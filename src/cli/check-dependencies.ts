import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findFaults, namesInTables } from './dependency-review.ts';

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

/** Compares what is installed with what SECURITY.md says was reviewed. Needs no network. */
const faults = findFaults({
  manifest: JSON.parse(read('package.json')),
  lock: JSON.parse(read('package-lock.json')),
  reviewed: namesInTables(read('SECURITY.md')),
});
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  console.log('every dependency is reviewed');
}
