/** Nothing here moves: no script is sent. */
export const csr = false;
