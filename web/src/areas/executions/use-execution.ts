import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Execution } from '#contracts/executions/index.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys, versionQuery } from '../../api/queries.ts';
import { pollDelay, traceOf } from './poll.ts';

/** An execution, looked at again and again while it runs. */
export function useExecution(id: string) {
  const last = useRef({ trace: '', at: 0 });
  const quiet = (execution: Execution | undefined): number => {
    const trace = execution ? traceOf(execution) : '';
    if (trace !== last.current.trace) last.current = { trace, at: Date.now() };
    return Date.now() - last.current.at;
  };
  return useQuery({
    queryKey: keys.execution(id),
    queryFn: ({ signal }) => unwrap(api.GET('/executions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => pollDelay(state.data, quiet(state.data)),
    staleTime: 0,
  });
}

/** The definition of the version that an execution runs. */
export const useRunDefinition = (execution: Pick<Execution, 'processId' | 'version'> | undefined) =>
  useQuery({
    ...versionQuery(execution?.processId ?? '', execution?.version ?? ''),
    enabled: execution !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
