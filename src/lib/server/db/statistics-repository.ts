import { certificatesWithStatus } from './certificates-with-status.ts';
import type { Executor } from './database.ts';
import type { ResolutionTable } from './tables/records.ts';

/** So many dossiers under a rule with this outcome; null for those that wait. */
export interface DossierCount {
	rule: string;
	outcome: ResolutionTable['outcome']['__select__'] | null;
	count: number;
}

/** How many dossiers there are, by the exact text of their rule and what became of them. */
export async function dossierCounts(executor: Executor): Promise<DossierCount[]> {
	const rows = await executor
		.selectFrom('dossier')
		.innerJoin('blob', 'blob.hash', 'dossier.rule_hash')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
		)
		.select(['blob.body as rule', 'resolution.outcome'])
		.select(({ fn }) => fn.countAll<number | string>().as('count'))
		.groupBy(['blob.body', 'resolution.outcome'])
		.execute();
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** So many certificates with this latest status, and whether they are past their end and superseded. */
export interface CertificateCount {
	recorded: 'valid' | 'suspended' | 'revoked';
	superseded: boolean;
	expired: boolean;
	count: number;
}

/** How many certificates there are, by what became of them until a UTC ISO time. */
export async function certificateCounts(executor: Executor, at: string): Promise<CertificateCount[]> {
	const rows = await certificatesWithStatus(executor)
		.select(['latest.status as recorded', 'latest.reason_code'])
		.select(({ fn }) => fn.countAll<number | string>().as('count'))
		.select((eb) => eb.case().when('certificate.expires_at', '<=', at).then(1).else(0).end().as('expired'))
		.groupBy(['latest.status', 'latest.reason_code', 'expired'])
		.execute();
	return rows.map(({ recorded, reason_code, expired, count }) => ({
		...{ recorded, superseded: reason_code === 'superseded' },
		...{ expired: expired === 1, count: Number(count) }
	}));
}

/** When the last dossiers that a certifier decided were submitted and decided. */
export const lastDecisions = (executor: Executor, most: number) =>
	executor
		.selectFrom('resolution')
		.innerJoin('dossier', 'dossier.id', 'resolution.dossier_id')
		.select(['dossier.submitted_at', 'resolution.at as decided_at'])
		.where('resolution.outcome', '<>', 'withdrawn')
		.orderBy('resolution.at', 'desc')
		.limit(most)
		.execute();
