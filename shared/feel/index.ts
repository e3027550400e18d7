export { type Inspection, inspectFeel } from './inspect.ts';
export { markedFeel, markFeel } from './marked.ts';
export { type Renamed, renameFeel } from './rename.ts';
export { type FeelOptions, type Translation, translate, translateCondition } from './translate.ts';
