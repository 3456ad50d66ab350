import { describe, expect, test } from 'vitest';
import { offlineAddress } from '#lib/ui/offline/offline-address.ts';
import { filesOf, importsOf } from '#lib/ui/offline/shell.ts';

describe('where a page leads without a network', () => {
	test.each([
		['/fr/course/petit/lesson/voir', '/fr/offline?lesson=voir'],
		['/ar/course/petit/lesson/voir?read', '/ar/offline?lesson=voir'],
		['/en/search?q=traffic%20king&in=law', '/en/offline?q=traffic+king'],
		['/fr/search', '/fr/offline'],
		['/fr/law/cp-448-1', '/fr/offline?law=cp-448-1'],
		['/ar/glossary?q=x', '/ar/offline?glossary'],
		['/ar/course', '/ar/offline'],
		['/fr/offline?lesson=voir', '/fr/offline?lesson=voir'],
		['/', '/fr/offline'],
		['/c/1234', '/fr/offline'],
		['/fr/course/petit/test/un', '/fr/offline']
	])('%s leads to %s', (path, offline) => {
		expect(offlineAddress(new URL(path, 'https://pretoire.example'))).toBe(offline);
	});
});

describe('the files that the offline page needs', () => {
	test('are those of the build that it names, once each, wherever it names them', () => {
		const named = `<../_app/immutable/assets/a.css>; rel="preload"; as="style", <../_app/immutable/chunks/b.js>; rel="modulepreload"
			<link href="../_app/immutable/assets/a.css" rel="stylesheet"><link rel="icon" href="/favicon.svg">
			<a href="/fr/sign-in">x</a><script src="https://other.example/_app/x.js"></script>
			Promise.all([import("../_app/immutable/entry/start.js"), import("../_app/immutable/entry/app.js")])`;
		expect(filesOf(named, 'https://pretoire.example/fr/offline')).toEqual([
			'/_app/immutable/assets/a.css',
			'/_app/immutable/chunks/b.js',
			'/favicon.svg',
			'/_app/immutable/entry/start.js',
			'/_app/immutable/entry/app.js'
		]);
	});

	test('and the scripts that a script imports, but not those that it may ask for later', () => {
		const script = `import{a as e}from"../chunks/b.js";import"./c.js";const d=()=>import("./later.js");export{e}from"./e.js";`;
		expect(importsOf(script, 'https://pretoire.example/_app/immutable/nodes/1.js')).toEqual([
			'/_app/immutable/chunks/b.js',
			'/_app/immutable/nodes/c.js',
			'/_app/immutable/nodes/e.js'
		]);
	});
});
