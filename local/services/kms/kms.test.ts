import { createPublicKey, verify } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DisableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createKms } from './index.ts';

let context: TestContext;
let kms: LocalModule;
let loopback: Loopback;
let client: KMSClient;
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(async () => {
  context = await createTestContext();
  kms = await createKms(context);
  loopback = await serveLoopback(kms.services[0]!);
  client = new KMSClient({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterEach(async () => {
  client.destroy();
  await loopback.close();
  await context.dispose();
});

async function createKey(input: object = {}): Promise<string> {
  return (await client.send(new CreateKeyCommand(input))).KeyMetadata!.KeyId!;
}

describe('KMS', () => {
  it('signs with P-256 so that anybody with the public key can verify', async () => {
    const KeyId = await createKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const { Signature } = await client.send(
      new SignCommand({ KeyId, Message: bytes('token'), SigningAlgorithm: 'ECDSA_SHA_256' }),
    );
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
    const key = createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
    expect(verify('sha256', bytes('token'), { key, dsaEncoding: 'der' }, Signature!)).toBe(true);
    const check = (Message: Uint8Array) =>
      client.send(new VerifyCommand({ KeyId, Message, Signature, SigningAlgorithm: 'ECDSA_SHA_256' }));
    expect((await check(bytes('token'))).SignatureValid).toBe(true);
    await expect(check(bytes('other'))).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
  });

  it.each(['RSASSA_PSS_SHA_256', 'RSASSA_PKCS1_V1_5_SHA_512'] as const)(
    'signs with RSA by %s',
    async (SigningAlgorithm) => {
      const KeyId = await createKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
      const { Signature } = await client.send(new SignCommand({ KeyId, Message: bytes('x'), SigningAlgorithm }));
      expect(
        (await client.send(new VerifyCommand({ KeyId, Message: bytes('x'), Signature, SigningAlgorithm })))
          .SignatureValid,
      ).toBe(true);
    },
  );

  it('decrypts what it encrypted, for the same encryption context, by alias too', async () => {
    const TargetKeyId = await createKey();
    await client.send(new CreateAliasCommand({ AliasName: 'alias/data', TargetKeyId }));
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId: 'alias/data', Plaintext: bytes('secret'), EncryptionContext: { a: '1', b: '2' } }),
    );
    const decrypt = (EncryptionContext: Record<string, string>) =>
      client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(Buffer.from((await decrypt({ b: '2', a: '1' })).Plaintext!).toString()).toBe('secret');
    await expect(decrypt({ a: '2' })).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    const dataKey = await client.send(new GenerateDataKeyCommand({ KeyId: TargetKeyId, KeySpec: 'AES_256' }));
    const opened = await client.send(
      new DecryptCommand({ CiphertextBlob: dataKey.CiphertextBlob, KeyId: TargetKeyId }),
    );
    expect(opened.Plaintext).toEqual(dataKey.Plaintext);
  });

  it('keeps the key of a template over restarts, in a file that only its owner reads', async () => {
    const create = async (module: LocalModule) =>
      module.providers[0]!.create('SigningKey', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }, context, {
        stack: 's',
        type: 'AWS::KMS::Key',
        metadata: {},
      });
    const first = await create(kms);
    expect(await create(await createKms(context))).toEqual(first);
    expect((await stat(join(context.dataDir, 'kms', 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('refuses bad input with the errors of KMS', async () => {
    const KeyId = await createKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const sign = (input: object) =>
      client.send(new SignCommand({ KeyId, Message: bytes('x'), SigningAlgorithm: 'ECDSA_SHA_256', ...input }));
    await expect(sign({ KeyId: 'nothing' })).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(sign({ SigningAlgorithm: 'ECDSA_SHA_512' })).rejects.toMatchObject({
      name: 'InvalidKeyUsageException',
    });
    await expect(sign({ Message: new Uint8Array(4097) })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(sign({ GrantTokens: ['x'] })).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: expect.stringContaining('GrantTokens') as string,
    });
    await expect(client.send(new EncryptCommand({ KeyId, Plaintext: bytes('x') }))).rejects.toMatchObject({
      name: 'InvalidKeyUsageException',
    });
    await expect(client.send(new DecryptCommand({ CiphertextBlob: bytes('junk') }))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await expect(createKey({ KeySpec: 'ECC_SECG_P256K1' })).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    await client.send(new DisableKeyCommand({ KeyId }));
    await expect(sign({})).rejects.toMatchObject({ name: 'DisabledException' });
  });
});
