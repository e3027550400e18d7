import { isKey } from '../../storage/key-generator.ts';
import { toArray, toBoolean, toNumber, toText } from '../../values/convert.ts';
import { isObject, type Json } from '../../values/json.ts';
import { typeName } from '../execute/basic.ts';
import { parseDate } from './date-parse.ts';
import { FamilyBuilder } from './definition.ts';

const family = new FamilyBuilder();

function check(name: string, test: (value: Json) => boolean): void {
  family.define(name, 1, 1, ([value]) => test(value as Json));
}

check('IS_NULL', (value) => value === null);
check('IS_BOOL', (value) => typeof value === 'boolean');
check('IS_NUMBER', (value) => typeof value === 'number');
check('IS_STRING', (value) => typeof value === 'string');
check('IS_ARRAY', (value) => Array.isArray(value));
check('IS_LIST', (value) => Array.isArray(value));
check('IS_OBJECT', (value) => isObject(value));
check('IS_DOCUMENT', (value) => isObject(value));
check('IS_DATESTRING', (value) => typeof value === 'string' && parseDate(value) !== undefined);
check('IS_KEY', (value) => typeof value === 'string' && isKey(value));

family
  .define('TO_BOOL', 1, 1, ([value]) => toBoolean(value as Json))
  .define('TO_NUMBER', 1, 1, ([value]) => toNumber(value as Json))
  .define('TO_STRING', 1, 1, ([value]) => toText(value as Json))
  .define('TO_ARRAY', 1, 1, ([value]) => toArray(value as Json))
  .alias('TO_LIST', 'TO_ARRAY')
  .define('TYPENAME', 1, 1, ([value]) => typeName(value as Json));

export const typeFunctions = family.functions;
