import { useQuery } from '@tanstack/react-query';
import { elkWorker } from '../elk-worker.ts';
import { layOut } from '../layout.ts';
import type { Drawable } from '../model.ts';

/** The layout of a definition, computed once for each shape of it. */
export const useDrawing = ({ nodes, flows, lanes }: Drawable) =>
  useQuery({
    queryKey: ['drawing', nodes, flows, lanes],
    queryFn: () => layOut({ nodes, flows, lanes }, elkWorker),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
