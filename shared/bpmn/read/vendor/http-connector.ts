import { BPMN, ZEEBE } from '../../namespaces.ts';
import type { XmlElement } from '../../xml/element.ts';
import { readTemplate } from '../expressions/read-expression.ts';
import type { Reading, Shape } from '../reading.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const UNDERSTOOD = ['url', 'method', 'body', 'authentication.type'];

/** Camunda 8's REST connector without authentication or headers is our webhook. Anything more stays a connector. */
export function readHttpConnector(
  worker: string | undefined,
  element: XmlElement,
  reading: Reading,
  variables: Readonly<Record<string, string>>,
): Shape | undefined {
  if (!worker?.startsWith('io.camunda:http-json:')) return undefined;
  const mapping = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'ioMapping');
  const inputs = new Map(
    (mapping?.all(ZEEBE, 'input') ?? []).map((one) => [one.attribute('target') ?? '', one.attribute('source') ?? '']),
  );
  const method = (inputs.get('method') ?? 'GET').toUpperCase();
  const url = inputs.get('url');
  const plain =
    [...inputs.keys()].every((key) => UNDERSTOOD.includes(key)) &&
    ['noAuth', undefined].includes(inputs.get('authentication.type'));
  if (!url || !plain || !METHODS.includes(method)) return undefined;
  const nodeId = reading.ids.of(element);
  const template = (text: string, field: string) => readTemplate(text, { nodeId, field }, reading, { variables });
  const body = inputs.get('body');
  return {
    type: 'machine',
    action_type: 'webhook',
    config: {
      url: template(url, '/config/url'),
      method,
      ...(body && { body: template(body, '/config/body') }),
      inputs: {},
    },
  };
}
