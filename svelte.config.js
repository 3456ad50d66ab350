import adapter from '@sveltejs/adapter-node';

/**
 * Kit's page announcer carries a style attribute; the hash allows that one and no other.
 * tests/unit/house/announcer-style.test.ts recomputes it from the installed Kit.
 */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

const node = adapter({ out: 'build' });

/** Beside the bundle: the server that stands in front of it, and the thread that sets PDFs, with its templates and fonts. */
const withServerAndPdf = {
	...node,
	/** @param {import('@sveltejs/kit').Builder} builder */
	adapt: async (builder) => {
		await node.adapt(builder);
		builder.copy('src/cli/server.js', 'build/server.js');
		builder.copy('src/lib/server/pdf', 'build/pdf');
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: true,
		discloseVersion: false,
		// The mark of a component's styles stands on every element they reach: Svelte's own is twice as long.
		cssHash: ({ hash, filename }) => `s${hash(filename).slice(0, 5)}`
	},
	kit: {
		adapter: withServerAndPdf,
		// Registered where somebody takes a module along: who does not, downloads nothing for it.
		serviceWorker: { register: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', announcerStyle],
				'img-src': ['self'],
				'font-src': ['self'],
				'media-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'frame-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
