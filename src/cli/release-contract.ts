import { systemClock, today } from '../calendar.ts';
import { changelogSection, withSection } from '../contract/changelog.ts';
import { printed, readCommitted, writeCommitted } from '../contract/committed.ts';
import { differencesBetween, mayBreak } from '../contract/differences.ts';
import { readReleasedContract, writeReleasedContract } from '../contract/released-contract.ts';
import { schema } from '../schema/index.ts';

// Part of a release: writes what differs into CHANGELOG.md, and promises the contract as it is now to clients.
const { version } = JSON.parse(await readCommitted('package.json')) as { version: string };
const released = await readReleasedContract();
const day = today(systemClock);
const differences = await differencesBetween(released.schema, schema, day);

if (version === released.version) {
  console.error(`${version} is released: raise the version in package.json first`);
  process.exitCode = 1;
} else if (differences.breaking.length > 0 && !mayBreak(released.version, version)) {
  console.error(`${version} must not break what ${released.version} promised: see \`npm run check:contract\``);
  process.exitCode = 1;
} else {
  const changelog = await readCommitted('CHANGELOG.md');
  await writeCommitted('CHANGELOG.md', withSection(changelog, changelogSection(version, day, differences)));
  await writeReleasedContract(version, printed(schema));
  console.log(`The contract of ${version} is released: look at CHANGELOG.md and contract/released.graphql`);
}
