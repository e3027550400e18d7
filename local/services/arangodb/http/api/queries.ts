import { compileQuery } from '../../aql/compile/query.ts';
import { describeQuery } from '../../aql/describe.ts';
import { parseQuery } from '../../aql/parser/parse.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';
import { queryText } from './cursors.ts';

function explain(request: ApiRequest) {
  const body = request.objectBody;
  const { database } = request;
  const compiled = compileQuery(parseQuery(queryText(body)), body.bindVars, database);
  const writes = new Set(compiled.writes);
  const names = [...new Set([...compiled.reads, ...compiled.writes])];
  const plan = {
    nodes: compiled.plan.map((node, index) => ({
      ...node,
      id: index + 1,
      dependencies: index === 0 ? [] : [index],
      estimatedCost: index + 1,
      estimatedNrItems: 1,
    })),
    rules: [],
    collections: names.map((name) => ({ name, type: writes.has(name) ? 'write' : 'read' })),
    variables: [],
    estimatedCost: compiled.plan.length,
    estimatedNrItems: 1,
    isModificationQuery: writes.size > 0,
  };
  const all =
    typeof body.options === 'object' && body.options !== null && 'allPlans' in body.options && body.options.allPlans;
  const stats = { rulesExecuted: 0, rulesSkipped: 0, plansCreated: 1 };
  return answer(
    200,
    all ? { plans: [plan], warnings: [], stats } : { plan, cacheable: writes.size === 0, warnings: [], stats },
  );
}

function parse(request: ApiRequest) {
  const { collections, bindVars, ast } = describeQuery(parseQuery(queryText(request.objectBody)));
  return answer(200, { parsed: true, collections, bindVars, ast });
}

export const queryRoutes = new RouteTable().post('_api/explain', explain).post('_api/query', parse);
