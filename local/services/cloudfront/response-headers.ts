import { z } from 'zod';
import type { ResponseHeader } from './model.ts';

const Override = z.object({ Override: z.boolean() });
const ConfigSchema = z.object({
  SecurityHeadersConfig: z
    .object({
      ContentSecurityPolicy: Override.extend({ ContentSecurityPolicy: z.string() }).optional(),
      ContentTypeOptions: Override.optional(),
      FrameOptions: Override.extend({ FrameOption: z.string() }).optional(),
      ReferrerPolicy: Override.extend({ ReferrerPolicy: z.string() }).optional(),
      StrictTransportSecurity: Override.extend({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean().optional(),
        Preload: z.boolean().optional(),
      }).optional(),
      XSSProtection: Override.extend({ Protection: z.boolean(), ModeBlock: z.boolean().optional() }).optional(),
    })
    .optional(),
  CustomHeadersConfig: z
    .object({ Items: z.array(Override.extend({ Header: z.string(), Value: z.string() })) })
    .optional(),
});

/** The headers of an AWS::CloudFront::ResponseHeadersPolicy. */
export function readResponseHeaders(config: unknown): ResponseHeader[] {
  const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom } = ConfigSchema.parse(config);
  const headers: ResponseHeader[] = [];
  const add = (name: string, source: { Override: boolean } | undefined, value: string): void => {
    if (source) headers.push({ name, value, override: source.Override });
  };
  const { ContentSecurityPolicy: policy, FrameOptions: frame, ReferrerPolicy: referrer, XSSProtection: xss } = security;
  add('content-security-policy', policy, policy?.ContentSecurityPolicy ?? '');
  add('x-content-type-options', security.ContentTypeOptions, 'nosniff');
  add('x-frame-options', frame, frame?.FrameOption ?? '');
  add('referrer-policy', referrer, referrer?.ReferrerPolicy ?? '');
  add('x-xss-protection', xss, `${xss?.Protection ? 1 : 0}${xss?.ModeBlock ? '; mode=block' : ''}`);
  add(
    'strict-transport-security',
    security.StrictTransportSecurity,
    transportSecurity(security.StrictTransportSecurity),
  );
  for (const { Header, Value, Override: override } of custom?.Items ?? []) {
    headers.push({ name: Header.toLowerCase(), value: Value, override });
  }
  return headers;
}

function transportSecurity(
  config:
    | { AccessControlMaxAgeSec: number; IncludeSubdomains?: boolean | undefined; Preload?: boolean | undefined }
    | undefined,
): string {
  if (!config) return '';
  const parts = [`max-age=${config.AccessControlMaxAgeSec}`];
  if (config.IncludeSubdomains) parts.push('includeSubDomains');
  if (config.Preload) parts.push('preload');
  return parts.join('; ');
}

/** AWS's managed policies, by the ids that templates carry. */
export const MANAGED_RESPONSE_HEADERS: Record<string, ResponseHeader[]> = {
  // SecurityHeadersPolicy
  '67f7725c-6f97-4210-82d7-5512b31e9d03': [
    { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
    { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
    { name: 'x-content-type-options', value: 'nosniff', override: true },
    { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
    { name: 'x-xss-protection', value: '1; mode=block', override: false },
  ],
};
