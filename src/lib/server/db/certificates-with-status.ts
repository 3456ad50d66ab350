import type { Executor } from './database.ts';

/** All certificates, each with the latest of its statuses as `latest`. */
export const certificatesWithStatus = (executor: Executor) =>
	executor.selectFrom('certificate').innerJoin('certificate_status as latest', (join) =>
		join.onRef('latest.certificate_id', '=', 'certificate.id').on((eb) =>
			eb(
				'latest.seq',
				'=',
				eb
					.selectFrom('certificate_status as each')
					.select(({ fn }) => fn.max('each.seq').as('seq'))
					.whereRef('each.certificate_id', '=', 'certificate.id')
			)
		)
	);
