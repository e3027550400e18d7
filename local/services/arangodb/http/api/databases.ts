import { ArangoError, errorNumbers } from '../../errors.ts';
import type { ApiRequest } from '../request.ts';
import { result } from '../response.ts';
import { RouteTable } from '../router.ts';
import { databaseUsers } from './users.ts';

function assertSystem(request: ApiRequest): void {
  if (request.databaseName !== '_system') throw new ArangoError(errorNumbers.systemDatabaseOnly);
}

export const databaseRoutes = new RouteTable()
  .get('_api/database', (request) => {
    assertSystem(request);
    return result(request.server.names());
  })
  .get('_api/database/user', (request) => result(request.server.names()))
  .get('_api/database/current', (request) => {
    const { name, id } = request.database;
    return result({
      id,
      name,
      isSystem: name === '_system',
      path: '',
      sharding: '',
      replicationFactor: 1,
      writeConcern: 1,
    });
  })
  .post('_api/database', (request) => {
    assertSystem(request);
    const { name, users } = request.objectBody;
    if (typeof name !== 'string') throw new ArangoError(errorNumbers.databaseNameInvalid);
    request.server.create(name);
    databaseUsers(request, name, users ?? []);
    return result(true, 201);
  })
  .delete('_api/database/:name', (request, [name]) => {
    assertSystem(request);
    request.server.drop(name as string);
    return result(true);
  });
