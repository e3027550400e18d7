import { addStrings } from '../../i18n/index.ts';
import { executions } from './strings.ts';

addStrings('executions', executions);
