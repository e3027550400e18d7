import { BPMN, ZEEBE } from '../../namespaces.ts';
import type { XmlElement } from '../../xml/element.ts';
import { fieldName } from '../expressions/data-names.ts';
import { readTemplate } from '../expressions/read-expression.ts';
import type { Config, Reading } from '../reading.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * Zeebe's input and output mappings. Outputs see what the work gave first, and its inputs. `result`: the variable that all of
 * what the work gave is in, where it has a name.
 */
export function readMappings(element: XmlElement, reading: Reading, variables: Variables, result?: string): Config {
  const mapping = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'ioMapping');
  if (!mapping) return {};
  const inputs = templates(mapping.all(ZEEBE, 'input'), 'inputs', element, reading, () => variables);
  const local = Object.fromEntries(Object.keys(inputs).map((name) => [name, `$inputs.${name}`]));
  const outputs = templates(mapping.all(ZEEBE, 'output'), 'outputMapping', element, reading, (source) => ({
    ...Object.fromEntries(namesIn(source).map((name) => [name, `$output.${name}`])),
    ...Object.fromEntries(Object.entries(reading.names).map(([name, field]) => [name, `$output.${field}`])),
    ...(result !== undefined && { [result]: '$output' }),
    ...local,
    ...variables,
  }));
  return {
    ...(Object.keys(inputs).length > 0 && { inputs }),
    ...(Object.keys(outputs).length > 0 && { outputMapping: outputs }),
  };
}

function templates(
  entries: readonly XmlElement[],
  field: string,
  element: XmlElement,
  reading: Reading,
  variablesOf: (source: string) => Variables,
): Config {
  const found: Config = {};
  const nodeId = reading.ids.of(element);
  for (const entry of entries) {
    const source = entry.attribute('source') ?? '';
    const target = entry.attribute('target') ?? '';
    const path = target.split('.').map((step) => fieldName(step));
    const nested = path.length > 1 && field === 'inputs';
    if (path.some((step) => step === undefined) || (path.length > 1 && !nested)) {
      reading.notes.error(
        'bpmn.mapping-target',
        { nodeId, field: `/config/${field}` },
        `A mapping to “${target.slice(0, 120)}” was left out: it is no single data field.`,
        'Map whole fields: one object instead of its parts. The original is kept and given back at export.',
      );
      continue;
    }
    const place = { nodeId, field: `/config/${field}/${path.join('/')}` };
    put(found, path as string[], readTemplate(source, place, reading, { variables: variablesOf(source) }));
  }
  return found;
}

/** `from.email` and `from.name` are two fields of one object. */
function put(target: Config, [step, ...rest]: readonly string[], value: string): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  const inner = target[step];
  const object = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  target[step] = object;
  put(object, rest, value);
}

const RESERVED = new Set(
  'if then else for in return some every satisfies and or not null true false between instance of function'.split(' '),
);

/** Names that begin a path in a FEEL expression; those in quotes or after a dot are none. */
function namesIn(feel: string): string[] {
  const bare = feel.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const found = bare.matchAll(/(?<![\w.])([A-Za-z_]\w*)(?!\w|\s*\()/g);
  return [...new Set([...found].map(([, name]) => name!))].filter((name) => !RESERVED.has(name));
}
