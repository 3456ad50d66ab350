/** What an address of a trial carries on, so that a certifier keeps reading the same part. */
export const factQuery = (fact: string | null): string => (fact === null ? '' : `?fact=${encodeURIComponent(fact)}`);
