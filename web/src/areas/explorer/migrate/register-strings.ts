import { addStrings } from '../../../i18n/index.ts';
import { migration } from './strings.ts';

addStrings('migration', migration);
