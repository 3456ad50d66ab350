import type { PageServerLoad } from './$types';

/** Neither kept by the browser nor told to the page that follows. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
};
