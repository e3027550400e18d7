import type { Area } from './case.ts';
import { choice } from './cases/choice.ts';
import { composites, errors, waits } from './cases/control.ts';
import { intrinsics } from './cases/intrinsics.ts';
import { jsonata } from './cases/jsonata.ts';
import { inputOutput, paths } from './cases/jsonpath.ts';

export const AREAS: Area[] = [paths, inputOutput, intrinsics, jsonata, choice, waits, errors, composites];
