import { JobTypeSchema } from '#contracts/process-definition/index.ts';
import { referred } from '../document/bpmn-document.ts';
import type { XmlElement } from '../xml/element.ts';
import { fieldName } from './expressions/data-names.ts';
import { camunda } from './read-loop.ts';
import { nameOf, type Reading, type Shape, titleOf } from './reading.ts';

/** What another engine calls to do a task's work, and how people name it. */
interface Implementation {
  readonly what: string;
  readonly name: string;
}

/**
 * Work that another engine does in its own process, such as a Java class or an operation of a web service: a job of that
 * name here, which a worker has to take. Nothing where the element does not name such work.
 */
export function foreignWork(element: XmlElement, reading: Reading): Shape | undefined {
  const found = implementationOf(element, reading);
  const type = found && jobTypeOf(found.name);
  if (type === undefined) return undefined;
  reading.notes.warning(
    'bpmn.worker-needed',
    { nodeId: reading.ids.of(element), field: '/config/connector' },
    `“${titleOf(element)}” is done by ${found!.what} there. Here it is a job of the type “${type}”, for which a worker is needed.`,
    'Let a worker take jobs of this type (POST /api/v1/jobs/activate), or choose another action for the node.',
  );
  const result = fieldName(camunda(element, 'resultVariable') ?? '');
  return {
    type: 'machine',
    action_type: 'connector',
    config: { connector: type },
    ...(result !== undefined && { outputs: [result] }),
  };
}

const ATTRIBUTES = [
  ['class', 'the Java class'],
  ['delegateExpression', 'the Java delegate'],
  ['expression', 'the expression'],
  ['type', 'the built-in task'],
] as const;

function implementationOf(element: XmlElement, reading: Reading): Implementation | undefined {
  for (const [local, what] of ATTRIBUTES) {
    const name = camunda(element, local);
    if (name) return { what: `${what} ${name.slice(0, 120)}`, name };
  }
  const operation = referred(reading.document, element.attribute('operationRef'));
  const name = operation && (nameOf(operation) || operation.attribute('id'));
  if (name) return { what: `the operation ${name.slice(0, 120)}`, name };
  const address = element.attribute('implementation');
  // BPMN's own words for "a web service" and "somehow" name nothing by themselves.
  return address && !address.startsWith('##') && /[:./]/.test(address)
    ? { what: address.slice(0, 120), name: address }
    : undefined;
}

/** `#{archiveService}` → archiveService. */
function jobTypeOf(name: string): string | undefined {
  const inside = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(name)?.[1] ?? name;
  const type = JobTypeSchema.safeParse(inside.replace(/\s+/g, ' ').trim().slice(0, 200));
  return type.success ? type.data : undefined;
}
