import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from '../svelte.config.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const worldlyGlobals = [
	...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'fetch'],
	...['process', 'Buffer', 'performance', 'crypto', 'setTimeout', 'setInterval', 'queueMicrotask']
];

export default defineConfig(
	includeIgnoreFile(fileURLToPath(new URL('../.gitignore', import.meta.url))),
	{ ignores: ['tests/fixtures/**', 'tests/bench/bare/**'] },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
			],
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			// There are no classes whose `this` could be lost: methods here are functions in plain objects.
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Every address is made by href(), which writes the language into it; Kit's resolve() knows no prefix of ours.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// What an import rule cannot see: a pure room takes time, chance and the world as arguments.
		files: ['src/lib/{course,trial,records,people}/**'],
		rules: {
			'no-restricted-globals': ['error', ...worldlyGlobals],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Chance comes in as data.' }
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as data.' },
				{
					selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
					message: 'Time comes in as data.'
				}
			]
		}
	},
	{
		// A test may send a value through JSON and back and say that it is still what it was.
		files: ['tests/**'],
		rules: { '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' }
	},
	{ files: ['**/*.js', '**/*.cjs'], extends: [ts.configs.disableTypeChecked] }
);
