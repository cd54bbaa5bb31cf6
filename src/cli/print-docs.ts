import { createHash } from 'node:crypto';
import { readCommitted, writeCommitted } from '../contract/committed.ts';
import { errorsPage } from '../reference/errors-page.ts';
import { limitsPage } from '../reference/limits-page.ts';
import { settingsPage } from '../reference/settings-page.ts';
import { exampleDocuments } from './examples.ts';

// Writes the pages and lists that are made from the code, or with --check says whether they are up to date.
const pages: Record<string, string> = {
  'docs/errors.md': errorsPage(),
  'docs/limits.md': limitsPage(),
  'docs/settings.md': settingsPage(),
  'examples/trusted-documents.json': await trustedDocuments(),
};

for (const [file, page] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    await writeCommitted(file, page);
  } else if ((await readCommitted(file)) !== page) {
    console.error(`${file} is not what the code says: run \`npm run print-docs\` and look at the difference`);
    process.exitCode = 1;
  }
}

/** The documents of the examples by the SHA-256 of their text, as KETNAP_TRUSTED_DOCUMENTS takes them. */
async function trustedDocuments(): Promise<string> {
  const documents = await exampleDocuments();
  const byHash = documents.map(({ query }) => [createHash('sha256').update(query).digest('hex'), query]);
  return `${JSON.stringify(Object.fromEntries(byHash), null, 2)}\n`;
}
