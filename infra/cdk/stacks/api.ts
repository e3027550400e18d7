import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnAuthorizer, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { AnyOperation } from '#contracts/core/operation.ts';
import type { StageConfig } from '../config.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import type { Names } from '../names.ts';
import type { FunctionsStack } from './functions.ts';

export interface ApiStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
  readonly functions: FunctionsStack;
  readonly operations: readonly AnyOperation[];
  readonly apiPrefix: string;
}

/** How long the answer for a token or API key is kept: a revoked one works at most this much longer. */
const authorizerCache = Duration.seconds(60);

/** The HTTP API: one explicit route per operation of the contract, each behind the authorizer unless it is public. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly accessLogs: LogGroup;
  readonly #authorizerId: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    { config, names, functions, operations, apiPrefix, ...props }: ApiStackProps,
  ) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'Api', { apiName: names.prefix, createDefaultStage: false });
    this.accessLogs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/vendedlogs/apis/${names.prefix}`,
      retention: config.logRetentionDays,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: config.throttling.rate, burstLimit: config.throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(this.accessLogs), format: accessLogFormat },
    });
    const authorizer = functions.find('identity', 'authorizer');
    this.#authorizerId = authorizer && this.#authorizer(authorizer);
    this.#routes(functions, operations, apiPrefix);
    new CfnOutput(this, 'ApiEndpoint', { value: this.api.apiEndpoint });
  }

  /**
   * The token is the only identity source: API Gateway refuses a request without a declared source before it asks the
   * authorizer, so a tenant header here would make that header mandatory. A tenant header is compared with the token's
   * tenant by the function, on every call, cached answer or not.
   */
  #authorizer(handler: IFunction): string {
    const authorizer = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.apiId,
      name: 'identity',
      authorizerType: 'REQUEST',
      authorizerUri: `arn:${this.partition}:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      identitySource: ['$request.header.Authorization'],
      authorizerResultTtlInSeconds: authorizerCache.toSeconds(),
    });
    new CfnPermission(this, 'AuthorizerPermission', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: new ServicePrincipal('apigateway.amazonaws.com').service,
      sourceArn: this.formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `authorizers/${authorizer.ref}`,
      }),
    });
    return authorizer.ref;
  }

  #routes(functions: FunctionsStack, operations: readonly AnyOperation[], apiPrefix: string): void {
    for (const handler of functions.functions.filter(({ entry }) => entry.door === 'api')) {
      const { name, rawRoutes = [] } = handler.entry.context;
      const routes = new HttpRoutes(this, `${name}-routes`, { api: this.api, handler });
      for (const { method, path, context, access } of operations) {
        if (context !== name) continue;
        const routeKey = `${method} ${apiPrefix}${path}`;
        if (access === 'public') {
          routes.add({ routeKey, authorizerId: undefined, whyPublic: 'the contract declares the operation public' });
        } else if (this.#authorizerId) {
          routes.add({ routeKey, authorizerId: this.#authorizerId });
        }
      }
      for (const { route, whyPublic } of rawRoutes) {
        routes.add({ routeKey: route, authorizerId: undefined, whyPublic });
      }
    }
  }
}

/** One JSON line per request, with what finds its trace and says why it failed; never the token or the body. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    route: '$context.routeKey',
    path: '$context.path',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    integrationLatencyMs: '$context.integrationLatency',
    tenantId: '$context.authorizer.tenantId',
    userId: '$context.authorizer.userId',
    error: '$context.error.message',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);
