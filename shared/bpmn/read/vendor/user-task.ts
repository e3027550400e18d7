import { DurationSchema } from '#contracts/core/scalars.ts';
import { BPMN, ZEEBE } from '../../namespaces.ts';
import type { XmlElement } from '../../xml/element.ts';
import { readTemplate } from '../expressions/read-expression.ts';
import { camunda } from '../read-loop.ts';
import { type Config, type Reading, titleOf } from '../reading.ts';

const ROLES = ['designer', 'employee', 'manager', 'admin'];
const PRIORITIES = ['low', 'medium', 'high', 'urgent'];

type Variables = Readonly<Record<string, string>>;

/** Who may do a task, until when and how urgent it is, as Camunda 8 and 7 write it. */
export function readAssignment(element: XmlElement, reading: Reading, variables: Variables): Config {
  const nodeId = reading.ids.of(element);
  const extension = element.one(BPMN, 'extensionElements');
  const zeebe = extension?.one(ZEEBE, 'assignmentDefinition');
  const given = (local: string) => zeebe?.attribute(local) ?? camunda(element, local);
  const template = (text: string, field: string) => readTemplate(text, { nodeId, field }, reading, { variables });
  const assignee = given('assignee');
  const users = listOf(given('candidateUsers'));
  const due = extension?.one(ZEEBE, 'taskSchedule')?.attribute('dueDate') ?? camunda(element, 'dueDate');
  const priority = extension?.one(ZEEBE, 'priorityDefinition')?.attribute('priority') ?? camunda(element, 'priority');
  return {
    ...(assignee && { assignee: template(assignee, '/config/assignee') }),
    ...(users.length > 0 && { candidateUsers: users }),
    ...roleOf(listOf(given('candidateGroups')), element, reading),
    ...(due ? dueIn(due, nodeId, reading) : {}),
    ...priorityOf(priority),
  };
}

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function roleOf(groups: readonly string[], element: XmlElement, reading: Reading): Config {
  if (groups.length === 0) return {};
  const role = groups.find((group) => ROLES.includes(group.toLowerCase()))?.toLowerCase();
  if (role && groups.length === 1) return { candidateRole: role };
  reading.notes.warning(
    'bpmn.group-unknown',
    { nodeId: reading.ids.of(element), field: '/config/candidateRole' },
    `“${titleOf(element)}” is offered to ${groups.join(', ')}; here a task is offered to one of the roles ${ROLES.join(', ')}.`,
    `Choose the role${role ? ` (${role} was taken)` : ''}. The groups are kept and given back at export.`,
  );
  return role ? { candidateRole: role } : {};
}

/** A due time that is a duration from the task's beginning: `P3D`, or FEEL's `now() + duration("P3D")`. */
function dueIn(text: string, nodeId: string, reading: Reading): Config {
  const duration = /^\s*=\s*now\(\)\s*\+\s*duration\(\s*"([^"]+)"\s*\)\s*$/.exec(text)?.[1] ?? text;
  if (DurationSchema.safeParse(duration).success) return { dueIn: duration };
  reading.notes.warning(
    'bpmn.due-not-understood',
    { nodeId, field: '/config/dueIn' },
    `The due date “${text.slice(0, 120)}” is no duration from the task's beginning.`,
    'Set dueIn, for example P3D. The original is kept and given back at export.',
  );
  return {};
}

/** Zeebe's priorities are numbers from 0 to 100, 50 in the middle. */
function priorityOf(text: string | undefined): Config {
  if (text === undefined || text.trim() === '') return {};
  const number = Number(text);
  if (PRIORITIES.includes(text)) return { priority: text };
  if (!Number.isFinite(number) || number < 0 || number > 100) return {};
  return { priority: number < 34 ? 'low' : number < 67 ? 'medium' : number < 91 ? 'high' : 'urgent' };
}
