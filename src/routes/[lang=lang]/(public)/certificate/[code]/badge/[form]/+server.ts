import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { bakePng, bakeSvg } from '#lib/server/certification/bake-badge.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { printableCertificate } from '#lib/server/certification/printable.ts';
import { makeBadge } from '#lib/server/pdf/make-pdf.ts';
import { isolatedText } from '#lib/ui/sheet-text.ts';
import type { RequestHandler } from './$types';

const types = { png: 'image/png', svg: 'image/svg+xml' } as const;
const isForm = (given: string): given is keyof typeof types => given in types;

/** The badge of a certificate, its title in the language of the page and the signed credential in it. */
export const GET: RequestHandler = async (event) => {
	const person = requirePerson(event);
	const { code, form } = event.params;
	if (!isForm(form)) return notFound();
	const { claims, credential } =
		(await printableCertificate(certificationOf(event.locals.app), person, code)) ?? notFound();
	const { language: lang } = event.locals;
	const title = isolatedText(claims.title[lang], lang);
	const made = await makeBadge({ lang, title, platform: m.common_name() }, form);
	if (!made.ok) return error(503, { message: m.records_pdf_failed(), code: made.code });
	const baked =
		form === 'png'
			? new Uint8Array(bakePng(made.file, credential))
			: bakeSvg(new TextDecoder().decode(made.file), credential);
	return new Response(baked, {
		headers: {
			'content-type': types[form],
			'content-disposition': `attachment; filename="badge-${code}.${form}"`,
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex'
		}
	});
};
