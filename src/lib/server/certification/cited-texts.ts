import {
	canonicalJson,
	citedKinds,
	minutesOf,
	type AttendanceFact,
	type Cited,
	type Fact,
	type TrialFact
} from '#lib/records/index.ts';
import { bundlesOfTrials } from '../db/evidence-repository.ts';
import { ticksOf, trainersMarks } from '../marking/assessed-texts.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { playedScenarios } from './played-scenarios.ts';

type World = Pick<Certification, 'db' | 'catalogue'>;
interface Record {
	readonly course: CertifiedCourse;
	readonly facts: readonly Fact[];
}

/**
 * What stands behind each hash that a certificate cites apart, as it is at the submission: how the trial went, who found
 * what in its texts, how the hours come about, and in which version the law was taught and applied. No name of anybody.
 */
export async function citedTexts(app: World, record: Record): Promise<Cited<string>> {
	const trials = record.facts.filter((fact) => fact.kind === 'trial');
	const said = {
		trial: await trialsSaid(app, trials),
		rubric: await rubricSaid(app, trials),
		hours: hoursSaid(record),
		law: await lawSaid(app, record)
	};
	const texts = citedKinds.flatMap((kind) => (said[kind] === null ? [] : [[kind, canonicalJson(said[kind])] as const]));
	return Object.fromEntries(texts);
}

async function trialsSaid({ db }: World, trials: readonly TrialFact[]) {
	const bundles = await bundlesOfTrials(
		db.read,
		trials.map(({ subject }) => subject)
	);
	return trials.map(({ subject: trial, evidence, value, at }) => ({
		...{ trial, evidence, at, bundle: bundles.get(trial) ?? null },
		...{ scenario: value.scenario, role: value.role, percent: value.percent, ending: value.ending }
	}));
}

/** `null` where no trainer marked a text. */
async function rubricSaid({ db }: World, trials: readonly TrialFact[]) {
	const marked = await Promise.all(trials.map(({ subject }) => trainersMarks(db.read, subject)));
	const marks = marked.flat().map((row) => ({
		...{ trial: row.trial_id, event: row.event_seq, as: row.as, assessor: row.assessor_id, at: row.at },
		ticks: ticksOf(row)
	}));
	return marks.length > 0 ? marks : null;
}

function hoursSaid({ course, facts }: Record) {
	const each = facts.map((fact) => ({ kind: fact.kind, subject: fact.subject, minutes: minutesOf([fact], course) }));
	return { minutes: minutesOf(facts, course), each };
}

async function lawSaid(app: World, { course, facts }: Record) {
	const played = facts.filter(
		(fact): fact is TrialFact | AttendanceFact => fact.kind === 'trial' || fact.kind === 'attendance'
	);
	const scenarios = [...(await playedScenarios(app, played)).values()];
	const named = new Set([...course.sources, ...scenarios.flatMap(({ sources }) => sources)]);
	const sources = [...named].toSorted().flatMap((id) => {
		const version = app.catalogue.source(id);
		return version ? [{ id, date: version.date, hash: version.hash }] : [];
	});
	return sources.length > 0 ? sources : null;
}
