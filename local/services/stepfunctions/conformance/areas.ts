import type { Area } from './case.ts';
import { catches } from './cases/catches.ts';
import { choice } from './cases/choice.ts';
import { definitions } from './cases/definitions.ts';
import { errors } from './cases/errors.ts';
import { history } from './cases/history.ts';
import { intrinsics } from './cases/intrinsics.ts';
import { jsonata } from './cases/jsonata.ts';
import { inputOutput, paths } from './cases/jsonpath.ts';
import { maps } from './cases/maps.ts';
import { parallel } from './cases/parallel.ts';
import { recovery } from './cases/recovery.ts';
import { variableScopes } from './cases/variable-scopes.ts';
import { variables } from './cases/variables.ts';
import { waits } from './cases/waits.ts';

export const AREAS: Area[] = [
  ...[paths, inputOutput, intrinsics, jsonata, variables, variableScopes],
  ...[choice, waits, errors, catches, recovery, parallel, maps],
  ...[history, definitions],
];
