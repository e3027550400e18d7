import { addStrings } from '../../../i18n/index.ts';
import { connections } from './strings.ts';

addStrings('connections', connections);
