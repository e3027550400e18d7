import { probeFunction } from '#adapters/lambda/invoke.ts';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { openApiDocument } from '#contracts/openapi.ts';
import * as contract from '#contracts/registry.ts';
import { notFound } from '#runtime/errors.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { checkService } from './check-service.ts';
import { environment } from './environment.ts';
import { refuseWrongMethod } from './refuse-wrong-method.ts';
import { SERVICES } from './services.ts';

const check = ([name, summary]: [string, string]) =>
  checkService(name, summary, environment.SERVICE_FUNCTIONS[name], probeFunction);

let openApi: ReturnType<typeof JsonObjectSchema.parse> | undefined;

export const handler = httpHandler(
  [
    route(contract.getHealth, async () => ({ status: 'ok' as const, stage: environment.STAGE })),
    route(
      contract.getOpenApi,
      async () => (openApi ??= JsonObjectSchema.parse(JSON.parse(JSON.stringify(openApiDocument())))),
    ),
    route(contract.listServices, async () => ({ items: await Promise.all(Object.entries(SERVICES).map(check)) })),
    route(contract.getService, async ({ params }) => {
      const summary = SERVICES[params.name];
      if (summary === undefined) throw notFound('service', params.name);
      return check([params.name, summary]);
    }),
  ],
  { fallback: refuseWrongMethod },
);
