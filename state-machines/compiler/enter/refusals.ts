import type { Report } from '../diagnostics/report.ts';
import { idOf, titleOf, type Vertex } from '../normalize/model.ts';
import type { Layer } from './layers.ts';

/** A place at which a run cannot begin, and why. */
export class NotEntered extends Error {
  readonly nodeId: string;
  readonly help: string;

  constructor(nodeId: string, message: string, help: string) {
    super(message);
    this.name = 'NotEntered';
    this.nodeId = nodeId;
    this.help = help;
  }

  static at(nodeId: string, title: string | undefined): NotEntered {
    const message =
      title === undefined
        ? `There is no node ${nodeId} to enter the process at.`
        : `The process cannot be entered at “${title}”: no flow leads there, only an event.`;
    return new NotEntered(nodeId, message, 'Choose a node that flows lead to.');
  }

  static within(nodeId: string, title: string): NotEntered {
    return new NotEntered(nodeId, `“${title}” holds no nodes of this drawing.`, 'Enter it as a whole.');
  }

  static repeated(nodeId: string, title: string): NotEntered {
    const message = `“${title}” is done several times; which of these times a node inside belongs to cannot be said.`;
    return new NotEntered(nodeId, message, 'Enter it as a whole: it begins anew.');
  }

  static elements(nodeId: string, title: string): NotEntered {
    const message = `What “${title}” has done so far cannot be taken over: it is not done for several elements, or they are subprocesses, or decide when it is done.`;
    return new NotEntered(nodeId, message, 'Enter it as a whole: it begins anew.');
  }

  static watched(at: Vertex): NotEntered {
    const message = `“${titleOf(at)}” belongs to what an event has started beside an activity, which is not entered with it.`;
    return new NotEntered(idOf(at), message, 'Enter the process at the activity, or behind it.');
  }

  tell(report: Report): void {
    report.error('entry.not-possible', { nodeId: this.nodeId }, this.message, this.help);
  }
}

/** A gateway that goes on with some of its tokens remembers which it has taken; a run that begins in the middle does not. */
export function refuseJoins(passes: readonly Layer[]): void {
  const join = passes.flatMap(({ vertices }) => [...vertices]).find((vertex) => vertex.join === 'complex');
  if (!join) return;
  const message = `“${titleOf(join)}” goes on with some of the tokens before it; which it has taken already cannot be said.`;
  throw new NotEntered(idOf(join), message, 'Go on at one node only, at the gateway or behind it.');
}
