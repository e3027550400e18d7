import { ArangoError, errorNumbers } from '../../errors.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { type Grant, hashed, type User } from '../authentication.ts';
import type { ApiRequest } from '../request.ts';
import { answer, result } from '../response.ts';
import { RouteTable } from '../router.ts';

// Grants are kept and told, not enforced: on one machine every user who can log in may do everything.

function shown({ name, active, extra }: User) {
  return { user: name, active, extra };
}

function create(request: ApiRequest) {
  const { user } = request.objectBody;
  if (typeof user !== 'string' || user === '')
    throw new ArangoError(errorNumbers.httpBadParameter, 'user name expected');
  const { authentication } = request.services;
  if (authentication.has(user)) throw new ArangoError(1702);
  const created = newUser(user, request.objectBody);
  authentication.save(created);
  return answer(201, shown(created));
}

function newUser(name: string, body: JsonObject): User {
  return { name, active: true, extra: {}, databases: {}, ...hashed(''), ...changes(body) };
}

/** Users that a database is created with may work in it; those that exist keep their password. */
export function databaseUsers({ services: { authentication } }: ApiRequest, database: string, given: Json): void {
  for (const entry of Array.isArray(given) ? given : []) {
    const name = isObject(entry) ? (entry.username ?? entry.user) : undefined;
    if (!isObject(entry) || typeof name !== 'string' || name === '')
      throw new ArangoError(errorNumbers.httpBadParameter, 'user name expected');
    const user = authentication.has(name) ? authentication.find(name) : newUser(name, entry);
    authentication.save({ ...user, databases: { ...user.databases, [database]: 'rw' } });
  }
}

function changes(body: JsonObject): Partial<User> {
  const { passwd, active, extra } = body;
  return {
    ...(typeof passwd === 'string' ? hashed(passwd) : {}),
    ...(typeof active === 'boolean' ? { active } : {}),
    ...(extra !== undefined && isObject(extra) ? { extra } : {}),
  };
}

function change(request: ApiRequest, name: string, base: Partial<User>) {
  const { authentication } = request.services;
  const changed: User = { ...authentication.find(name), ...base, ...changes(request.objectBody) };
  authentication.save(changed);
  return answer(200, shown(changed));
}

function grantKey(path: string[]): string {
  return path.filter((part) => part !== undefined).join('/');
}

function setGrant(request: ApiRequest, name: string, key: string) {
  const { grant } = request.objectBody;
  if (grant !== 'rw' && grant !== 'ro' && grant !== 'none')
    throw new ArangoError(errorNumbers.httpBadParameter, 'malformed grant');
  const { authentication } = request.services;
  const user = authentication.find(name);
  authentication.save({ ...user, databases: { ...user.databases, [key]: grant } });
  return answer(200, { [key]: grant });
}

function clearGrant(request: ApiRequest, name: string, key: string) {
  const { authentication } = request.services;
  const user = authentication.find(name);
  const { [key]: _removed, ...databases } = user.databases;
  authentication.save({ ...user, databases });
  return answer(202);
}

function grantOf(user: User, database: string, collection?: string): Grant {
  const specific = collection === undefined ? undefined : user.databases[`${database}/${collection}`];
  return specific ?? user.databases[database] ?? user.databases['*'] ?? 'none';
}

/** The grant of a database and those that its collections have of their own. */
function fullGrant({ server }: ApiRequest, user: User, database: string) {
  const names = [
    '*',
    ...server
      .database(database)
      .catalog.all()
      .map(({ name }) => name),
  ];
  const own = names.map((name) => [name, user.databases[`${database}/${name}`] ?? 'undefined']);
  return { permission: grantOf(user, database), collections: Object.fromEntries(own) as Record<string, string> };
}

export const userRoutes = new RouteTable()
  .get('_api/user', ({ services: { authentication } }) =>
    result(authentication.names().map((name) => shown(authentication.find(name)))),
  )
  .post('_api/user', create)
  .get('_api/user/:user', (request, [name]) => answer(200, shown(request.services.authentication.find(name as string))))
  .put('_api/user/:user', (request, [name]) => change(request, name as string, { active: true, extra: {} }))
  .patch('_api/user/:user', (request, [name]) => change(request, name as string, {}))
  .delete('_api/user/:user', (request, [name]) => {
    request.services.authentication.remove(name as string);
    return answer(202);
  })
  .get('_api/user/:user/database', (request, [name]) => {
    const user = request.services.authentication.find(name as string);
    const names = request.server.names();
    if (request.flag('full'))
      return result(Object.fromEntries(names.map((name) => [name, fullGrant(request, user, name)])));
    return result(Object.fromEntries(names.map((database) => [database, grantOf(user, database)])));
  })
  .get('_api/user/:user/database/:database', (request, [name, database]) =>
    result(grantOf(request.services.authentication.find(name as string), database as string)),
  )
  .get('_api/user/:user/database/:database/:collection', (request, [name, database, collection]) =>
    result(grantOf(request.services.authentication.find(name as string), database as string, collection)),
  )
  .put('_api/user/:user/database/:database', (request, [name, ...key]) =>
    setGrant(request, name as string, grantKey(key)),
  )
  .put('_api/user/:user/database/:database/:collection', (request, [name, ...key]) =>
    setGrant(request, name as string, grantKey(key)),
  )
  .delete('_api/user/:user/database/:database', (request, [name, ...key]) =>
    clearGrant(request, name as string, grantKey(key)),
  )
  .delete('_api/user/:user/database/:database/:collection', (request, [name, ...key]) =>
    clearGrant(request, name as string, grantKey(key)),
  );
