import { Handle, Position } from '@xyflow/react';

/** React Flow wants handles to attach edges to; lines come from the layout, so these are never seen. */
export const Anchors = () => (
  <>
    <Handle type="target" position={Position.Left} isConnectable={false} className="pointer-events-none opacity-0" />
    <Handle type="source" position={Position.Right} isConnectable={false} className="pointer-events-none opacity-0" />
  </>
);
