import type { Template } from 'aws-cdk-lib/assertions';

/** A template without what changes with the bundles and with aws-cdk-lib's own assets: 64 hexadecimal digits. */
export const masked = (template: Template): unknown =>
  JSON.parse(JSON.stringify(template.toJSON()).replace(/[0-9a-f]{64}/g, '<hash>'));
