import { addStrings } from '../../../i18n/index.ts';
import { history } from './strings.ts';

addStrings('history', history);
