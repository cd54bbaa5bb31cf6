import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

// `npm run fuzz -- --seconds N --seed S`: operations made from the schema, one a seed, from S on for N seconds.
// `npm run fuzz -- --seed S` goes on from S for as many as `npm test` takes; a seed always makes the same operation.

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
});
process.env.KETNAP_FUZZ_SECONDS = values.seconds;
process.env.KETNAP_FUZZ_SEED = values.seed;
const vitest = await startVitest('test', ['test/attack/fuzz.test.ts'], { watch: false });
await vitest.close();
