import { describe, expect, test } from 'vitest';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { askMarking } from '#lib/server/marking/ask-marking.ts';
import { markText } from '#lib/server/marking/mark-text.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import { certificationOn, completeRecord, names } from '../certification/fixture.ts';
import { dialects, withDatabase } from '../database.ts';
import { someone, trialsOn } from '../trials/small-case.ts';
import { playedTrial, recorded, textSeq } from './marked-trial.ts';

for (const dialect of dialects) {
	describe(`a dossier submitted before its trial was marked, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		test('stays as it was submitted, while the record goes on', async () => {
			const [trials, certification] = [await trialsOn(store.db), certificationOn(store.db)];
			const learner = await someone(store.db, 'trainee');
			const [trainer, certifier] = [await someone(store.db, 'trainer'), await someone(store.db, 'certifier')];
			// Its own trial falls short of the rule: the one played here is what the dossier is submitted with.
			await completeRecord(store.db, learner, 10);
			const trial = await playedTrial(trials, learner);
			const submitted = await submitDossier(certification, learner, { course: 'formation', names });
			if (!submitted.ok) throw new Error(submitted.code);
			const before = await dossierById(store.db.read, submitted.dossier);
			expect(before?.manifest).toContain(trial);

			await askMarking(trials, learner, { trialId: trial, seq: textSeq });
			await markText(trials, trainer, {
				trialId: trial,
				seq: textSeq,
				ticks: [],
				comment: 'À revoir.',
				supersedes: ''
			});

			expect((await recorded(store.db, learner, trial)).map(({ percent }) => percent)).toEqual([100, 88]);
			expect(await dossierById(store.db.read, submitted.dossier)).toEqual(before);
			const examined = await examineDossier(certification, certifier, submitted.dossier, 'fr');
			expect(examined).toMatchObject({ intact: true, evidence: { trials: [{ trial, percent: 100 }] } });
			const debrief = await seeDebrief(trials, certifier, trial, 'fr');
			expect(debrief).toMatchObject({
				writings: { note: { own: null, marking: { ticks: [], comment: null } } }
			});
		});
	});
}
