const OF_OTHERS =
  'Said of what the platform knows of other processes; met in tests/system/bad-calls and beside the code.';

/** Codes that no case of the table can meet, each with the reason. */
export const WITHOUT_CASE: Readonly<Record<string, string>> = {
  'target.function-missing': 'A fault of the deployment, not of a definition: a context’s function is not installed.',
  'target.join-coordinator-missing': 'As above; met in state-machines/compiler/emit.',
  'target.decision-models-missing':
    'A matter of the installation, not of a definition; met in state-machines/compiler/compile.test.ts.',
  'entry.not-possible':
    'Said when a run is moved, not when a process is published; met in tests/contexts/move-execution.',
  'bpmn.binding-unknown':
    'Said of the bindings of an import, not of a document; met in shared/bpmn/bindings and bin/cli.',
  'bpmn.binding-not-applicable': 'As above.',
  'bpmn.unknown-process': 'Said where a caller names one process of a document; met in shared/bpmn and bin/cli.',
  'subprocess.endless-recursion': OF_OTHERS,
  'subprocess.not-published': OF_OTHERS,
  'subprocess.process-archived': OF_OTHERS,
  'subprocess.process-unknown': OF_OTHERS,
};
