import { createContext } from 'svelte';

type IsTold = () => boolean;
const [told, tell, isSaid] = createContext<IsTold>();

/**
 * Says of a page, while it is made, that a stream brings what its forms change; asked anew each time one is answered. One that
 * is broken off just then counts: when it is back it brings the whole, and a page that fetched it now might find nobody.
 */
export const toldByStream = (isTold: IsTold): void => void tell(isTold);

/** Whether a stream brings to this page what its forms change, so that the page itself need not be asked for again. */
export const streamTells = (): IsTold => (isSaid() ? told() : () => false);
