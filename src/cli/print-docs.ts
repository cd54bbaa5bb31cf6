import { readCommitted, writeCommitted } from '../contract/committed.ts';
import { errorsPage } from '../reference/errors-page.ts';
import { limitsPage } from '../reference/limits-page.ts';
import { settingsPage } from '../reference/settings-page.ts';

// Writes the pages under docs/ that are made from the code, or with --check says whether they are up to date.
const pages: Record<string, string> = {
  'docs/errors.md': errorsPage(),
  'docs/limits.md': limitsPage(),
  'docs/settings.md': settingsPage(),
};

for (const [file, page] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    await writeCommitted(file, page);
  } else if ((await readCommitted(file)) !== page) {
    console.error(`${file} is not what the code says: run \`npm run print-docs\` and look at the difference`);
    process.exitCode = 1;
  }
}
