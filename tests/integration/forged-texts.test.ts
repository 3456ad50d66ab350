import { describe, expect, test } from 'vitest';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { endDevice } from '#lib/server/people/account.ts';
import { findPerson } from '#lib/server/people/find-person.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand } from '#lib/server/trials/submit-command.ts';
import { withApp } from './app.ts';
import { dialects } from './database.ts';
import { makePerson, password } from './people-of-tests.ts';

for (const dialect of dialects) {
	describe(`a NUL that somebody forged, on ${dialect}`, () => {
		const world = withApp(dialect);
		const nul = 'a key with\0 a NUL';

		test('in a mail address is refused like any unknown one', async () => {
			const credentials = { mail: nul, password, address: '192.0.2.9', earlierToken: undefined };
			expect(await signIn(world.app, credentials)).toEqual({ ok: false, code: 'sign-in/refused' });
		});

		test('in an id finds nothing', async () => {
			const person = await makePerson(world.app, 'ids@example.test');
			expect(await findPerson(world.app, nul)).toBeUndefined();
			expect(await seeTrial(world.app, person, nul, 'fr')).toBeUndefined();
			await endDevice(world.app, person, nul);
			const lesson = { course: nul, lesson: nul, language: 'fr', passOver: false } as const;
			expect(await openLesson(world.app, person, lesson)).toMatchObject({ ok: false });
		});

		test('in a key is a key like any other: the same one opens one trial and counts once', async () => {
			const person = await makePerson(world.app, 'keys@example.test');
			const input = {
				scenario: 'villa-des-jasmins',
				role: 'judge',
				purpose: 'practice',
				language: 'fr',
				key: nul
			} as const;
			const opened = await openTrial(world.app, person, input);
			expect(await openTrial(world.app, person, input)).toEqual(opened);
			if ('refusal' in opened) throw new Error(opened.refusal);
			const submission = { command: { type: 'abandon' }, key: `${nul}\0` } as const;
			const abandon = () => submitCommand(world.app, person, opened.trialId, submission);
			expect(await abandon()).toHaveProperty('state');
			expect(await abandon()).toHaveProperty('state');
		});
	});
}
