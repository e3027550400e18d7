import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { fieldName } from './expressions/data-names.ts';
import { readTemplate } from './expressions/read-expression.ts';
import { foreignWork } from './foreign-work.ts';
import { camunda } from './read-loop.ts';
import { type Reading, type Shape, titleOf } from './reading.ts';
import { readHttpConnector } from './vendor/http-connector.ts';
import { readMappings } from './vendor/mappings.ts';

type Variables = Readonly<Record<string, string>>;

/** Service, script, rule and worker tasks. */
export function readMachineWork(element: XmlElement, reading: Reading, variables: Variables): Shape {
  const extension = element.one(BPMN, 'extensionElements');
  const script = extension?.one(ZEEBE, 'script');
  if (script) return feelScript(element, script, reading, variables);
  if (element.is(BPMN, 'scriptTask')) return foreignScript(element, reading);
  const decision = extension?.one(ZEEBE, 'calledDecision');
  const rule = decision?.attribute('decisionId') ?? camunda(element, 'decisionRef');
  if (rule !== undefined) return ruleOf(rule, element, resultField(element, decision), reading, variables);
  const worker = extension?.one(ZEEBE, 'taskDefinition')?.attribute('type') ?? camunda(element, 'topic');
  const http = readHttpConnector(worker, element, reading, variables);
  if (http) return http;
  if (worker) return jobOf(worker, element, reading, variables);
  const foreign = foreignWork(element, reading);
  if (foreign) return foreign;
  reading.notes.error(
    'bpmn.work-unknown',
    { nodeId: reading.ids.of(element), field: '/action_type' },
    `“${titleOf(element)}” does not say what work it is that can be done here.`,
    'Set action_type, for example webhook, script or connector, and its configuration.',
  );
  return element.is(BPMN, 'businessRuleTask')
    ? { type: 'machine', action_type: 'rule', config: {} }
    : { type: 'machine', config: {} };
}

/** A job for workers of a type, and what the document tells them beside the input. */
function jobOf(worker: string, element: XmlElement, reading: Reading, variables: Variables): Shape {
  const place = { nodeId: reading.ids.of(element), field: '/config/connector' };
  const entries = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'taskHeaders')?.all(ZEEBE, 'header') ?? [];
  const headers = Object.fromEntries(
    entries.flatMap((one) => {
      const key = one.attribute('key');
      return key ? [[key.slice(0, 200), one.attribute('value') ?? '']] : [];
    }),
  );
  return {
    type: 'machine',
    action_type: 'connector',
    config: {
      connector: readTemplate(worker, place, reading, { variables }),
      ...(entries.length > 0 && { headers }),
    },
  };
}

/** A rule names its decision model; what it gives goes to one field, unless the document maps it. */
function ruleOf(
  ruleId: string,
  element: XmlElement,
  result: string | undefined,
  reading: Reading,
  variables: Variables,
): Shape {
  const mapped = readMappings(element, reading, variables, result);
  const whole = result !== undefined && { outputMapping: { [result]: '{% $output %}' } };
  return { type: 'machine', action_type: 'rule', config: { ruleId, ...whole, ...mapped } };
}

/** An expression in FEEL whose value goes to a field: no code runs, the field is mapped. */
function feelScript(element: XmlElement, script: XmlElement, reading: Reading, variables: Variables): Shape {
  const field = resultField(element, script) ?? 'result';
  const place = { nodeId: reading.ids.of(element), field: `/config/outputMapping/${field}` };
  const value = readTemplate(script.attribute('expression') ?? '', place, reading, { variables });
  return {
    type: 'machine',
    action_type: 'script',
    config: { source: 'return {};', outputMapping: { [field]: value } },
    outputs: [field],
  };
}

/** A script for another engine sees other names; it is kept, not run. */
function foreignScript(element: XmlElement, reading: Reading): Shape {
  const language = element.attribute('scriptFormat') ?? 'an unnamed language';
  reading.notes.error(
    'bpmn.script-not-translated',
    { nodeId: reading.ids.of(element), field: '/config/source' },
    `The script of “${titleOf(element)}” (${language.slice(0, 80)}) was written for another engine.`,
    'Write it as JavaScript that gets inputs, data and context and returns an object. The original is kept.',
  );
  return { type: 'machine', action_type: 'script', config: {} };
}

/** Data field that a task's result goes to. */
const resultField = (element: XmlElement, extension: XmlElement | undefined): string | undefined =>
  fieldName(extension?.attribute('resultVariable') ?? camunda(element, 'resultVariable') ?? '');
