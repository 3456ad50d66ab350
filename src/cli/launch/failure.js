/** Something the person at the keyboard can mend; shown without a stack. Ends with exit code 2: could not run. */
export class Failure extends Error {}
