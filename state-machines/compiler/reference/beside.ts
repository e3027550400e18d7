import type { NodeDef } from '#contracts/process-definition/index.ts';
import { isComplete } from './completion.ts';
import { changesBetween, type TokenData, written } from './data.ts';
import type { Left, Run } from './run.ts';

type Steps = AsyncGenerator<TokenData, Left>;

/** An ad-hoc subprocess whose activities run beside each other. */
export interface Besides {
  readonly run: Run;
  readonly node: NodeDef;
  readonly begin: (first: string, data: TokenData) => Steps;
  /** Asks the person; undefined: nothing more. */
  readonly next: () => string | undefined;
  /** What the data name; undefined where a person is asked. */
  readonly named: readonly string[] | undefined;
}

/** A way that runs: what its tokens saw, and what they do next, which is done when it is due. */
interface Way {
  readonly first: string;
  readonly steps: Steps;
  readonly seen: TokenData;
  readonly step: IteratorResult<TokenData, Left>;
  readonly due: number;
}

interface Game extends Besides {
  /** What all ways have written so far. */
  now: TokenData;
  ways: readonly Way[];
  /** Chosen while it ran: it begins when that is done. */
  readonly again: string[];
  /** What the person answers, and when. */
  asked?: { readonly answer: string | undefined; readonly due: number } | undefined;
}

/** Ways that run beside each other in time; each sees what all have written by the time that it begins. A person is asked again at once. */
export async function playBeside(of: Besides, data: TokenData): Promise<Left> {
  if (await endsAtOnce(of, data)) return { how: 'ended', data };
  const game: Game = { ...of, now: data, ways: [], again: [] };
  if (of.named) for (const first of of.named) await begin(game, first);
  else await ask(game);
  for (;;) {
    const [way] = game.ways.toSorted((a, b) => a.due - b.due);
    const { asked } = game;
    if (asked && (!way || asked.due < way.due)) await answered(game, asked);
    else if (way) {
      const left = await goOn(game, way);
      if (left) return { ...left, data: game.now };
    } else return { how: 'ended', data: game.now };
  }
}

const cancels = ({ node }: Besides): boolean => node.config.cancelRemaining !== false;
const endsAtOnce = async (of: Besides, data: TokenData) => cancels(of) && (await isComplete(of.node, data));

async function begin(game: Game, first: string): Promise<void> {
  const steps = game.begin(first, game.now);
  game.ways = [...game.ways, { first, steps, seen: game.now, ...(await nextOf(game.run, steps)) }];
}

async function ask(game: Game): Promise<void> {
  const isEnough = !cancels(game) && (await isComplete(game.node, game.now));
  const { clock } = game.run;
  const begun = clock.hours;
  game.asked = isEnough ? undefined : { answer: game.next(), due: clock.hours };
  clock.hours = begun;
}

async function answered(game: Game, { answer, due }: NonNullable<Game['asked']>): Promise<void> {
  game.run.clock.hours = due;
  game.asked = undefined;
  if (answer === undefined) return;
  if (game.ways.some(({ first }) => first === answer)) game.again.push(answer);
  else await begin(game, answer);
  await ask(game);
}

/** What a way does is done: the others may see it, and it goes on; or it is over. Gives how all of them are left then. */
async function goOn(game: Game, way: Way): Promise<Left | undefined> {
  const { first, steps, seen, step, due } = way;
  game.run.clock.hours = due;
  game.ways = game.ways.filter((one) => one !== way);
  if (step.done) {
    if (step.value.how !== 'ended') return step.value;
    const at = game.again.indexOf(first);
    if (at >= 0) await begin(game, game.again.splice(at, 1)[0]!);
    return undefined;
  }
  game.now = written(game.now, changesBetween(seen, step.value));
  if (await endsAtOnce(game, step.value)) return { how: 'ended', data: game.now };
  game.ways = [...game.ways, { first, steps, seen: step.value, ...(await nextOf(game.run, steps)) }];
  return undefined;
}

/** Plays a firing from now on; the clock stays. */
async function nextOf({ clock }: Run, steps: Steps): Promise<Pick<Way, 'step' | 'due'>> {
  const now = clock.hours;
  const step = await steps.next();
  const due = clock.hours;
  clock.hours = now;
  return { step, due };
}
