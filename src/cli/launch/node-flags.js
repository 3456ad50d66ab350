/**
 * How Node runs the server. Most of what a page makes is gone once it is sent: with twice the usual room for young
 * objects the garbage collector stops the server less often, and finds less still in use that it must copy.
 */
export const serverFlags = ['--max-semi-space-size=32'];
