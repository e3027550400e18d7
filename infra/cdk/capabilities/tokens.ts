import type { Grant, GrantScope } from './capability.ts';

/** Signing access tokens, and reading the public key that verifies them. */
export const tokenSigning = ({ stateful: { signingKey } }: GrantScope): Grant => ({
  environment: { SIGNING_KEY_ID: signingKey.keyArn },
  statements: [{ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [signingKey.keyArn] }],
});

/** Reading the public key that verifies access tokens. */
export const tokenVerification = ({ stateful: { signingKey } }: GrantScope): Grant => ({
  environment: { SIGNING_KEY_ID: signingKey.keyArn },
  statements: [{ actions: ['kms:GetPublicKey'], resources: [signingKey.keyArn] }],
});
