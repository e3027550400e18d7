type Body = Record<string, unknown>;

/** The text of a DynamoDB key value: `{"S": "x"}`, `{"N": "1"}`, `{"B": "…"}`. */
export function keyText(attribute: unknown): string | undefined {
  if (typeof attribute !== 'object' || attribute === null) return undefined;
  const { S, N, B } = attribute as Body;
  const value = S ?? N ?? B;
  return typeof value === 'string' ? value : undefined;
}

const equality = /(#?[\w.-]+)\s*=\s*(:[\w-]+)|(:[\w-]+)\s*=\s*(#?[\w.-]+)/g;

/** The partition key value that a Query asks for, from its key condition. Undefined when it cannot be told. */
export function leadingKeyOfQuery(body: Body, hash: string): string | undefined {
  const legacy = (body.KeyConditions as Record<string, Body> | undefined)?.[hash];
  if (legacy) return keyText((legacy.AttributeValueList as unknown[] | undefined)?.[0]);
  if (typeof body.KeyConditionExpression !== 'string') return undefined;
  const attributeNames = (body.ExpressionAttributeNames ?? {}) as Record<string, unknown>;
  const values = (body.ExpressionAttributeValues ?? {}) as Record<string, unknown>;
  for (const match of body.KeyConditionExpression.matchAll(equality)) {
    const name = match[1] ?? match[4] ?? '';
    const placeholder = match[2] ?? match[3] ?? '';
    if ((name.startsWith('#') ? attributeNames[name] : name) === hash) return keyText(values[placeholder]);
  }
  return undefined;
}
