/** One figure of a benchmark. */
export interface Row {
	what: string;
	value: number;
	unit: string;
	/** The same unit, measured in the same run on the bare counterpart; null where there is none. */
	baseline: number | null;
	/** value ÷ baseline; null without a baseline. */
	ratio: number | null;
	/** What must be reached, in words. */
	target: string;
	/** Whether it is reached; null where the figure is only for information. */
	ok: boolean | null;
}

interface Figure {
	what: string;
	value: number;
	unit: string;
	baseline?: number;
	/** At most, or at least, this value; or at least this ratio to the baseline. */
	atMost?: number;
	atLeast?: number;
	atLeastRatio?: number;
	/** At most this ratio to the baseline. */
	atMostRatio?: number;
}

/** A figure judged against its target. */
export const rowOf = ({ what, value, unit, baseline, atMost, atLeast, atLeastRatio, atMostRatio }: Figure): Row => {
	const ratio = baseline === undefined ? null : value / baseline;
	const judged = [
		atMost !== undefined && { target: `≤ ${atMost} ${unit}`, ok: value <= atMost },
		atLeast !== undefined && { target: `≥ ${atLeast} ${unit}`, ok: value >= atLeast },
		atLeastRatio !== undefined && { target: `≥ ${atLeastRatio * 100} %`, ok: (ratio ?? 0) >= atLeastRatio },
		atMostRatio !== undefined && { target: `≤ ${atMostRatio} ×`, ok: (ratio ?? Infinity) <= atMostRatio }
	].filter((one) => one !== false);
	return {
		what,
		value: rounded(value),
		unit,
		baseline: baseline === undefined ? null : rounded(baseline),
		ratio: ratio === null ? null : rounded(ratio),
		target: judged.map(({ target }) => target).join(' and '),
		ok: judged.length === 0 ? null : judged.every(({ ok }) => ok)
	};
};

const rounded = (value: number) => Number(value.toPrecision(4));
