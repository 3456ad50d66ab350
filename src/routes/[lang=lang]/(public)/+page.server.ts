import { redirect } from '@sveltejs/kit';
export const actions = { default: ({ params }) => redirect(303, `/${params.lang}?ok`) };
