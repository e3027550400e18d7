import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../testing/synthesize.ts';

describe('the web stack', () => {
  const { web } = synthesize({ entries: [] });

  it('serves the API below the web’s own origin, uncached and over TLS', () => {
    for (const path of ['/api/*', '/hooks/*', '/mcp', '/mcp/*']) {
      web.hasResourceProperties('AWS::CloudFront::Distribution', {
        DistributionConfig: {
          CacheBehaviors: Match.arrayWith([
            Match.objectLike({
              PathPattern: path,
              ViewerProtocolPolicy: 'https-only',
              // Managed policies: CachingDisabled, AllViewerExceptHostHeader.
              CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
              OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
              AllowedMethods: Match.arrayWith(['PUT', 'PATCH', 'DELETE']),
            }),
          ]),
        },
      });
    }
  });

  it('reads the bucket by origin access control, and nobody else does', () => {
    web.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    web.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });

  it('sends security headers with every answer', () => {
    web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: Match.stringLikeRegexp("script-src 'self';") },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY' },
          StrictTransportSecurity: { IncludeSubdomains: true },
        },
      },
    });
  });

  it('deploys a page that says what to do while the web is not built', () => {
    web.resourceCountIs('Custom::CDKBucketDeployment', 1);
  });
});

describe('the rewriting of the single-page application’s paths', () => {
  const code = readFileSync(join(import.meta.dirname, '../edge/rewrite-to-index.js'), 'utf8');
  const rewrite = runInNewContext(`${code}; (uri) => handler({ request: { uri } }).uri`) as (uri: string) => string;

  it.each([
    ['/', '/index.html'],
    ['/processes/01J', '/index.html'],
    ['/v1.2/about', '/index.html'],
    ['/assets/index-abc.js', '/assets/index-abc.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('%s → %s', (uri, expected) => {
    expect(rewrite(uri)).toBe(expected);
  });
});
