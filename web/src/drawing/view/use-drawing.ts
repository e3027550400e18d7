import { useQuery } from '@tanstack/react-query';
import { layOut } from '#process-model/drawing/layout.ts';
import type { Drawable } from '#process-model/drawing/model.ts';
import { elkWorker } from '../elk-worker.ts';

/** The layout of a definition, computed once for each shape of it. */
export const useDrawing = ({ nodes, flows, lanes, diagram }: Drawable) =>
  useQuery({
    queryKey: ['drawing', nodes, flows, lanes, diagram],
    queryFn: () => layOut({ nodes, flows, lanes, diagram }, elkWorker),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
