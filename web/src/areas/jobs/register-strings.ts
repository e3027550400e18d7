import { addStrings } from '../../i18n/index.ts';
import { jobs } from './strings.ts';

addStrings('jobs', jobs);
