import { addStrings } from '../../i18n/index.ts';
import { explorer } from './strings.ts';

addStrings('explorer', explorer);
