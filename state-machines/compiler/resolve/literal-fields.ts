/** Templates may stand only where an expression makes sense: a script's source is never one. */
export const LITERAL_FIELDS = ['source', 'title', 'description', 'instructions', 'processName'];
