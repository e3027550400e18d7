/** The release whose behaviour this server follows. */
export const version = '3.12.4';
