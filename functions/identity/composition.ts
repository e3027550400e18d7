import { documentClient } from '#adapters/dynamodb/client.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { ApiKeyStore, type KeysOf } from './api-keys/api-key-store.ts';
import { environment } from './environment.ts';
import { IdentityStore, type StoreOf } from './identity-store.ts';
import { LoginDirectory } from './login-directory.ts';

const tableOf = tableFor(environment.TABLE_NAME);

export const directory = new LoginDirectory(documentClient(), environment.TABLE_NAME);

export const storeOf: StoreOf = (tenantId) => new IdentityStore(tableOf(tenantId), directory);

export const keysOf: KeysOf = (tenantId) => new ApiKeyStore(tableOf(tenantId));
