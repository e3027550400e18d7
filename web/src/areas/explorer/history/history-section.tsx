import './register-strings.ts';
import { useState } from 'react';
import type { Process } from '#contracts/processes/index.ts';
import { BranchesCard } from './branches-card.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { HistoryCard } from './history-card.tsx';

/** Below the versions: branches, and every save of the draft. */
export function HistorySection({ process }: { process: Process }) {
  const [compared, setCompared] = useState<string>();
  return (
    <>
      <BranchesCard process={process} onCompare={setCompared} />
      <HistoryCard process={process} onCompare={setCompared} />
      {compared !== undefined && (
        <CompareDialog processId={process.id} from={compared} onClose={() => setCompared(undefined)} />
      )}
    </>
  );
}
