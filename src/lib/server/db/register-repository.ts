import { certificatesWithStatus } from './certificates-with-status.ts';
import type { Executor } from './database.ts';

/** A certificate with all that a register says of it; names are null once erased. */
export interface RegisterRow {
	id: string;
	code: string;
	claims: string;
	names: string | null;
	issued_at: string;
	expires_at: string | null;
	status: 'valid' | 'suspended' | 'revoked';
	status_reason: string;
	status_at: string;
	superseded_by: string | null;
	supersedes: string | null;
	/** The language that the holder uses the platform in. */
	language: string;
	certifier_latin: string | null;
	certifier_arabic: string | null;
}

/** Which certificates are asked for: issued in this stretch of time, `from` included and `before` not. */
export interface RegisterAsked {
	from?: string | undefined;
	before?: string | undefined;
	language?: string | undefined;
	after?: { issuedAt: string; id: string } | undefined;
	limit: number;
}

/** One page of the certificates, the oldest first, each with its latest status. */
export const registerPage = (
	executor: Executor,
	{ from, before, language, after, limit }: RegisterAsked
): Promise<RegisterRow[]> =>
	certificatesWithStatus(executor)
		.innerJoin('sealed_text', 'sealed_text.id', 'certificate.name_text_id')
		.innerJoin('dossier', 'dossier.id', 'certificate.dossier_id')
		.innerJoin('person as holder', 'holder.id', 'dossier.person_id')
		.leftJoin('certificate as later', 'later.supersedes', 'certificate.id')
		.leftJoin('certificate as former', 'former.id', 'certificate.supersedes')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'certificate.dossier_id').on('resolution.seq', '=', 1)
		)
		.leftJoin('person', 'person.id', 'resolution.certifier_id')
		.select(['certificate.id', 'certificate.code', 'certificate.claims', 'certificate.issued_at'])
		.select(['certificate.expires_at', 'sealed_text.body as names', 'later.code as superseded_by'])
		.select(['former.code as supersedes', 'holder.language'])
		.select(['latest.status', 'latest.reason_code as status_reason', 'latest.at as status_at'])
		.select(['person.name_latin as certifier_latin', 'person.name_arabic as certifier_arabic'])
		.$if(from !== undefined, (query) => query.where('certificate.issued_at', '>=', from ?? ''))
		.$if(before !== undefined, (query) => query.where('certificate.issued_at', '<', before ?? ''))
		.$if(language !== undefined, (query) => query.where('holder.language', '=', language ?? ''))
		.$if(after !== undefined, (query) =>
			query.where((eb) =>
				eb(
					eb.refTuple('certificate.issued_at', 'certificate.id'),
					'>',
					eb.tuple(after?.issuedAt ?? '', after?.id ?? '')
				)
			)
		)
		.orderBy('certificate.issued_at')
		.orderBy('certificate.id')
		.limit(limit)
		.execute();
