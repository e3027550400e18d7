export interface TokenAddress {
  execution: number;
  frame: number;
  nonce: string;
}

/**
 * A task token says which attempt of which line of which execution it answers, so that no table of tokens is kept: the
 * execution is loaded by the token, and the attempt's random nonce proves that the token was handed out.
 */
export function makeToken(address: TokenAddress): string {
  return Buffer.from(`FMT1.${address.execution}.${address.frame}.${address.nonce}`).toString('base64url');
}

export function readToken(token: string): TokenAddress | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^FMT1\.(\d{1,15})\.(\d{1,9})\.([\w-]{16})$/.exec(text);
  return match ? { execution: Number(match[1]), frame: Number(match[2]), nonce: match[3] as string } : undefined;
}
