import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { SecurityHeaders } from '../constructs/security-headers.ts';
import { WebDeployment } from '../constructs/web-deployment.ts';
import type { Names } from '../names.ts';
import type { StatefulStack } from './stateful.ts';

export interface WebStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
  readonly stateful: StatefulStack;
  readonly api: HttpApi;
  /** Folder of the built web; a placeholder page is deployed while there is none. */
  readonly webDist: string;
}

/**
 * Paths of the one origin that are not the web. Until their contexts exist, the HTTP API answers `/ws` and `/mcp` with 404; a WebSocket
 * API takes `/ws` over with the realtime context.
 */
const apiPaths = ['/api/*', '/hooks/*', '/mcp', '/mcp/*', '/ws', '/ws/*'];

/** The public origin: the web from S3, and the API below its paths, so that the browser needs no CORS. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { config, names, stateful, api, webDist, ...props }: WebStackProps) {
    super(scope, id, props);
    const bucket = privateBucket(this, 'Bucket', {
      bucketName: names.bucket('web'),
      serverAccessLogsBucket: stateful.accessLogs,
      serverAccessLogsPrefix: 's3/web/',
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const headers = new SecurityHeaders(this, 'SecurityHeaders', names.prefix);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${names.prefix}: one origin for web and API`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: stateful.accessLogs,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        functionAssociations: [{ function: this.#rewriteToIndex(), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: this.#apiBehaviours(api, headers),
    });
    this.#acknowledge(distribution);
    new WebDeployment(this, 'Deployment', {
      bucket,
      distribution,
      webDist: existsSync(join(webDist, 'index.html')) ? webDist : undefined,
    });
    new CfnOutput(this, 'Url', { value: `https://${distribution.distributionDomainName}` });
  }

  #rewriteToIndex = (): EdgeFunction =>
    new EdgeFunction(this, 'RewriteToIndex', {
      comment: 'Pages of the single-page application are all index.html',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, '../edge/rewrite-to-index.js') }),
    });

  #apiBehaviours(api: HttpApi, responseHeadersPolicy: SecurityHeaders): Record<string, BehaviorOptions> {
    const origin = new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
    });
    const behaviour: BehaviorOptions = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
    };
    return Object.fromEntries(apiPaths.map((path) => [path, behaviour]));
  }

  #acknowledge(distribution: Distribution): void {
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'The product is offered everywhere: no country is to be locked out.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'Requests are authorized and throttled by the API; a web ACL is an account-wide choice with a price of its own (docs/deploying.md says how to attach one).',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          'The distribution answers on its cloudfront.net name, whose certificate does not allow another minimum; a certificate of one’s own raises it (docs/deploying.md).',
      },
    );
  }
}
