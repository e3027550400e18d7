import { invalid, invalidValue } from '../errors.ts';
import { keysOf, type TableDefinition } from '../storage/table.ts';

type Schema = Pick<TableDefinition, 'KeySchema'>;

/** Whether a table can be declared so: its keys, the attributes they are made of, its indexes and its stream. */
export function checkDefinition(definition: TableDefinition): void {
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } = definition;
  const schemas: Schema[] = [definition, ...global, ...local];
  for (const schema of schemas) checkKeySchema(schema);
  checkAttributes(schemas, definition);
  const names = [...global, ...local].map(({ IndexName }) => IndexName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalidValue(`Duplicate index name: ${twice}`);
  for (const { Projection } of [...global, ...local])
    if (Projection.ProjectionType === 'INCLUDE' && (Projection.NonKeyAttributes ?? []).length === 0)
      throw invalidValue('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  if (local.length > 0 && definition.KeySchema.length < 2)
    throw invalidValue(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  const stream = definition.StreamSpecification;
  if (stream?.StreamEnabled && stream.StreamViewType === undefined)
    throw invalidValue('StreamViewType must be given when StreamEnabled is true');
  for (const schema of schemas) keysOf(schema, definition);
}

function checkKeySchema({ KeySchema: [first, second] }: Schema): void {
  if (first?.KeyType !== 'HASH') throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (second === undefined) return;
  if (second.KeyType !== 'RANGE')
    throw invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (second.AttributeName === first.AttributeName)
    throw invalid('Both the Hash Key and the Range Key element in the KeySchema have the same name');
}

/** Every key attribute is declared, once, and nothing else. */
function checkAttributes(schemas: Schema[], { AttributeDefinitions }: TableDefinition): void {
  const used = new Set(schemas.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)));
  const declared = new Set(AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  if (declared.size < AttributeDefinitions.length) throw invalid('Cannot have two attributes with the same name');
  const undeclared = [...used].filter((name) => !declared.has(name));
  if (undeclared.length > 0) {
    throw invalidValue(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${undeclared.join(', ')}], AttributeDefinitions: [${[...declared].join(', ')}]`,
    );
  }
  if (used.size < declared.size) {
    throw invalidValue(
      `Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
    );
  }
}
