import { now } from './measure.ts';
import { boot, shutDown } from './system.ts';
import { ms, type Row } from './table.ts';

/** From the command to the first answer: with nothing there, and with the state of a run before. */
export async function startUp(): Promise<Row[]> {
  const cold = await boot();
  const asked = now();
  await cold.client.call('GET', '/processes');
  const answer = now() - asked;
  await cold.server.stop();
  const warm = await boot(cold.dataDir);
  await shutDown(warm);
  return [
    { what: 'start, nothing there (demo tenant included)', value: ms(cold.startMs), baseline: '1' },
    {
      what: 'start, state of the run before',
      value: ms(warm.startMs),
      baseline: `${(warm.startMs / cold.startMs).toFixed(2)} of the first`,
    },
    { what: 'first answer of a function that has not run yet', value: ms(answer) },
  ];
}
