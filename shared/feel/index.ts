export { type FeelOptions, type Translation, translate, translateCondition } from './translate.ts';
