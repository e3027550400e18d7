import { compileProcess } from '#compiler/index.ts';
import { ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { now, quantile } from './measure.ts';
import { largeProcess } from './processes.ts';
import { ms, type Row } from './table.ts';

const ROUNDS = 7;
const target = {
  tenantId: 'a0000000-0000-4000-8000-000000000001',
  processId: 'proc_01J00000000000000000000000',
  version: '1.0.0',
  taskFunctions: { executions: 'arn:aws:lambda:eu-central-1:000000000000:function:executions-tasks' },
};

/** Time to check and compile, by the number of nodes. */
export async function compileTimes(): Promise<Row[]> {
  const medians = [10, 100, 1_000].map((size) => {
    const definition = ProcessDefinitionSchema.parse(largeProcess(size));
    const times = Array.from({ length: ROUNDS }, () => {
      const start = now();
      const { ok, diagnostics } = compileProcess(definition, target);
      if (!ok) throw new Error(JSON.stringify(diagnostics[0]));
      return now() - start;
    });
    return { size, median: quantile(times, 0.5) };
  });
  const first = medians[1]!;
  return medians.map(({ size, median }) => ({
    what: `compile ${size} nodes`,
    value: ms(median),
    baseline: size > first.size ? `${(median / first.median).toFixed(1)} × the time for ${first.size}` : '',
  }));
}
