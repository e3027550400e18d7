import { addStrings } from '../../../i18n/index.ts';
import { views } from './strings.ts';

addStrings('views', views);
