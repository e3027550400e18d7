/** A policy document that IAM would refuse as MalformedPolicyDocument. */
export class InvalidPolicyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidPolicyError';
  }
}
