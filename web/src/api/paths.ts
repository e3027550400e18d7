import type { paths as Generated } from './schema.d.ts';

type Relative<P> = P extends `/api/v1${infer Rest}` ? Rest : never;

/** Every route of the API by its path under `/api/v1`, as the OpenAPI document describes it. */
export type paths = { [P in keyof Generated as Relative<P>]: Generated[P] };
