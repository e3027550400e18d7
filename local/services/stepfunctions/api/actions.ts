import * as activities from './activities.ts';
import * as aliases from './aliases.ts';
import * as executions from './executions.ts';
import { getExecutionHistory } from './history.ts';
import { listExecutions } from './list-executions.ts';
import * as machines from './machines.ts';
import * as mapRuns from './map-runs.ts';
import { redriveExecution } from './redrive-execution.ts';
import type { Action } from './service.ts';
import { startSyncExecution } from './sync.ts';
import * as tags from './tags.ts';
import * as tasks from './tasks.ts';
import { testState } from './test-state.ts';
import { validateStateMachineDefinition } from './validate.ts';
import * as versions from './versions.ts';

/** Every action the engine answers, by its name in X-Amz-Target. */
export const ACTIONS: Record<string, Action> = {
  CreateActivity: activities.createActivity,
  DeleteActivity: activities.deleteActivity,
  DescribeActivity: activities.describeActivity,
  GetActivityTask: activities.getActivityTask,
  ListActivities: activities.listActivities,
  CreateStateMachine: machines.createStateMachine,
  UpdateStateMachine: machines.updateStateMachine,
  DeleteStateMachine: machines.deleteStateMachine,
  DescribeStateMachine: machines.describeStateMachine,
  ListStateMachines: machines.listStateMachines,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
  PublishStateMachineVersion: versions.publishStateMachineVersion,
  ListStateMachineVersions: versions.listStateMachineVersions,
  DeleteStateMachineVersion: versions.deleteStateMachineVersion,
  CreateStateMachineAlias: aliases.createStateMachineAlias,
  UpdateStateMachineAlias: aliases.updateStateMachineAlias,
  DescribeStateMachineAlias: aliases.describeStateMachineAlias,
  ListStateMachineAliases: aliases.listStateMachineAliases,
  DeleteStateMachineAlias: aliases.deleteStateMachineAlias,
  DescribeMapRun: mapRuns.describeMapRun,
  ListMapRuns: mapRuns.listMapRuns,
  UpdateMapRun: mapRuns.updateMapRun,
  TestState: testState,
  StartExecution: executions.startExecution,
  StartSyncExecution: startSyncExecution,
  DescribeExecution: executions.describeExecution,
  ListExecutions: listExecutions,
  StopExecution: executions.stopExecution,
  RedriveExecution: redriveExecution,
  DescribeStateMachineForExecution: executions.describeStateMachineForExecution,
  GetExecutionHistory: getExecutionHistory,
  SendTaskSuccess: tasks.sendTaskSuccess,
  SendTaskFailure: tasks.sendTaskFailure,
  SendTaskHeartbeat: tasks.sendTaskHeartbeat,
  TagResource: tags.tagResource,
  UntagResource: tags.untagResource,
  ListTagsForResource: tags.listTagsForResource,
};
