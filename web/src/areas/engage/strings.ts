export const engage = {} as const;
