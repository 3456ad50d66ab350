/** Milliseconds of work of this thread since now: what else the machine does meanwhile is not ours. */
export function stopwatch(): () => number {
	const start = process.threadCpuUsage();
	return () => {
		const { user, system } = process.threadCpuUsage(start);
		return (user + system) / 1000;
	};
}
