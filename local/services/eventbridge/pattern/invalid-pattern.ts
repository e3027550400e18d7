/** A pattern that AWS would refuse; `reason` goes behind "Event pattern is not valid. Reason: ". */
export class InvalidPatternError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidPatternError';
  }
}
