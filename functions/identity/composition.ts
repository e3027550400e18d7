import { documentClient } from '#adapters/dynamodb/client.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { environment } from './environment.ts';
import { IdentityStore, type StoreOf } from './identity-store.ts';
import { LoginDirectory } from './login-directory.ts';

export const directory = new LoginDirectory(documentClient(), environment.TABLE_NAME);

export const storeOf: StoreOf = (tenantId) => new IdentityStore(tableFor(environment.TABLE_NAME)(tenantId), directory);
