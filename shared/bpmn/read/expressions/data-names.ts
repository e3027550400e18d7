import { FieldNameSchema } from '#contracts/process-definition/index.ts';
import { BPMN, ZEEBE } from '../../namespaces.ts';
import { within, type XmlElement } from '../../xml/element.ts';

/** Data field that a name of the document becomes: “Vacation Approval” → Vacation_Approval. */
export function fieldName(name: string): string | undefined {
  const plain = name
    .trim()
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 80);
  return FieldNameSchema.safeParse(plain).success ? plain : undefined;
}

const MOST = 500;

/** Names of data with spaces or signs in them, which FEEL cannot tell from several names, and the fields that they become. */
export function dataNames(root: XmlElement): Record<string, string> {
  const names: Record<string, string> = {};
  for (const element of within(root)) {
    const name = nameOfData(element);
    const field = name === undefined ? undefined : fieldName(name);
    if (name === undefined || field === undefined || field === name.trim()) continue;
    if (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name.trim())) names[name.trim()] = field;
    if (Object.keys(names).length >= MOST) break;
  }
  return names;
}

function nameOfData(element: XmlElement): string | undefined {
  if (element.is(BPMN, 'dataObject', 'dataObjectReference', 'dataInput', 'dataOutput', 'property'))
    return element.attribute('name');
  return element.is(ZEEBE, 'input', 'output') ? element.attribute('target') : undefined;
}
