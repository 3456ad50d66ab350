/** The fact of a dossier that an address names: of a live trial it tells whose part is examined. */
export const factAsked = (url: URL): string | null => url.searchParams.get('fact')?.slice(0, 80) ?? null;
