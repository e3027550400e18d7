import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, describe, KeyId } from './action.ts';
import type { KeyStore } from './key-store.ts';

const CreateKey = z.strictObject({
  KeySpec: z.string().optional(),
  CustomerMasterKeySpec: z.string().optional(),
  KeyUsage: z.string().optional(),
  Description: z.string().optional(),
  Policy: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
});

export function keyActions(store: KeyStore): [string, JsonAction][] {
  return [
    action('CreateKey', CreateKey, (input) => {
      const spec = input.KeySpec ?? input.CustomerMasterKeySpec;
      const { KeyUsage: usage, Description: description } = input;
      const key = store.create({ ...(spec && { spec }), ...(usage && { usage }), ...(description && { description }) });
      return { KeyMetadata: describe(key) };
    }),
    action('DescribeKey', z.strictObject({ KeyId, GrantTokens: z.array(z.string()).optional() }), (input) => ({
      KeyMetadata: describe(store.get(input.KeyId)),
    })),
    action('ListKeys', z.strictObject({}), () => ({
      Keys: store.all().map((key) => ({ KeyId: key.id, KeyArn: key.arn })),
      Truncated: false,
    })),
    action('EnableKey', z.strictObject({ KeyId }), (input) => store.setEnabled(store.get(input.KeyId), true)),
    action('DisableKey', z.strictObject({ KeyId }), (input) => store.setEnabled(store.get(input.KeyId), false)),
    action('ListAliases', z.strictObject({ KeyId: KeyId.optional() }), (input) => {
      const wanted = input.KeyId === undefined ? undefined : store.get(input.KeyId).id;
      const aliases = store.aliases().filter((alias) => wanted === undefined || alias.keyId === wanted);
      return {
        Aliases: aliases.map(({ name, arn, keyId }) => ({ AliasName: name, AliasArn: arn, TargetKeyId: keyId })),
        Truncated: false,
      };
    }),
    action('CreateAlias', z.strictObject({ AliasName: z.string(), TargetKeyId: KeyId }), (input) => {
      if (store.find(input.AliasName))
        throw new AwsCallError('AlreadyExistsException', `An alias with the name ${input.AliasName} already exists`);
      store.setAlias(input.AliasName, store.get(input.TargetKeyId).id);
    }),
    action('UpdateAlias', z.strictObject({ AliasName: z.string(), TargetKeyId: KeyId }), (input) => {
      store.get(input.AliasName);
      store.setAlias(input.AliasName, store.get(input.TargetKeyId).id);
    }),
    action('DeleteAlias', z.strictObject({ AliasName: z.string() }), (input) => store.deleteAlias(input.AliasName)),
  ];
}
