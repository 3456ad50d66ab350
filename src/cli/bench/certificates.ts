import { didWeb, unsignedCredential, type CertificateClaims } from '#lib/records/index.ts';
import { proofHolds } from '#lib/server/certification/credential/check-proof.ts';
import { readPresented } from '#lib/server/certification/credential/read-presented.ts';
import { signCredential } from '#lib/server/certification/credential/sign.ts';
import { signingKey } from '#lib/server/certification/issuer/issuer.ts';
import { qrCode } from '#lib/server/certification/qr-code.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import { rowOf, type Row } from './row.ts';

const certificates = 200;
const origin = 'https://pretoire.example';

/** What signing, setting and verifying cost: 200 certificates one after the other, each then verified as a file. */
export const certificatesBench = async (): Promise<Row[]> => {
	const did = didWeb(origin);
	const key = await signingKey(did, new Uint8Array(32).fill(1));
	const trusted = [{ did, publicKey: key.publicKey, revoked: false }];
	const begun = performance.now();
	const files: string[] = [];
	for (let number = 0; number < certificates; number++) {
		const names = { latin: `Personne ${number}`, arabic: 'شخص' };
		const unsigned = unsignedCredential(claims, { names, issuer: { did, origin }, place: number });
		files.push(JSON.stringify(await signCredential(unsigned, key, claims.issued_at)));
	}
	const signing = performance.now() - begun;
	const sheets = await timeOf(() => printed(files));
	const times: number[] = [];
	for (const file of files) times.push(await timeOf(() => verified(file, trusted)));
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): number => sorted.at(Math.floor(sorted.length * share)) ?? 0;
	return [
		rowOf({ what: `${certificates} credentials signed`, value: signing / 1000, unit: 's', atMost: 20 }),
		rowOf({ what: `${certificates} sheets set`, value: sheets / 1000, unit: 's', atMost: 20 }),
		rowOf({ what: 'credential and sheet of all', value: (signing + sheets) / 1000, unit: 's', atMost: 20 }),
		rowOf({ what: 'verifying one, median', value: at(0.5), unit: 'ms', atMost: 50 }),
		rowOf({ what: 'verifying one, p99', value: at(0.99), unit: 'ms', atMost: 50 })
	];
};

async function verified(file: string, keys: Parameters<typeof proofHolds>[1]): Promise<void> {
	const read = readPresented(file);
	if (!read.ok || !(await proofHolds(read.presented.credential, keys))) throw new Error('A credential does not verify');
}

/** The sheet of each, with its credential inside and a code of the usual length. */
async function printed(files: readonly string[]): Promise<void> {
	const names = { latin: 'Personne', arabic: 'شخص' };
	for (const [number, credential] of files.entries()) {
		const address = `${origin}/c/${claims.code}`;
		const qr = qrCode(`${origin}/p#${String(number).padStart(600, 'A')}`);
		const sheet = certificateSheet(
			{ code: claims.code, names, certifier: names, claims, credential, address, qr },
			'fr'
		);
		if (!(await makePdf('certificate', sheet)).ok) throw new Error('A sheet could not be set');
	}
}

async function timeOf(work: () => Promise<void>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

const text = { fr: 'Formation de formateurs', ar: 'تكوين المكونين', en: 'Training of trainers' };
const hash = 'a'.repeat(64);

const claims: CertificateClaims = {
	format: 1,
	code: '7K3M-0Q9D-XX2A-W5TR',
	title: text,
	course: { id: 'formation', version: '1.0.0', title: text },
	rule: { id: 'formation', version: '1.0.0', hash },
	hours: 4,
	test: { module: 'comprendre', percent: 90, minimum: 80 },
	trial: {
		scenario: 'villa',
		title: text,
		role: 'judge',
		percent: 75,
		minimum: 60,
		plays_before: 0,
		gates_debriefed: 1,
		reviewer: null
	},
	names: hash,
	lessons_done: 5,
	submitted_at: '2026-03-01T09:00:00.000Z',
	issued_at: '2026-03-01T09:00:00.000Z',
	expires_at: '2029-03-01T09:00:00.000Z',
	dossier: hash,
	evidence: Array.from({ length: 7 }, (_, index) => String(index).repeat(64))
};
