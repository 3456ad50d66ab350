import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { exportable } from '#lib/server/certification/export/exportable.ts';
import { printableCertificate } from '#lib/server/certification/printable.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const { code } = event.params;
	const found = (await exportable(app, person, { code, language })) ?? notFound();
	const available = (await printableCertificate(certificationOf(app), person, code)) !== undefined;
	return { code, available, offered: found.offered.map(({ id, kind, title }) => ({ id, kind, title })) };
};
