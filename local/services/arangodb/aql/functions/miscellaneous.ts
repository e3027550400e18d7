import { ArangoError, errorNumbers } from '../../errors.ts';
import { version } from '../../http/version.ts';
import { decodeRevision } from '../../storage/ticks.ts';
import { toBoolean, toText } from '../../values/convert.ts';
import { isObject, type Json } from '../../values/json.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

function firstOf(args: Json[], test: (value: Json) => boolean): Json {
  return args.find(test) ?? null;
}

family
  .variadic('NOT_NULL', 1, (args) => firstOf(args, (value) => value !== null))
  .variadic('FIRST_LIST', 1, (args) => firstOf(args, Array.isArray))
  .variadic('FIRST_DOCUMENT', 1, (args) => firstOf(args, isObject))
  .define('PASSTHRU', 1, 1, ([value]) => value as Json, false)
  .define('NOOPT', 1, 1, ([value]) => value as Json, false)
  .define('NOEVAL', 1, 1, ([value]) => value as Json, false)
  .define(
    'FAIL',
    0,
    1,
    ([reason]) => {
      const text = typeof reason === 'string' ? reason : '';
      throw new ArangoError(errorNumbers.failCalled, `FAIL(${text}) called`);
    },
    false,
  )
  .define(
    'ASSERT',
    2,
    2,
    ([condition, message]) => {
      if (!toBoolean(condition as Json)) throw new ArangoError(errorNumbers.queryUserAssert, toText(message as Json));
      return true;
    },
    false,
  )
  .define(
    'WARN',
    2,
    2,
    ([condition, message], run) => {
      if (toBoolean(condition as Json)) return true;
      run.warn(errorNumbers.queryUserWarn, toText(message as Json));
      return false;
    },
    false,
  )
  .define('VERSION', 0, 0, () => version)
  .define('CURRENT_USER', 0, 0, (_args, run) => run.user)
  .define('CURRENT_DATABASE', 0, 0, (_args, run) => run.database.name)
  .define('DECODE_REV', 1, 1, ([revision], run, name) => {
    const decoded = typeof revision === 'string' ? decodeRevision(revision) : undefined;
    return decoded === undefined
      ? wrongType(run, name)
      : { date: new Date(decoded.time).toISOString(), count: decoded.count };
  });

export const miscellaneousFunctions = family.functions;
