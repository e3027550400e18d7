import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Drawing } from '#process-model/drawing/model.ts';
import { boundsOf, firstView } from '../first-view.ts';

type Props = { drawing: Drawing; focus: string | undefined };

/** Sets the view once, when the size of the canvas is known; from then on it is the user's. A new drawing is a new start. */
export function FirstViewEffect({ drawing, focus }: Props) {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef<Drawing>(undefined);
  useEffect(() => {
    if (shown.current === drawing || width === 0 || height === 0 || drawing.nodes.length === 0) return;
    shown.current = drawing;
    const box = drawing.nodes.find(({ id }) => id === focus);
    void flow.setViewport(firstView(boundsOf(drawing), { width, height }, box));
  }, [drawing, focus, flow, width, height]);
  return null;
}
