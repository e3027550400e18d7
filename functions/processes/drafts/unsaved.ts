/** Where a definition that is not saved would be compiled to; processes imported together call each other by this id until they are saved. */
export const UNSAVED = { processId: 'proc_00000000000000000000000000', version: '0.0.0' };
