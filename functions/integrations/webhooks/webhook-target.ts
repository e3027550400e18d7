import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { TaskError } from '#runtime/errors.ts';

/** Addresses that a tenant's webhook must not reach: the platform's own network, instance metadata, this host (OWASP SSRF). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** An IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) counts as itself. */
const isPrivate = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return PRIVATE.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
};

/** Checks where a webhook goes. @throws TaskError `FlowMaster.WebhookRefused` */
export async function resolveTarget(url: string, { allowPrivate }: { allowPrivate: boolean }): Promise<URL> {
  const target = URL.parse(url);
  if (!target || !/^https?:$/.test(target.protocol))
    throw new TaskError('WebhookRefused', `"${url}" is not an http or https URL.`);
  if (allowPrivate) return target;
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host)
    ? [host]
    : (await lookup(host, { all: true }).catch(unknownHost(host))).map(({ address }) => address);
  const refused = addresses.find(isPrivate);
  if (refused !== undefined)
    throw new TaskError(
      'WebhookRefused',
      `${target.hostname} is in a private network (${refused}), which webhooks may not call.`,
    );
  return target;
}

const unknownHost =
  (host: string) =>
  (cause: unknown): never => {
    throw new TaskError('WebhookError', `The host ${host} is not known.`, { cause });
  };
