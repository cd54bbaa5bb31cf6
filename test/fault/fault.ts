import { parseArgs } from 'node:util';
import { faultRun } from './fault-run.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } });
const startedAt = performance.now();
const { problems, ...report } = await faultRun(Number(values.kills), (line) => console.log(line));
console.log(JSON.stringify({ ...report, seconds: Math.round((performance.now() - startedAt) / 1_000) }));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
