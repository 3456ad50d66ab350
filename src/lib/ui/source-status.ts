import { m } from '#lib/i18n/messages.ts';
import type { SourceStatus } from './citation.ts';

const names: Record<SourceStatus, () => string> = {
	verified: m.common_source_verified,
	secondary: m.common_source_secondary,
	memory: m.common_source_memory,
	reading: m.common_source_reading
};

const chips: Record<SourceStatus, string> = {
	verified: 'success',
	secondary: 'neutral',
	memory: 'warning',
	reading: 'warning'
};

/** How far a source was checked, in the language of the page. */
export const sourceStatusName = (status: SourceStatus): string => names[status]();

/** The kind of chip that shows it. */
export const sourceStatusChip = (status: SourceStatus): string => chips[status];
