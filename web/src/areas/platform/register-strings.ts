import { addStrings } from '../../i18n/index.ts';
import { platform } from './strings.ts';

addStrings('platform', platform);
