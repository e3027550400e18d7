import { createHash } from 'node:crypto';
import { ArangoError, errorNumbers } from '../../errors.ts';
import { version } from '../../http/version.ts';
import { schemaOf, violationOf } from '../../storage/document-schema.ts';
import { decodeRevision } from '../../storage/ticks.ts';
import { canonical } from '../../values/compare.ts';
import { toBoolean, toNumber, toText } from '../../values/convert.ts';
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
  .define('V8', 1, 1, ([value]) => value as Json)
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

family
  .define('CHECK_DOCUMENT', 1, 1, ([value]) => value !== undefined && isObject(value))
  .variadic(
    'MIN_MATCH',
    2,
    (args) => args.slice(0, -1).filter(toBoolean).length >= toNumber(args[args.length - 1] as Json),
  )
  // Any hash will do that is equal for equal values: ArangoDB does not promise its own from version to version.
  .define('HASH', 1, 1, ([value]) =>
    createHash('sha256')
      .update(canonical(value as Json))
      .digest()
      .readUIntBE(0, 6),
  )
  .define('SCHEMA_GET', 1, 1, ([collection], run, name) => {
    if (typeof collection !== 'string') return wrongType(run, name);
    const { schema } = run.database.collection(collection).properties;
    return schema === null ? null : { ...schema };
  })
  .define('SCHEMA_VALIDATE', 2, 2, ([document, schema], run, name) => {
    if (!isObject(document)) return wrongType(run, name);
    const failure = violationOf(schemaOf(schema as Json), document);
    return failure === undefined ? { valid: true } : { valid: false, errorMessage: failure };
  })
  .define('SHARD_ID', 2, 2, ([collection]) => collection as Json)
  .define('MINHASH_COUNT', 1, 1, ([error], run, name) =>
    typeof error === 'number' && error > 0 && error < 1 ? Math.ceil(1 / (error * error)) : wrongType(run, name),
  )
  .define('MINHASH_ERROR', 1, 1, ([count], run, name) =>
    typeof count === 'number' && count >= 1 ? 1 / Math.sqrt(count) : wrongType(run, name),
  );

export const miscellaneousFunctions = family.functions;
