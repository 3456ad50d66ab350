/**
 * The text that both databases keep byte for byte: without NUL, which PostgreSQL refuses, and without halves of a
 * surrogate pair, which UTF-8 cannot say. Hash only what went through here.
 */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();
