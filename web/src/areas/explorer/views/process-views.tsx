import './register-strings.ts';
import { useMemo, useState } from 'react';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ViewKind } from '#contracts/processes/index.ts';
import { useIsDark } from '../../../app/theme.ts';
import { DrawingView } from '../../../drawing/view/drawing-view.tsx';
import type { Findings } from '../../../drawing/view/node-state.ts';
import { Picture } from './picture.tsx';
import type { PictureOf } from './use-picture.ts';
import { ViewBar } from './view-bar.tsx';

type Props = {
  processId: string;
  definition: ProcessDefinition;
  version: string | undefined;
  /** Says when the draft changes. */
  etag: string | undefined;
  selected: string | undefined;
  onSelect: (nodeId: string | undefined) => void;
  findings: Findings;
};

/**
 * The four views of a process. Flow chart and lanes are drawn here, to be walked through; the others, and lanes that the process
 * does not have itself, are pictures of the API.
 */
export function ProcessViews({ processId, definition, version, etag, selected, onSelect, findings }: Props) {
  const hasLanes = definition.lanes.length > 0;
  const [chosen, setChosen] = useState<ViewKind>();
  const view = chosen ?? (hasLanes ? 'swimlane' : 'flow');
  const theme = useIsDark() ? 'dark' : 'light';
  const flat = useMemo(() => ({ ...definition, lanes: [] }), [definition]);
  const of: PictureOf = { processId, view, ref: version ?? 'draft', theme };
  const drawnHere = view === 'flow' || (view === 'swimlane' && hasLanes);
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <ViewBar of={of} name={definition.name} onChange={setChosen} />
      <div className="min-h-0 grow">
        {drawnHere ? (
          <DrawingView
            definition={view === 'flow' ? flat : definition}
            selected={selected}
            onSelect={onSelect}
            findings={findings}
          />
        ) : (
          <Picture of={of} name={definition.name} stamp={etag} />
        )}
      </div>
    </div>
  );
}
