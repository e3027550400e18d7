import { Stack, Validations } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface RouteProps {
  /** `GET /api/v1/tasks/{id}` */
  readonly routeKey: string;
  readonly authorizerId: string | undefined;
  /** Why it needs no token; required without an authorizer. */
  readonly whyPublic?: string;
}

/**
 * The routes of one function: one integration and one permission, however many routes. (The L2 construct writes a
 * permission for each route, which overflows a function's policy, and names integrations after their first route.)
 */
export class HttpRoutes extends Construct {
  readonly #api: HttpApi;
  readonly #target: string;

  constructor(scope: Construct, id: string, { api, handler }: { api: HttpApi; handler: IFunction }) {
    super(scope, id);
    this.#api = api;
    const integration = new CfnIntegration(this, 'Integration', {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: handler.functionArn,
      payloadFormatVersion: '2.0',
    });
    this.#target = `integrations/${integration.ref}`;
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: new ServicePrincipal('apigateway.amazonaws.com').service,
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*/*/*' }),
    });
  }

  add({ routeKey, authorizerId, whyPublic }: RouteProps): void {
    const route = new CfnRoute(this, routeKey.replaceAll('/', '.'), {
      apiId: this.#api.apiId,
      routeKey,
      target: this.#target,
      authorizationType: authorizerId ? 'CUSTOM' : 'NONE',
      ...(authorizerId && { authorizerId }),
    });
    if (authorizerId) return;
    if (!whyPublic) throw new Error(`${routeKey} has no authorizer and no reason for it`);
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: whyPublic });
  }
}
