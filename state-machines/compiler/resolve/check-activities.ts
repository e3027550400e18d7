import type { Report } from '../diagnostics/report.ts';
import { durationSeconds } from '../expressions/duration.ts';
import { attachedTo, earliestTimer, knownSeconds } from '../normalize/attached.ts';
import { type ActivityWork, idOf, isActivity, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';

/** What an activity may combine: multi-instance with its boundary events, timers with each other. */
export function checkActivities(graph: ProcessGraph, report: Report): void {
  for (const vertex of graph.vertices) {
    const work = vertex.node?.work;
    if (!work || !isActivity(work) || vertex.part !== 'node') continue;
    checkTimers(vertex, work, report);
    checkErrors(vertex, report);
    checkLoop(vertex, work, report);
    if (work.config.multiInstance) checkMultiInstance(vertex, work, report);
  }
}

function checkTimers(vertex: Vertex, work: ActivityWork, report: Report): void {
  const timers = attachedTo(vertex).filter((event) => event.config.event === 'timer');
  const first = earliestTimer(timers);
  const unknown = timers.find((timer) => knownSeconds(timer.config) === undefined);
  if (unknown && timers.length > 1)
    report.error(
      'event.timers-not-comparable',
      { nodeId: idOf(unknown.vertex), field: '/config/timer' },
      `“${titleOf(vertex)}” has ${timers.length} timers that interrupt it, and which of them fires first is only known when it runs; a state has one timeout.`,
      `Put “${titleOf(vertex)}” into a subprocess that has one of the timers on its border.`,
    );
  else
    for (const timer of timers)
      if (timer !== first)
        report.error(
          'event.timer-never-fires',
          { nodeId: idOf(timer.vertex) },
          `“${titleOf(timer.vertex)}” never fires: “${titleOf(first!.vertex)}” interrupts “${titleOf(vertex)}” before.`,
          'Keep the shorter timer.',
        );
  const own = work.config.timeout === undefined ? undefined : durationSeconds(work.config.timeout);
  const timer = first && knownSeconds(first.config);
  if (own !== undefined && timer !== undefined && own < timer)
    report.warning(
      'event.timer-after-timeout',
      { nodeId: idOf(first!.vertex) },
      `“${titleOf(vertex)}” has a timeout that is shorter than the timer “${titleOf(first!.vertex)}”; the timer's way is taken at the timeout.`,
      'Remove the timeout, or make it longer than the timer.',
    );
}

function checkLoop(vertex: Vertex, work: ActivityWork, report: Report): void {
  if (!work.config.loop || !work.config.multiInstance) return;
  report.error(
    'activity.loop-and-instances',
    { nodeId: idOf(vertex), field: '/config/loop' },
    `“${titleOf(vertex)}” is both a loop and multi-instance.`,
    'Put the multi-instance activity into an embedded subprocess that loops.',
  );
}

function checkErrors(vertex: Vertex, report: Report): void {
  const seen = new Set<string>();
  for (const event of attachedTo(vertex)) {
    if (event.config.event !== 'error') continue;
    const name = event.config.name ?? '';
    if (seen.has(name))
      report.error(
        'event.error-caught-twice',
        { nodeId: idOf(event.vertex) },
        `Two boundary events of “${titleOf(vertex)}” catch ${name ? `the error ${name}` : 'every error'}.`,
        'Keep one of them.',
      );
    seen.add(name);
    if (name === 'FlowMaster.Paused' || name === 'States.ALL')
      report.error(
        'event.error-reserved',
        { nodeId: idOf(event.vertex), field: '/config/name' },
        `The error ${name} cannot be caught by name.`,
        'Leave the name out to catch every error.',
      );
  }
}

function checkMultiInstance(vertex: Vertex, work: ActivityWork, report: Report): void {
  const place = { nodeId: idOf(vertex) };
  const multi = work.config.multiInstance!;
  const yields = work.config.outputMapping !== undefined || vertex.node!.def.outputs.length > 0;
  if (multi.outputCollection === undefined && yields)
    report.warning(
      'multi-instance.outputs-lost',
      { ...place, field: '/config/multiInstance/outputCollection' },
      `The instances of “${titleOf(vertex)}” have outputs that nothing collects.`,
      'Name the field that takes them in outputCollection.',
    );
}
