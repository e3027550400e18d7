import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import { type Handler, RouteTable } from '../router.ts';

// Documented endpoints that this server does not have: each is refused by name, with the error that ArangoDB has for it.

const refuse =
  (what: string): Handler =>
  () => {
    throw notImplemented(what);
  };
const onCoordinators: Handler = () => {
  throw new ArangoError(errorNumbers.onlyOnCoordinator);
};
const noSuch =
  (errorNum: number, kind: string): Handler =>
  (_request, [name]) => {
    throw new ArangoError(errorNum, `${kind} not found: ${name}`);
  };

export const uncoveredRoutes = new RouteTable();

/** One endpoint for each method. */
function add(methods: string, pattern: string, handler: Handler): void {
  for (const method of methods.split(' ')) uncoveredRoutes.add(method, pattern, handler);
}

add('POST', '_api/view', refuse('a view'));
add('GET DELETE', '_api/view/:view', noSuch(errorNumbers.collectionNotFound, 'collection or view'));
add('GET PUT PATCH', '_api/view/:view/properties', noSuch(errorNumbers.collectionNotFound, 'collection or view'));
add('PUT', '_api/view/:view/rename', noSuch(errorNumbers.collectionNotFound, 'collection or view'));
add('POST', '_api/analyzer', refuse('an analyzer'));
add('GET DELETE', '_api/analyzer/:analyzer', noSuch(errorNumbers.documentNotFound, 'analyzer'));
add('POST', '_api/aqlfunction', refuse('a user-defined function'));
add('DELETE', '_api/aqlfunction/:name', noSuch(errorNumbers.userFunctionNotFound, 'user function'));

add('GET POST', '_api/token/:user', refuse('an access token'));
add('DELETE', '_api/token/:user/:id', refuse('an access token'));

for (const [methods, path] of [
  ['POST', ''],
  ['GET PUT PATCH DELETE', '/service'],
  ['GET PUT PATCH', '/configuration'],
  ['GET PUT PATCH', '/dependencies'],
  ['POST DELETE', '/development'],
  ['GET', '/scripts'],
  ['POST', '/scripts/:script'],
  ['POST', '/tests'],
  ['GET', '/readme'],
  ['GET', '/swagger'],
  ['POST', '/download'],
  ['POST', '/commit'],
] as const)
  add(methods, `_api/foxx${path}`, refuse('a Foxx service'));

for (const action of ['create', 'list', 'restore', 'delete'])
  add('POST', `_admin/backup/${action}`, refuse('a hot backup'));
add('GET PUT', '_admin/license', refuse('a license'));
add('DELETE', '_admin/shutdown', refuse('shutting down over HTTP'));
add('GET POST PUT', '_admin/cluster/rebalance', onCoordinators);
add('POST', '_admin/cluster/rebalance/execute', onCoordinators);
add('GET', '_api/cluster/endpoints', onCoordinators);
add('GET', '_api/collection/:name/shards', onCoordinators);
add('PUT', '_api/collection/:name/responsibleShard', onCoordinators);
