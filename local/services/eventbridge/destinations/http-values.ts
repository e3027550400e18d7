import { z } from 'zod';
import type { EventEnvelope } from '../event.ts';
import { compilePath } from '../input/path.ts';

/** What a target adds to the requests of its API destination; values may be paths into the event. */
export const HttpParametersSchema = z.strictObject({
  PathParameterValues: z.array(z.string()).default([]),
  HeaderParameters: z.record(z.string(), z.string()).default({}),
  QueryStringParameters: z.record(z.string(), z.string()).default({}),
});
export type HttpValues = z.output<typeof HttpParametersSchema>;

/** Fills paths in; what a path does not find is an empty text. @throws AwsCallError for a path that is none */
export function httpValues(parameters: HttpValues | undefined, event: EventEnvelope): HttpValues | undefined {
  if (!parameters) return undefined;
  const filled = (text: string): string => {
    if (!text.startsWith('$.')) return text;
    const value = compilePath(text)(event);
    return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  };
  const all = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, filled(value)]));
  return {
    PathParameterValues: parameters.PathParameterValues.map(filled),
    HeaderParameters: all(parameters.HeaderParameters),
    QueryStringParameters: all(parameters.QueryStringParameters),
  };
}
