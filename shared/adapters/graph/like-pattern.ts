/** Words that a person typed as a pattern of AQL's LIKE that finds them anywhere: `%` and `_` mean themselves. */
export const likePattern = (words: string): string => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
