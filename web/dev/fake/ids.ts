import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';

export const uuid = (): string => randomUUID();
export const prefixed = (prefix: string): string => `${prefix}_${ulid()}`;
export const now = (): string => new Date().toISOString();
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
