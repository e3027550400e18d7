import type { JsonObject } from '#contracts/core/json.ts';
import type { HumanTask } from '#contracts/tasks.ts';
import { ContextData } from './context-data.tsx';

/** The answer that a finished task got, under the labels of its form. */
export function AnswerShown({ task, result }: { task: HumanTask; result: JsonObject }) {
  const labels = new Map(task.form_fields.map(({ name, label }) => [name, label]));
  const options = new Map(
    task.form_fields.flatMap(({ name, options = [] }) =>
      options.map(({ value, label }) => [`${name}/${value}`, label]),
    ),
  );
  const worded = Object.entries(result).map(([name, value]) => [
    labels.get(name) ?? name,
    typeof value === 'string' ? (options.get(`${name}/${value}`) ?? value) : value,
  ]);
  return <ContextData data={Object.fromEntries(worded)} asGiven />;
}
