/** The registry's probe: `{ "probe": "health" }`, invoked directly and never through the gateway. */
export const isHealthProbe = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'probe' in payload && payload.probe === 'health';
