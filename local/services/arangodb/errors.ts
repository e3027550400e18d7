import { messages } from './error-messages.ts';

/** An error as ArangoDB answers it: its number, the HTTP status that goes with it and a message. */
export class ArangoError extends Error {
  override readonly name = 'ArangoError';
  readonly errorNum: number;
  readonly status: number;
  /** Further attributes that belong into the answer, such as `_key` of a conflicting document. */
  readonly details: Record<string, unknown>;

  constructor(
    errorNum: number,
    message?: string,
    options: { status?: number; details?: Record<string, unknown> } = {},
  ) {
    const known = messages[errorNum];
    super(message ?? known?.[1] ?? 'internal error');
    this.errorNum = errorNum;
    this.status = options.status ?? known?.[0] ?? 500;
    this.details = options.details ?? {};
  }
}

/** The numbers that the code refers to by name. */
export const errorNumbers = {
  badParameter: 10,
  forbidden: 11,
  notImplemented: 9,
  httpBadParameter: 400,
  unauthorized: 401,
  httpNotFound: 404,
  methodNotAllowed: 405,
  corruptedJson: 600,
  conflict: 1200,
  documentNotFound: 1202,
  collectionNotFound: 1203,
  illegalDocumentHandle: 1205,
  duplicateName: 1207,
  illegalName: 1208,
  uniqueConstraintViolated: 1210,
  indexNotFound: 1212,
  documentCollectionExpected: 1218,
  illegalKey: 1221,
  unexpectedKey: 1222,
  documentTypeInvalid: 1227,
  databaseNotFound: 1228,
  databaseNameInvalid: 1229,
  systemDatabaseOnly: 1230,
  edgeAttributeInvalid: 1233,
  onlyOnCoordinator: 1470,
  queryKilled: 1500,
  queryParse: 1501,
  queryEmpty: 1502,
  numberOutOfRange: 1504,
  variableRedeclared: 1511,
  variableUnknown: 1512,
  invalidOption: 1539,
  functionUnknown: 1540,
  functionArgumentCount: 1541,
  functionArgumentType: 1542,
  invalidRegex: 1543,
  bindParametersInvalid: 1550,
  bindParameterMissing: 1551,
  bindParameterUndeclared: 1552,
  bindParameterType: 1553,
  invalidArithmetic: 1561,
  divisionByZero: 1562,
  arrayExpected: 1563,
  collectionAsExpression: 1568,
  failCalled: 1569,
  invalidDate: 1572,
  multiModify: 1573,
  invalidAggregate: 1574,
  compileTimeOptions: 1575,
  disallowedDynamicCall: 1578,
  accessAfterModification: 1579,
  userFunctionNotFound: 1582,
  queryNotFound: 1591,
  queryUserAssert: 1593,
  queryUserWarn: 1594,
  cursorNotFound: 1600,
  unregisteredCollection: 1652,
  transactionDisallowed: 1653,
  transactionAborted: 1654,
  transactionNotFound: 1655,
  schemaViolated: 1620,
  graphNotFound: 1924,
} as const;

export function notImplemented(what: string): ArangoError {
  return new ArangoError(errorNumbers.notImplemented, `${what} is not covered by this server`);
}
