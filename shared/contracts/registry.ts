import { z } from 'zod';
import { JsonObjectSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { TimestampSchema } from './core/scalars.ts';

const context = 'registry';

export const ServiceSchema = z
  .object({
    name: z.string(),
    summary: z.string(),
    status: z.enum(['healthy', 'degraded', 'unhealthy']),
    latencyMs: z.number().optional(),
    checkedAt: TimestampSchema,
    detail: z.string().optional(),
    operations: z.array(z.object({ id: z.string(), method: z.string(), path: z.string(), summary: z.string() })),
  })
  .meta({ id: 'Service' });
export type Service = z.infer<typeof ServiceSchema>;

export const listServices = operation({
  id: 'listServices',
  context,
  method: 'GET',
  path: '/services',
  summary: 'The services of the platform with their live health',
  access: 'user',
  result: z.object({ items: z.array(ServiceSchema) }),
});

export const getService = operation({
  id: 'getService',
  context,
  method: 'GET',
  path: '/services/{name}',
  summary: 'One service with its live health',
  access: 'user',
  params: z.object({ name: z.string() }),
  result: ServiceSchema,
  problems: ['service.not-found'],
});

export const getHealth = operation({
  id: 'getHealth',
  context,
  method: 'GET',
  path: '/health',
  summary: 'Whether the API answers',
  access: 'public',
  result: z.object({ status: z.literal('ok'), stage: z.string() }),
});

export const getOpenApi = operation({
  id: 'getOpenApi',
  context,
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  access: 'public',
  result: JsonObjectSchema,
});

export const registryOperations = [getHealth, getOpenApi, listServices, getService];
