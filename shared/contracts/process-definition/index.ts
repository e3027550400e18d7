export * from './data-definition.ts';
export * from './diagnostic.ts';
export * from './diagram.ts';
export * from './expressions.ts';
export * from './forms.ts';
export * from './graph.ts';
export * from './node-config.ts';
export * from './timer.ts';
