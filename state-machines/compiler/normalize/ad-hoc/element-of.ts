/** Behind it stands what the compiler has put into an ad-hoc subprocess itself; no id of a definition has it. */
const MARK = '~';

/** Id of something that belongs to an ad-hoc subprocess and is not drawn. */
export const partId = (owner: string, ...part: readonly string[]): string => [owner, ...part].join(MARK);

/** The element of the drawing that an id stands for. */
export const elementOf = (id: string): string => id.split(MARK)[0]!;

export const isPart = (id: string): boolean => id.includes(MARK);
