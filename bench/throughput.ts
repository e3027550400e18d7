import { Ends } from './ends.ts';
import { cpuSeconds, now, pool, quantile } from './measure.ts';
import { tenSteps } from './processes.ts';
import { boot, publish, shutDown } from './system.ts';
import { ms, type Row } from './table.ts';

const WARM_UP = 150;
const ALONE = 50;

/** Completed ten-step processes through the whole public API: token checked, input validated, record, outbox and history kept. */
export async function throughput(count: number): Promise<Row[]> {
  const system = await boot();
  try {
    const { client, server } = system;
    const process = await publish(client, tenSteps());
    const ends = new Ends(client, process, 100);
    await pool(WARM_UP, 50, (at) => ends.run(at));
    const soon = new Ends(client, process, 1);

    const alone: number[] = [];
    for (let at = 0; at < ALONE; at += 1) {
      const start = now();
      await soon.run(at);
      alone.push(now() - start);
    }
    const health: number[] = [];
    for (let at = 0; at < ALONE; at += 1) {
      const start = now();
      await client.call('GET', '/health');
      health.push(now() - start);
    }

    const cpu = cpuSeconds(server.pid);
    const start = now();
    await pool(count, 50, (at) => ends.run(at));
    const seconds = (now() - start) / 1000;
    const cpuMs = ((cpuSeconds(server.pid) - cpu) * 1000) / count;
    return [
      { what: 'GET /health, one at a time, p50', value: ms(quantile(health, 0.5)), baseline: '1' },
      {
        what: 'ten steps, one at a time, p50',
        value: ms(quantile(alone, 0.5)),
        baseline: `${Math.round(quantile(alone, 0.5) / quantile(health, 0.5))} × GET /health`,
      },
      { what: 'ten steps, one at a time, p95', value: ms(quantile(alone, 0.95)) },
      { what: `ten steps, 50 in flight (${count})`, value: `${(count / seconds).toFixed(1)} /s` },
      { what: 'CPU of the server per process', value: `${cpuMs.toFixed(1)} ms` },
    ];
  } finally {
    await shutDown(system);
  }
}
