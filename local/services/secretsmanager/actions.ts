import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { type JsonAction, jsonActions } from '#local/services/protocol/json-action.ts';
import { GenerateSchema, generateString } from './generate-string.ts';
import type { Secret, SecretStore, SecretVersion } from './secret-store.ts';

const action = jsonActions({ invalid: 'ValidationException' });
const SecretId = z.string().min(1).max(2048);
const Tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]);
const Value = {
  SecretString: z.string().max(65_536).optional(),
  SecretBinary: z.base64().max(87_384).optional(),
  ClientRequestToken: z.string().min(32).max(64).optional(),
};

function secretValue(input: { SecretString?: string | undefined; SecretBinary?: string | undefined }) {
  if (input.SecretString !== undefined && input.SecretBinary !== undefined)
    throw new AwsCallError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  return { string: input.SecretString, binary: input.SecretBinary };
}

function reference({ arn, name }: Secret, version?: SecretVersion) {
  return { ARN: arn, Name: name, ...(version && { VersionId: version.id, VersionStages: version.stages }) };
}

function describe(secret: Secret) {
  return {
    ...reference(secret),
    Description: secret.description,
    CreatedDate: secret.createdAt / 1000,
    LastChangedDate: secret.changedAt / 1000,
    Tags: secret.tags,
    RotationEnabled: false,
    VersionIdsToStages: Object.fromEntries(
      secret.versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
    ),
  };
}

const Create = z.strictObject({
  Name: z.string(),
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  Tags,
  ...Value,
});

export function secretActions(store: SecretStore): [string, JsonAction][] {
  return [
    action('CreateSecret', Create, (input) => {
      const { Description: description, ClientRequestToken: versionId } = input;
      const secret = store.create(input.Name, secretValue(input), {
        tags: input.Tags,
        ...(description && { description }),
        ...(versionId && { versionId }),
      });
      return reference(secret, secret.versions[0]);
    }),
    action(
      'GetSecretValue',
      z.strictObject({ SecretId, VersionId: z.string().optional(), VersionStage: z.string().optional() }),
      (input) => {
        const secret = store.get(input.SecretId);
        const version = store.version(secret, input.VersionId, input.VersionStage);
        const value =
          version.string === undefined ? { SecretBinary: version.binary } : { SecretString: version.string };
        return { ...reference(secret, version), CreatedDate: version.createdAt / 1000, ...value };
      },
    ),
    action('PutSecretValue', z.strictObject({ SecretId, ...Value }), (input) => {
      const secret = store.get(input.SecretId);
      const value = secretValue(input);
      if (value.string === undefined && value.binary === undefined)
        throw new AwsCallError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
      return reference(secret, store.put(secret, value, input.ClientRequestToken));
    }),
    action(
      'UpdateSecret',
      z.strictObject({ SecretId, Description: z.string().optional(), KmsKeyId: z.string().optional(), ...Value }),
      (input) => {
        const secret = store.get(input.SecretId);
        if (input.Description !== undefined) store.describe(secret, { description: input.Description });
        const version = store.put(secret, secretValue(input), input.ClientRequestToken);
        return { ARN: secret.arn, Name: secret.name, ...(version && { VersionId: version.id }) };
      },
    ),
    action('DescribeSecret', z.strictObject({ SecretId }), (input) => describe(store.get(input.SecretId))),
    action(
      'ListSecrets',
      z.strictObject({ MaxResults: z.number().int().min(1).max(100).default(100), NextToken: z.string().optional() }),
      (input) => {
        const rest = store
          .all()
          .filter((secret) => secret.name > (input.NextToken ?? ''))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        const page = rest.slice(0, input.MaxResults);
        return {
          SecretList: page.map(describe),
          ...(rest.length > page.length ? { NextToken: page.at(-1)!.name } : {}),
        };
      },
    ),
    action(
      'DeleteSecret',
      z.strictObject({ SecretId, ForceDeleteWithoutRecovery: z.boolean().optional() }),
      (input) => {
        const secret = store.get(input.SecretId);
        if (!input.ForceDeleteWithoutRecovery)
          throw new AwsCallError(
            'UnsupportedOperation',
            'DeleteSecret with a recovery window is not covered by the local cloud: set ForceDeleteWithoutRecovery',
          );
        store.delete(secret);
        return { ARN: secret.arn, Name: secret.name, DeletionDate: Date.now() / 1000 };
      },
    ),
    action('TagResource', z.strictObject({ SecretId, Tags }), (input) => {
      const secret = store.get(input.SecretId);
      const kept = secret.tags.filter((tag) => !input.Tags.some((added) => added.Key === tag.Key));
      store.describe(secret, { tags: [...kept, ...input.Tags] });
    }),
    action('GetRandomPassword', GenerateSchema, (input) => ({ RandomPassword: generateString(input) })),
  ];
}
