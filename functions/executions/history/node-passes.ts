import type { NodeInstance } from '#contracts/executions/index.ts';
import { isDrawn, type SourceMap } from '#contracts/processes/index.ts';
import type { NodeLog } from './node-log.ts';
import type { Visit } from './visit.ts';

/** States that only prepare the work of a node, hold it or sort out how it failed; leaving them does not end it. */
export const PREPARES = new Set(['enter', 'evaluate', 'hold', 'error', 'instances']);
/** States that are no pass through their node: they lie inside of a split, or stand for the end of a branch. */
const INTERNAL = new Set(['guard', 'skip', 'done']);
/** States that follow on another state of the same pass through a node. */
const FOLLOWS = new Set(['hold', 'error', 'split', 'choice', 'failed']);

/** Which pass through which node a visit of a state belongs to. */
export class NodePasses {
  readonly #sourceMap: SourceMap;
  readonly #log: NodeLog;
  readonly #instances = new Map<Visit, NodeInstance>();

  constructor(sourceMap: SourceMap, log: NodeLog) {
    this.#sourceMap = sourceMap;
    this.#log = log;
  }

  of(visit: Visit): NodeInstance | undefined {
    return this.#instances.get(visit);
  }

  enter(visit: Visit): void {
    this.#passBetween(visit);
    const { source } = visit;
    if (!source || INTERNAL.has(source.role) || !isDrawn(source.nodeId)) return;
    const going = this.#continued(visit);
    const instance = going ?? this.#log.enter(source.nodeId, visit.enteredAt, this.#withinOf(visit));
    this.#instances.set(visit, instance);
    if (source.role === 'hold') {
      instance.status = 'paused';
      this.#log.tell('node.held', instance, visit.enteredAt);
    } else if (source.role === 'wait') {
      this.#log.tell('node.waiting', instance, visit.enteredAt);
    }
  }

  /** Gateways and merges that have no state lie between the state before and this one. */
  #passBetween(visit: Visit): void {
    const first = !visit.cameFrom || visit.cameFrom === visit.container;
    const from = first ? '' : visit.cameFrom!.state;
    const between = this.#sourceMap.transitions[from]?.[visit.state];
    if (between) this.#log.pass(between, visit.enteredAt);
    // A choice ends its branch through a state of its own, which stands for what lies between it and the end.
    if (visit.source?.role === 'done' && !first) this.#passToEnd(from, visit.enteredAt);
  }

  /** A state that goes nowhere else has ended its branch, or the run. */
  leave(visit: Visit, time: string): void {
    const ways = Object.keys(this.#sourceMap.transitions[visit.state] ?? {});
    if (ways.length === 1 && ways[0] === '') this.#passToEnd(visit.state, time);
  }

  #passToEnd(from: string, time: string): void {
    const ending = this.#sourceMap.transitions[from]?.[''];
    if (ending) this.#log.pass(ending, time);
  }

  /** The instance that this visit goes on with: several states may carry one pass through a node. */
  #continued(visit: Visit): NodeInstance | undefined {
    const { cameFrom, source } = visit;
    if (!cameFrom || cameFrom === visit.container || cameFrom.source?.nodeId !== source?.nodeId) return undefined;
    const before = cameFrom.source?.role ?? '';
    const goesOn = PREPARES.has(before) || (FOLLOWS.has(source?.role ?? '') && before !== 'choice');
    const instance = goesOn ? this.#instances.get(cameFrom) : undefined;
    if (instance && instance.endedAt === undefined) instance.status = 'in_progress';
    return instance;
  }

  /** The elements of a multi-instance activity are instances of their own within its visit. */
  #withinOf(visit: Visit): { visit: number; index: number } | undefined {
    const around = visit.container;
    if (visit.index === undefined || around?.source?.nodeId !== visit.source?.nodeId) return undefined;
    const own = around && this.#instances.get(around);
    return own && { visit: own.visit, index: visit.index };
  }
}
