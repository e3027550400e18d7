import { readToken, type TokenAddress } from '../engine/token.ts';
import { ApiError } from '../errors.ts';
import { tooDeep, tryParse } from '../json.ts';
import { exceedsPayload } from '../states/data.ts';
import type { Action } from './service.ts';

function addressOf(token: string): TokenAddress {
  const address = readToken(token);
  if (!address) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return address;
}

export const sendTaskSuccess: Action = async (service, parameters) => {
  const { execution, frame, nonce } = addressOf(parameters.text('taskToken'));
  const text = parameters.text('output');
  const output = tryParse(text);
  if (output === undefined || tooDeep(text))
    throw new ApiError('InvalidOutput', `Invalid Output: 'The output is not valid JSON: ${text.slice(0, 80)}'`);
  if (exceedsPayload(text))
    throw new ApiError('InvalidOutput', "Invalid Output: 'The output exceeds the maximum length of 262144 bytes'");
  await service.engine.deliver(execution, {
    type: 'settled',
    frame,
    nonce,
    settlement: { ok: true, output },
    token: true,
  });
  return {};
};

export const sendTaskFailure: Action = async (service, parameters) => {
  const { execution, frame, nonce } = addressOf(parameters.text('taskToken'));
  const settlement = {
    ok: false as const,
    error: parameters.optionalText('error'),
    cause: parameters.optionalText('cause'),
  };
  await service.engine.deliver(execution, { type: 'settled', frame, nonce, settlement, token: true });
  return {};
};

export const sendTaskHeartbeat: Action = async (service, parameters) => {
  const { execution, frame, nonce } = addressOf(parameters.text('taskToken'));
  await service.engine.deliver(execution, { type: 'heartbeat', frame, nonce });
  return {};
};
