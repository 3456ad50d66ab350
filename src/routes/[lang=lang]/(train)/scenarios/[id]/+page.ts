/** The picture is made on the server and nothing moves: the whole text of a case is not sent a second time for a script. */
export const csr = false;
