/** An error of the DynamoDB API: `code` is its name on the wire, `details` its further members. */
export class DynamoError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;
  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export const invalid = (message: string): DynamoError => new DynamoError('ValidationException', message);
export const invalidValue = (message: string): DynamoError =>
  invalid(`One or more parameter values were invalid: ${message}`);
export const missing = (place: string): DynamoError =>
  invalid(
    `1 validation error detected: Value null at '${place}' failed to satisfy constraint: Member must not be null`,
  );
export const tableNotFound = (): DynamoError =>
  new DynamoError('ResourceNotFoundException', 'Requested resource not found');
