const UUID_LENGTH = 36;

/**
 * Name of the Step Functions execution behind an execution: its id, and after it was moved the id and how often it was.
 * A state machine runs a name once, and a moved execution may run the same machine again.
 */
export const runNameOf = (executionId: string, moves: number): string =>
  moves === 0 ? executionId : `${executionId}_${moves}`;

/** How often its execution had been moved when a run began: 0 for the first. */
export const runNumberOf = (runName: string): number =>
  runName[UUID_LENGTH] === '_' ? Number(runName.slice(UUID_LENGTH + 1)) : 0;

/** The execution that a run belongs to. */
export const executionIdOf = (runName: string): string =>
  runName[UUID_LENGTH] === '_' ? runName.slice(0, UUID_LENGTH) : runName;
