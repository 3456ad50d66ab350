/** Words of a text in any of our languages: runs of letters, digits and their marks. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}\p{M}’'-]+/gu)?.length ?? 0;
