import { removeCopies } from './load-access.ts';
import { withOwnDatabase } from './own-database.ts';
import { flips, rules } from './rules.ts';
import { unnoticedFlips, unnoticedRules } from './survivors.ts';

// Takes out every rule, one at a time, and wants the permission matrix to notice each.
await withOwnDatabase(async (server) => {
  const startedMs = performance.now();
  const [entries, all] = [flips(), rules()];
  const unnoticed = [
    ...(await unnoticedFlips(server, entries)),
    ...(await unnoticedRules(server, all, (line) => console.log(line))),
  ];
  removeCopies();
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${entries.length} entries of the policy and ${all.length} rules in the code, ${seconds} s`);
  console.log(unnoticed.length === 0 ? 'each is noticed when it is missing' : `not noticed:\n${unnoticed.join('\n')}`);
  if (unnoticed.length > 0) process.exitCode = 1;
});
