import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/server/form-text.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Whether there is such a room is the next page's to say, where guesses are counted. */
	default: async ({ request, locals }) => {
		const code = formText(await request.formData(), 'code')
			.trim()
			.slice(0, 60);
		return redirect(303, `/${locals.language}/join${code ? `/${encodeURIComponent(code)}` : ''}`);
	}
};
