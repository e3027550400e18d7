import type { Area } from './case.ts';
import { choice } from './cases/choice.ts';
import { composites, errors, waits } from './cases/control.ts';
import { definitions } from './cases/definitions.ts';
import { history } from './cases/history.ts';
import { intrinsics } from './cases/intrinsics.ts';
import { jsonata } from './cases/jsonata.ts';
import { inputOutput, paths } from './cases/jsonpath.ts';
import { recovery } from './cases/recovery.ts';
import { variables } from './cases/variables.ts';

export const AREAS: Area[] = [
  ...[paths, inputOutput, intrinsics, jsonata, variables],
  ...[choice, waits, errors, recovery, composites],
  ...[history, definitions],
];
