import { addStrings } from '../../../i18n/index.ts';
import { bpmn } from './strings.ts';

addStrings('bpmn', bpmn);
