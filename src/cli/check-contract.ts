import { systemClock, today } from '../calendar.ts';
import { comingFiles, printed, readCommitted, schemaFiles } from '../contract/committed.ts';
import { lintDeprecations } from '../contract/deprecations.ts';
import { differencesBetween, mayBreak } from '../contract/differences.ts';
import { readReleasedContract } from '../contract/released-contract.ts';
import { languages } from '../messages/language.ts';
import { comingSchemas, gaps, schema, schemas } from '../schema/index.ts';

// What clients were promised must hold, and what the schema says must be committed, in both languages.
const wrong: string[] = [];

for (const language of languages) {
  const file = schemaFiles[language];
  if ((await readCommitted(file)) !== printed(schemas[language])) {
    wrong.push(`${file} is not what the code says: run \`npm run print-schema\` and look at the difference`);
  }
  const { missing, orphaned } = gaps[language];
  wrong.push(...missing.map((coordinate) => `${coordinate} has no text in src/schema/texts (${language})`));
  wrong.push(
    ...orphaned.map((key) => `src/schema/texts has a text for ${key}, which is not in the schema (${language})`),
  );
}

for (const [file, text] of Object.entries(comingFiles(schema, comingSchemas.en))) {
  if ((await readCommitted(file)) !== text) {
    wrong.push(`${file} is not what the code says: run \`npm run print-schema\` and look at the difference`);
  }
}

wrong.push(...lintDeprecations(schema));

const { version } = JSON.parse(await readCommitted('package.json')) as { version: string };
const released = await readReleasedContract();
const { breaking, dangerous, harmless } = await differencesBetween(released.schema, schema, today(systemClock));
if (!mayBreak(released.version, version)) {
  wrong.push(...breaking.map(({ message }) => `breaks what ${released.version} promised: ${message}`));
}
if (!(await readCommitted('CHANGELOG.md')).includes(`\n## ${released.version} (`)) {
  wrong.push(`CHANGELOG.md has no section for ${released.version}`);
}

for (const { message } of dangerous) console.log(`dangerous since ${released.version}: ${message}`);
if (harmless.length > 0) console.log(`${harmless.length} additions since ${released.version}`);
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
