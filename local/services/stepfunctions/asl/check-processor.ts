import { isObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostics.ts';

interface Processed {
  state: JsonObject;
  processor: JsonObject;
  at: string;
  /** 'ItemProcessor', or its former name. */
  field: string;
  type: 'STANDARD' | 'EXPRESS';
  /** Labels of the machine's other maps. */
  labels: Set<string>;
}

/** How a Map runs its processor: mode, the fields of that mode alone, and a label that no other map has. */
export function checkProcessor(findings: Findings, { state, processor, at, field, type, labels }: Processed): void {
  const config = processor.ProcessorConfig;
  const mode = isObject(config) ? config.Mode : undefined;
  if (mode !== undefined && mode !== 'INLINE' && mode !== 'DISTRIBUTED') {
    findings.schema("Mode must be 'INLINE' or 'DISTRIBUTED'", `${at}/${field}/ProcessorConfig/Mode`);
  }
  if (mode === 'DISTRIBUTED') {
    if (type === 'EXPRESS') findings.schema('Distributed Map is not supported in Express state machines', at);
    if (!isObject(config) || (config.ExecutionType !== 'STANDARD' && config.ExecutionType !== 'EXPRESS')) {
      findings.schema("ExecutionType must be 'STANDARD' or 'EXPRESS'", `${at}/${field}/ProcessorConfig/ExecutionType`);
    }
  } else {
    for (const key of ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']) {
      if (state[key] !== undefined) findings.schema("Field is only supported in 'DISTRIBUTED' mode", `${at}/${key}`);
    }
  }
  if (typeof state.Label !== 'string') return;
  if (labels.has(state.Label)) findings.error('DUPLICATE_LABEL_NAME', `Duplicate Label: ${state.Label}`, `${at}/Label`);
  if (state.Label.length > 40 || !/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]+$/.test(state.Label)) {
    findings.error('INVALID_LABEL_NAME', `Invalid Label: ${state.Label}`, `${at}/Label`);
  }
  labels.add(state.Label);
}
