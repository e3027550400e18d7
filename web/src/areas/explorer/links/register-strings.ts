import { addStrings } from '../../../i18n/index.ts';
import { links } from './strings.ts';

addStrings('links', links);
