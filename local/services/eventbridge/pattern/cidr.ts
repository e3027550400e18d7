import { BlockList, isIP, isIPv4 } from 'node:net';
import { InvalidPatternError } from './invalid-pattern.ts';

export function compileCidr(cidr: string): (text: string) => boolean {
  const [address = '', bits, ...rest] = cidr.split('/');
  const version = isIP(address);
  const width = version === 4 ? 32 : 128;
  const length = Number(bits);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '') || length > width)
    throw new InvalidPatternError(`Malformed CIDR, one '/' required: ${cidr}`);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(address, length, family);
  return (text) => isIP(text) === version && block.check(text, isIPv4(text) ? 'ipv4' : 'ipv6');
}
