import * as v from 'valibot';
import { capture } from '../checks/capture.ts';

const Report = v.object({
	requests: v.object({ average: v.number() }),
	latency: v.object({ p99: v.number() }),
	non2xx: v.number(),
	errors: v.number()
});

export interface Load {
	requestsPerSecond: number;
	/** Milliseconds under which 99 of 100 answers came. */
	p99: number;
}

/**
 * Asks for a page as fast as ten connections can, for some seconds, from a process of its own.
 * @throws when any answer was not 2xx: a refusal is quick and measures nothing
 */
export const loadPage = async (address: string, cookie = '', seconds = 5): Promise<Load> => {
	const args = [
		'--json',
		'--no-progress',
		'--connections=10',
		`--duration=${seconds}`,
		`--headers=cookie=${cookie}`,
		address
	];
	const { output } = await capture('node_modules/autocannon/autocannon.js', args);
	const report = v.parse(Report, JSON.parse(output.slice(output.indexOf('{'))));
	if (report.non2xx + report.errors > 0) throw new Error(`${address}: ${report.non2xx} answers were not 2xx`);
	return { requestsPerSecond: report.requests.average, p99: report.latency.p99 };
};
