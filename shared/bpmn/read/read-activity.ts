import type { Json } from '#contracts/core/json.ts';
import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { readLoop } from './read-loop.ts';
import { readMachineWork } from './read-machine-work.ts';
import { readMessageTask } from './read-message-task.ts';
import { readSubprocess } from './read-subprocess.ts';
import { type Config, type Reading, type Shape, titleOf } from './reading.ts';
import { readFormFields } from './vendor/form.ts';
import { readMappings } from './vendor/mappings.ts';
import { readAssignment } from './vendor/user-task.ts';

/** A task, subprocess or call activity, with its repetition, retries and mappings. */
export function readActivity(element: XmlElement, reading: Reading): Shape {
  const { config: loop, variables } = readLoop(element, reading);
  const shape = readMessageTask(element, reading) ?? readWork(element, reading, variables);
  const mappings = shape.config.outputMapping ? {} : readMappings(element, reading, variables);
  const config = { ...mappings, ...shape.config, ...loop, ...retryOf(element) };
  if (isDoneElsewhere(shape) && config.inputs === undefined)
    reading.notes.warning(
      'bpmn.inputs-needed',
      { nodeId: reading.ids.of(element), field: '/config/inputs' },
      `“${titleOf(element)}” may read every variable of the process there. Here it gets the fields that its inputs name, and the document names none.`,
      'Name what it needs in inputs, or bind “inputs” at import.',
    );
  return { ...shape, config };
}

/** Jobs and called processes get copies of what they are given. */
const isDoneElsewhere = ({ type, action_type, config }: Shape): boolean =>
  action_type === 'connector' || (type === 'subprocess' && config.kind === 'call');

function readWork(element: XmlElement, reading: Reading, variables: Readonly<Record<string, string>>): Shape {
  if (element.is(BPMN, 'userTask', 'manualTask', 'task')) return readHumanTask(element, reading, variables);
  if (element.is(BPMN, 'subProcess', 'transaction', 'adHocSubProcess', 'callActivity'))
    return readSubprocess(element, reading);
  return readMachineWork(element, reading, variables);
}

function readHumanTask(element: XmlElement, reading: Reading, variables: Readonly<Record<string, string>>): Shape {
  if (element.is(BPMN, 'task'))
    reading.notes.info(
      'bpmn.task-untyped',
      { nodeId: reading.ids.of(element), field: '/type' },
      `“${titleOf(element)}” does not say who does it; it became a task for a person.`,
      'Change the type of the node if a machine does it.',
    );
  const fields = readFormFields(element, reading);
  return {
    type: 'human_internal',
    config: {
      ...readAssignment(element, reading, variables),
      ...(fields.length > 0 && { form_fields: fields as unknown as Json[] }),
    },
    ...(fields.length > 0 && { outputs: fields.filter(({ readOnly }) => !readOnly).map(({ name }) => name) }),
  };
}

/** Attempts, as Zeebe (`retries`) and Camunda 7 (`R3/PT10M`) write them. */
function retryOf(element: XmlElement): Config {
  const extension = element.one(BPMN, 'extensionElements');
  const zeebe = extension?.one(ZEEBE, 'taskDefinition')?.attribute('retries');
  const cycle = /^R(\d+)\/PT(\d+)([HMS])$/.exec(
    extension?.elements.find(({ local }) => local === 'failedJobRetryTimeCycle')?.text ?? '',
  );
  const attempts = zeebe !== undefined && /^\d+$/.test(zeebe) ? Number(zeebe) : cycle ? Number(cycle[1]) : 0;
  if (attempts < 1 || attempts > 21) return {};
  const seconds = cycle ? Number(cycle[2]) * { H: 3600, M: 60, S: 1 }[cycle[3] as 'H' | 'M' | 'S'] : 0;
  return { retry: { maxAttempts: attempts - 1, ...(seconds > 0 && { intervalSeconds: seconds, backoffRate: 1 }) } };
}
