import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { translateXPath } from './translate-xpath.ts';

const evaluate = (xpath: string, data: Record<string, unknown>): Promise<unknown> => {
  const translated = translateXPath(xpath);
  if (translated === undefined) throw new Error(`no translation of ${xpath}`);
  return jsonata(translated).evaluate(data) as Promise<unknown>;
};
const a = "bpmn:getDataObject('a')";

describe('a condition in XPath', () => {
  it.each([
    [a, { a: true }, true],
    [a, { a: false }, false],
    [a, { a: 'false' }, true],
    [a, { a: '' }, false],
    [a, { a: 0 }, false],
    [a, { a: null }, false],
    [a, {}, false],
    [`not(${a})`, { a: true }, false],
    [`not(${a})`, {}, true],
    [`${a} = 'yes'`, { a: 'yes' }, true],
    [`'yes' = ${a}`, { a: 'no' }, false],
    [`${a} = "5"`, { a: 5 }, true],
    [`${a} = 'yes'`, {}, false],
    [`${a} != 'yes'`, { a: 'no' }, true],
    [`${a} != 'yes'`, {}, false],
    [`${a} != 'yes'`, { a: null }, false],
    [`${a} = 5`, { a: 5 }, true],
    [`${a} = 5`, { a: ' 5 ' }, true],
    [`${a} = 5`, { a: 'five' }, false],
    [`${a} != 5`, { a: 'five' }, true],
    [`${a} != 5`, { a: 5 }, false],
    [`${a} < 5`, { a: 4.5 }, true],
    [`${a} >= 5`, { a: 'x' }, false],
    [`${a} > 5`, {}, false],
    [`${a} < getProcessProperty("b")`, { a: 1, b: 2 }, true],
    [`${a} = bpmn:getDataInput('b')`, { a: 'x', b: 'x' }, true],
    [`${a} = true()`, { a: 'x' }, true],
    [`${a} != false()`, {}, false],
    [`${a} = 1 or ${a} = 2 and not(bpmn:getDataOutput('b'))`, { a: 2, b: false }, true],
    [`(${a} = 1 or ${a} = 2) and bpmn:getDataObject('b')`, { a: 1 }, false],
    ["bpmn:getDataObject('Vacation Days') > 3", { Vacation_Days: 4 }, true],
    ["'a' = 'a'", {}, true],
    ['1', {}, true],
  ])('%s means the same over %j', async (xpath, data, expected) => {
    expect(await evaluate(xpath, data)).toBe(expected);
  });

  it.each([
    '',
    'a = 5',
    "bpmn:getDataObject('a')/b",
    "bpmn:getDataObject('a') + 1 > 2",
    "bpmn:getDataObject('p', 'a')",
    "bpmn:getActivityProperty('t', 'a')",
    "count(bpmn:getDataObject('a')) > 1",
    "bpmn:getDataObject('a'",
    "bpmn:getDataObject('a') =",
    "bpmn:getDataObject('a') == 'x'",
    "bpmn:getDataObject('???')",
    "'5' < 6",
    'true() < 2',
    'not()',
    '$a = 1',
    "contains(bpmn:getDataObject('a'), 'x')",
    ') or (',
    '('.repeat(1500),
  ])('%s has no translation', (xpath) => {
    expect(translateXPath(xpath)).toBeUndefined();
  });
});
