// npm run bench — measures the whole system through its public API and prints a table. Figures are of this machine, now: compare ratios.
//   npm run bench -- [--count 500] [--parked 10000] [--processes 10000] [--only start,stages,throughput,parked,compile,bundle,graph]
import { parseArgs } from 'node:util';
import { bundleSizes } from './bundle-size.ts';
import { compileTimes } from './compile-time.ts';
import { graph } from './graph.ts';
import { parked } from './parked.ts';
import { stages } from './stages.ts';
import { startUp } from './start-up.ts';
import { type Row, table } from './table.ts';
import { throughput } from './throughput.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '500' },
    parked: { type: 'string', default: '10000' },
    processes: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});

const sections: Record<string, () => Promise<Row[]>> = {
  bundle: bundleSizes,
  compile: compileTimes,
  start: startUp,
  stages: () => stages(Number(values.count)),
  throughput: () => throughput(Number(values.count)),
  parked: () => parked(Number(values.parked)),
  graph: () => graph(Number(values.processes)),
};

const asked = values.only?.split(',') ?? Object.keys(sections);
for (const name of asked) {
  const section = sections[name];
  if (!section) throw new Error(`There is no section "${name}". Known: ${Object.keys(sections).join(', ')}.`);
  console.log(`\n${table(name, await section())}`);
}
