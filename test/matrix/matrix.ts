import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { withOwnDatabase } from './own-database.ts';
import { allProbes } from './probes.ts';
import { readTable, type Table, tableOf, writeTable } from './table.ts';
import { transports } from './transports.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

await withOwnDatabase(async (server) => {
  const probes = allProbes();
  const measured = [];
  for (const transport of transports) {
    const startedMs = performance.now();
    measured.push(await measure(server, transport, probes));
    console.log(`${transport.name}: ${Math.round(performance.now() - startedMs)} ms`);
  }
  const told = measured.flatMap((one) => one.told);
  for (const line of told) console.log(`hidden is told from missing: ${line}`);
  const table = tableOf(probes, measured);
  const lines = differences(readTable(), table);
  for (const line of lines) console.log(line);
  console.log(lines.length === 0 ? 'as it is written down' : `${lines.length} lines differ`);
  if (values.write) writeTable(table);
  else if (lines.length > 0 || told.length > 0) process.exitCode = 1;
});

function differences(expected: Table, actual: Table): string[] {
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((row) => {
    const [was, is] = [expected.get(row), actual.get(row)];
    return was === is ? [] : [...(was === undefined ? [] : [`- ${was}`]), ...(is === undefined ? [] : [`+ ${is}`])];
  });
}
