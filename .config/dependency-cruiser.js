import { fileURLToPath } from 'node:url';

/** The rules of the house: who may import whom. tests/unit/house/import-rules.test.ts shows that each one bites. */

const pure = '^src/lib/(course|trial|records|people)/';
/** @type {{ dependencyTypesNot: import('dependency-cruiser').DependencyType[] }} */
const type = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-circle',
			severity: 'error',
			comment: 'Two files that need each other when they run are one subject, or hide a third; types may point back.',
			// A component may contain itself.
			from: { path: '^(.+)$' },
			to: { circular: true, viaOnly: type, pathNot: '^$1$' }
		},
		{
			name: 'pure-room-stays-pure',
			severity: 'error',
			comment: 'No SvelteKit, database, Node built-in or other room: it runs the same in server, browser and test.',
			from: { path: pure },
			to: {
				pathNot: [
					pure,
					'^src/lib/i18n/(language|fold-text|search-words)\\.ts$',
					'^src/lib/yaml-mistakes\\.ts$',
					'node_modules/(xstate|@marcbachmann/cel-js|marked|yaml|valibot|@noble/hashes|canonicalize|uqr|minisearch|ts-fsrs)/'
				]
			}
		},
		{
			name: 'pure-room-through-its-index',
			severity: 'error',
			comment: 'Of another pure room only index.ts may be imported.',
			from: { path: pure },
			to: { path: pure, pathNot: ['^src/lib/$1/', '^src/lib/[^/]+/index\\.ts$'] }
		},
		{
			name: 'server-knows-no-page',
			severity: 'error',
			comment: 'server needs only the pure rooms and i18n.',
			from: { path: '^src/lib/server/' },
			to: { path: '^src/', pathNot: ['^src/lib/(server|course|trial|records|people|i18n)/'] }
		},
		{
			name: 'ui-knows-no-route-and-no-server',
			severity: 'error',
			comment: 'A component needs only i18n and what the pure rooms say about their types.',
			from: { path: '^src/lib/ui/' },
			to: { path: '^src/', pathNot: ['^src/lib/(ui|course|trial|records|people|i18n)/'] }
		},
		{
			name: 'i18n-stands-alone',
			severity: 'error',
			from: { path: '^src/lib/i18n/' },
			to: { path: '^src/', pathNot: '^src/lib/i18n/' }
		},
		{
			name: 'nobody-needs-a-route',
			severity: 'error',
			from: { pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'nobody-needs-a-command',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/cli/' },
			to: { path: '^src/cli/' }
		},
		{
			name: 'page-reaches-no-server-code',
			severity: 'error',
			comment: 'These files also run in the browser.',
			from: { path: ['\\.svelte$', '\\+(page|layout)\\.ts$', '^src/hooks\\.client\\.ts$'] },
			to: { path: '^src/lib/server/', ...type }
		},
		{
			name: 'page-carries-no-engine',
			severity: 'error',
			comment: 'xstate, CEL, marked, yaml and the scheduler never reach a phone; types may.',
			from: { path: ['\\.svelte$', '\\+(page|layout)\\.ts$', '^src/hooks\\.client\\.ts$', '^src/lib/ui/'] },
			to: { path: 'node_modules/(xstate|@marcbachmann/cel-js|marked|yaml|ts-fsrs)/', ...type }
		},
		{
			name: 'route-asks-a-use-case',
			severity: 'error',
			comment: 'A route reads the request, asks a use case and answers; it holds no query.',
			from: { path: '^src/routes/' },
			to: { path: '^src/lib/server/db/', ...type }
		},
		{
			name: 'database-drivers-in-db',
			severity: 'error',
			comment: 'All SQL lives in server/db.',
			from: { path: '^src/', pathNot: ['^src/lib/server/db/', '^src/cli/bench/'] },
			to: { path: 'node_modules/(kysely|better-sqlite3|pg)/', ...type }
		},
		{
			name: 'lucia-behind-auth',
			severity: 'error',
			comment: 'Lucia is frozen upstream; only server/auth would change with it.',
			from: { path: '^src/', pathNot: '^src/lib/server/auth/' },
			to: { path: 'node_modules/lucia/' }
		},
		{
			name: 'everything-resolves',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^\\$((app|env)/|service-worker$)', '/\\$types', '/paraglide/'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^src/lib/i18n/paraglide/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'types', 'default']
		}
	}
};
