import { addStrings } from '../../i18n/index.ts';
import { engage } from './strings.ts';

addStrings('engage', engage);
