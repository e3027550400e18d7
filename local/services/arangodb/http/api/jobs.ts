import { ArangoError, errorNumbers } from '../../errors.ts';
import type { ApiRequest } from '../request.ts';
import { type ApiResponse, result } from '../response.ts';
import { RouteTable } from '../router.ts';

const ownerOf = ({ databaseName, user }: ApiRequest): [string, string] => [databaseName, user];

/** The answer of a job as its request would have had it; it can be fetched once. */
function fetch(request: ApiRequest, id: string): ApiResponse {
  const { jobs } = request.services;
  const response = jobs.find(...ownerOf(request), id);
  jobs.remove(...ownerOf(request), id);
  return { ...response, headers: { ...response.headers, 'x-arango-async-id': id } };
}

function list(request: ApiRequest, kind: string): ApiResponse {
  const most = Number(request.text('count') ?? 100);
  if (kind === 'pending') return { status: 200, body: [] };
  if (kind === 'done') return { status: 200, body: request.services.jobs.list(...ownerOf(request)).slice(0, most) };
  request.services.jobs.find(...ownerOf(request), kind);
  return { status: 200 };
}

function remove(request: ApiRequest, which: string): ApiResponse {
  const { jobs } = request.services;
  if (which === 'all') jobs.clear(...ownerOf(request));
  else if (which === 'expired') {
    const stamp = request.text('stamp');
    if (stamp === undefined || !Number.isFinite(Number(stamp))) throw new ArangoError(errorNumbers.httpBadParameter);
    jobs.clear(...ownerOf(request), Number(stamp));
  } else jobs.remove(...ownerOf(request), which);
  return result(true);
}

export const jobRoutes = new RouteTable()
  .put('_api/job/:id', (request, [id]) => fetch(request, id as string))
  .put('_api/job/:id/cancel', (request, [id]) => {
    // A job that is done stays done.
    request.services.jobs.find(...ownerOf(request), id as string);
    return result(true);
  })
  .get('_api/job/:kind', (request, [kind]) => list(request, kind as string))
  .delete('_api/job/:which', (request, [which]) => remove(request, which as string));
