import type fc from 'fast-check';
import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { aProcess, end, event, gateway, human, job, script, start } from './builders.ts';
import { over, type Piece, pieces } from './random-pieces.ts';

type Nodes = ProcessDefinitionInput['nodes'];
type Flows = ProcessDefinitionInput['flows'];

interface Drawing {
  readonly nodes: Nodes;
  readonly flows: Flows;
  count: number;
}

/** Where flows start that lead to the next piece; each may carry a condition or be a default. */
interface Exit {
  readonly from: string;
  readonly condition?: string;
  readonly isDefault?: boolean;
}

/**
 * Draws a piece as a process. Every activity writes a field of its own, `f_<id>`, and decisions read the field of the
 * activity before them, so that what a run does depends on what its activities gave.
 */
export function drawProcess(piece: Piece): ProcessDefinition {
  const drawing: Drawing = { nodes: [start()], flows: [], count: 0 };
  const exits = draw(drawing, { kind: 'sequence', parts: [{ kind: 'activity', human: false }, piece] }, [
    { from: 'start' },
  ]);
  connect(drawing, exits, 'end');
  drawing.nodes.push(end());
  return aProcess(drawing.nodes, drawing.flows);
}

export const randomProcess: fc.Arbitrary<ProcessDefinition> = pieces.map(drawProcess);

const nextId = (drawing: Drawing, prefix: string) => `${prefix}${++drawing.count}`;
export const fieldOf = (activity: string): string => `f_${activity}`;

function connect(drawing: Drawing, exits: readonly Exit[], to: string): void {
  for (const { from, condition, isDefault } of exits)
    drawing.flows.push({
      id: `flow${drawing.flows.length + 1}`,
      from,
      to,
      ...(condition !== undefined && { condition }),
      ...(isDefault && { isDefault }),
    });
}

function draw(drawing: Drawing, piece: Piece, entries: readonly Exit[]): Exit[] {
  switch (piece.kind) {
    case 'nothing':
      return [...entries];
    case 'timer':
      return place(drawing, event(nextId(drawing, 'wait'), { event: 'timer', timer: { duration: 'PT1H' } }), entries);
    case 'activity':
      return drawActivity(drawing, piece, entries);
    case 'sequence':
      return piece.parts.reduce((exits, part) => draw(drawing, part, exits), [...entries]);
    case 'loop':
      return drawLoop(drawing, piece, entries);
    case 'awaited':
      return drawAwaited(drawing, piece.body, entries);
    default:
      return drawBlock(drawing, piece, entries);
  }
}

function place(drawing: Drawing, node: Nodes[number], entries: readonly Exit[]): Exit[] {
  drawing.nodes.push(node);
  connect(drawing, entries, node.node_id);
  return [{ from: node.node_id }];
}

function drawActivity(drawing: Drawing, piece: Extract<Piece, { kind: 'activity' }>, entries: readonly Exit[]): Exit[] {
  const id = nextId(drawing, piece.human ? 'human' : piece.job ? 'job' : 'script');
  const outputs = [fieldOf(id)];
  const node = piece.human
    ? human(id, { outputs })
    : piece.job
      ? job(id, { outputs })
      : script(id, { outputs, config: { source: 'return data' } });
  const exits = place(drawing, node, entries);
  if (!piece.fault) return exits;
  const boundary = nextId(drawing, 'fault');
  const caught = piece.fault === 'error' ? { event: 'error' } : { event: 'timer', timer: { duration: 'P1D' } };
  drawing.nodes.push(event(boundary, { position: 'boundary', attachedTo: id, ...caught }));
  const handled = draw(drawing, { kind: 'activity', human: false }, [{ from: boundary }]);
  const merge = nextId(drawing, 'merge');
  return place(drawing, gateway(merge, 'exclusive'), [...exits, ...handled]);
}

/** `body`, again while its check says so. The check is an activity, so that the outcome decides. */
function drawLoop(
  drawing: Drawing,
  { body, language }: Extract<Piece, { kind: 'loop' }>,
  entries: readonly Exit[],
): Exit[] {
  const head = nextId(drawing, 'merge');
  const exits = draw(
    drawing,
    { kind: 'sequence', parts: [body, { kind: 'activity', human: false }] },
    place(drawing, gateway(head, 'exclusive'), entries),
  );
  const check = exits[0]!.from;
  const decision = nextId(drawing, 'again');
  place(drawing, gateway(decision, 'exclusive'), exits);
  connect(drawing, [{ from: decision, condition: over(fieldOf(check), 5, language) }], head);
  return [{ from: decision, isDefault: true }];
}

/** Two ways: one writes a field and goes on with `body`, the other waits until the field is there. */
function drawAwaited(drawing: Drawing, body: Piece, entries: readonly Exit[]): Exit[] {
  const split = nextId(drawing, 'split');
  // Several ways into a parallel gateway would be a join.
  const single = entries.length < 2 ? entries : place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), entries);
  place(drawing, gateway(split, 'parallel'), single);
  const [written] = draw(drawing, { kind: 'activity', human: false }, [{ from: split }]);
  const ways = draw(drawing, body, [written!]);
  const one = place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), ways);
  const condition = `$exists(${fieldOf(written!.from)})`;
  const waits = event(nextId(drawing, 'condition'), { event: 'conditional', position: 'catch', condition });
  const other = draw(drawing, { kind: 'activity', human: false }, place(drawing, waits, [{ from: split }]));
  return place(drawing, gateway(nextId(drawing, 'join'), 'parallel'), [...one, ...other]);
}

function drawBlock(drawing: Drawing, piece: Extract<Piece, { implicit: boolean }>, entries: readonly Exit[]): Exit[] {
  const kinds = { choice: 'exclusive', parallel: 'parallel', inclusive: 'inclusive' } as const;
  const [check] = draw(drawing, { kind: 'activity', human: false }, entries);
  const field = fieldOf(check!.from);
  const split = nextId(drawing, 'split');
  place(drawing, gateway(split, kinds[piece.kind]), [check!]);
  const exits = piece.parts.flatMap((part, at) => {
    const last = at === piece.parts.length - 1;
    const entry: Exit =
      piece.kind === 'parallel'
        ? { from: split }
        : last
          ? { from: split, isDefault: true }
          : { from: split, condition: over(field, 2 + at * 3, piece.language) };
    // Two flows between the same gateways would be one branch twice.
    const drawn =
      part.kind === 'nothing' && piece.kind !== 'choice' ? ({ kind: 'activity', human: false } as const) : part;
    const ways = draw(drawing, drawn, [entry]);
    // A gateway that waits for each of its flows needs one flow for each branch.
    return piece.kind === 'choice' || ways.length < 2
      ? ways
      : place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), ways);
  });
  if (piece.kind === 'choice' && piece.implicit) return exits;
  return place(drawing, gateway(nextId(drawing, 'join'), kinds[piece.kind]), exits);
}
