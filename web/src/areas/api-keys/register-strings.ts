import { addStrings } from '../../i18n/index.ts';
import { apiKeys } from './strings.ts';

addStrings('apiKeys', apiKeys);
