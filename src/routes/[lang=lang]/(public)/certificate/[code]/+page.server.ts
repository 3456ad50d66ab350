import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/messages.ts';
import { parseCertificateCode } from '#lib/records/index.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { lookUpCertificate } from '#lib/server/certification/look-up-certificate.ts';
import { actsFor } from '#lib/server/certification/managed-certificate.ts';
import { paperAddress } from '#lib/server/certification/paper.ts';
import { offersPrint } from '#lib/server/certification/printable.ts';
import { qrCode } from '#lib/server/certification/qr-code.ts';
import { citedOn } from '#lib/server/certification/shown-evidence.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, language } = event.locals;
	event.setHeaders({ 'x-robots-tag': 'noindex' });
	const code = parseCertificateCode(event.params.code);
	if (code === undefined) return unknown();
	if (code !== event.params.code) redirect(303, `/${language}/certificate/${code}`);
	const request = { code, language, address: event.getClientAddress() };
	const found = await lookUpCertificate(app, certificationOf(app), request);
	if (found === 'limited') return error(429, { message: m.records_limited_text(), code: 'certificate/limited' });
	if (!found) return unknown();
	const address = `${event.url.origin}/c/${code}`;
	const paper = await paperAddress(app, found, event.url.origin);
	const acts = await actsFor(app, event.locals.person, code);
	const { prints, own } = await offersPrint(app, event.locals.person, found);
	const cited = await citedOn(app, event.locals.person, code);
	const done = event.url.searchParams.has('done');
	const checkedAt = app.clock().toISOString();
	return { certificate: found, address, qr: qrCode(paper), paper, checkedAt, acts, prints, own, cited, done };
};

const unknown = () => error(404, { message: m.records_unknown_text(), code: 'certificate/unknown' });
