import { activity, taskHandler } from '#runtime/task-handler.ts';
import { EvaluateFeelConfigSchema, EvaluateFeelInputSchema, evaluateFeel } from './evaluate-feel.ts';

export const handler = taskHandler([
  activity('rules', 'feel.evaluate', EvaluateFeelConfigSchema, async ({ nodeId, config, input }) => ({
    output: evaluateFeel(nodeId, config, EvaluateFeelInputSchema.parse(input), new Date()),
  })),
]);
