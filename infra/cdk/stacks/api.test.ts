import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { operations } from '#contracts/operations.ts';
import { contexts } from '../contexts.ts';
import { synthesize } from '../testing/synthesize.ts';

describe('the api stack', () => {
  const { api } = synthesize();
  const routes = Object.values(api.findResources('AWS::ApiGatewayV2::Route')).map(
    ({ Properties }) => Properties as { RouteKey: string; AuthorizationType: string; AuthorizerId?: unknown },
  );
  const routeOf = (method: string, path: string) =>
    routes.find(({ RouteKey }) => RouteKey === `${method} /api/v1${path}`);

  it.each(operations.map(({ method, path, access }) => [method, path, access === 'public'] as const))(
    'routes %s %s, behind the authorizer unless it is public (%s)',
    (method, path, isPublic) => {
      const route = routeOf(method, path);
      expect(route?.AuthorizationType).toBe(isPublic ? 'NONE' : 'CUSTOM');
      expect(route?.AuthorizerId !== undefined).toBe(!isPublic);
    },
  );

  it('has no route beside the contract’s operations and the raw routes of contexts', () => {
    const raw = contexts.flatMap(({ rawRoutes = [] }) => rawRoutes);
    expect(routes).toHaveLength(operations.length + raw.length);
    expect(routes.map(({ RouteKey }) => RouteKey)).toEqual(expect.arrayContaining(raw.map(({ route }) => route)));
    expect(routes.map(({ RouteKey }) => RouteKey)).not.toContain('$default');
  });

  it('asks the authorizer by the token alone and keeps its answer for a minute', () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: 60,
    });
  });

  it('lets API Gateway call each function once, and only for this API', () => {
    const permissions = Object.values(api.findResources('AWS::Lambda::Permission')) as {
      Properties: { SourceArn: unknown };
    }[];
    expect(permissions).toHaveLength(contexts.filter(({ doors }) => doors.api).length + 1);
    for (const { Properties } of permissions) expect(JSON.stringify(Properties.SourceArn)).toContain('execute-api');
  });

  it('throttles, and logs every request without its token', () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 2000, ThrottlingBurstLimit: 1000, DetailedMetricsEnabled: true },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('\\$context\\.requestId') },
    });
    expect(JSON.stringify(api.findResources('AWS::ApiGatewayV2::Stage'))).not.toMatch(/header|authorization/i);
  });
});

describe('the api stack without an authorizer', () => {
  it('leaves out what is not public rather than opening it', () => {
    const { api } = synthesize({
      entries: [{ context: contexts[0]!, door: 'api', name: 'identity-api', source: 'x' }],
    });
    const open = Object.values(api.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey,
    );
    expect(open.sort()).toEqual(['POST /api/v1/auth/login', 'POST /api/v1/auth/refresh']);
  });
});
