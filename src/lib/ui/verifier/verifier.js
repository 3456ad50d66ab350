/**
 * The script of the page in an export: it verifies a certificate on the reader's device, from what the page itself
 * holds, with the cryptography of the browser and nothing else. It is put into the page as it stands, so it is one file:
 * what the page holds, texts and bytes, the signed text, the five checks, what is shown.
 */

/**
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {'fr' | 'ar' | 'en'} Language
 * @typedef {Record<Language, string>} Texts
 * @typedef {{ proof: string, document: string }} Quads the two N-Quads texts that a signature covers
 * @typedef {{ text: string, quads: Quads }} SignedText
 * @typedef {{ percent: number }} Result
 * @typedef {{ latin: string, arabic: string }} Names
 * @typedef {{
 *   code: string, title: Texts, course: { title: Texts, version: string }, hours: number,
 *   test?: Result, tests?: Result[], final?: Result, trial: Result & { title: Texts },
 *   issued_at: string, expires_at: string | null, dossier: string, evidence: string[], cited?: Record<string, string>
 * }} Claims what a certificate states
 * @typedef {{ key: string, signature: string, seq: number, hash: string }} Checkpoint
 * @typedef {{
 *   seq: number, at: string, actorId: string | null, act: string, subject: string,
 *   leafHash: string, prevHash: string, hash: string, leaf: { body: string | null, salt: string | null }
 * }} JournalRow
 * @typedef {{ kind: string, title: string, text: string, salt?: string }} Piece
 * @typedef {{
 *   words: Record<Language, Record<string, string>>, origin: string, at: string, credential: string, quads: Quads,
 *   issuer: { id: string, assertionMethod: string[], verificationMethod: { id: string, publicKeyMultibase: string }[] },
 *   lists: { revocation?: SignedText, suspension?: SignedText },
 *   acts: { row: JournalRow, checkpoint: Checkpoint }[], end: Checkpoint,
 *   evidence: Piece[], files: { hash: string }[]
 * }} Exported
 * @typedef {'yes' | 'no' | 'stale' | 'unknown'} Answer `stale`: so old that it says nothing any more; `unknown`: this
 *   browser cannot verify
 */

/** @type {Exported} */
const shared = JSON.parse(document.getElementById('export')?.textContent ?? '{}');
/** @returns {Language} */
const language = () => {
	const { lang } = document.documentElement;
	return lang === 'ar' || lang === 'en' ? lang : 'fr';
};

/** @param {string} key @param {Record<string, string>} values @returns {string} */
const say = (key, values = {}) =>
	Object.entries(values).reduce(
		(text, [name, value]) => text.replace(`{${name}}`, value),
		shared.words[language()][key] ?? ''
	);

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/** @param {ArrayBuffer} buffer */
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {Bytes} bytes */
const sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes);

/** @param {string} text */
const sha256Hex = async (text) => hex(await sha256(utf8(text)));

/** RFC 8785. @param {unknown} value @returns {string} */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** @param {string} text */
function fromBase64Url(text) {
	const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** @param {string} text */
function fromBase58(text) {
	const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	let number = 0n;
	for (const digit of text) number = number * 58n + BigInt(digits.indexOf(digit));
	const pairs =
		number
			.toString(16)
			.replace(/^(.(..)*)$/, '0$1')
			.match(/../g) ?? [];
	const zeros = /^1*/.exec(text)?.[0].length ?? 0;
	return Uint8Array.from([...Array(zeros).fill(0), ...pairs.map((pair) => parseInt(pair, 16))]);
}

/** @param {Bytes} key @param {Bytes} signature @param {Bytes} data */
async function signedBy(key, signature, data) {
	const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
	return crypto.subtle.verify('Ed25519', imported, signature, data);
}

/**
 * What the lines of the signed text say of this term.
 * @param {string} quads @param {string} term @returns {string[]}
 */
function allStated(quads, term) {
	const lines = quads.split('\n').filter((line) => line.split(' ')[1] === `<${term}>`);
	return lines.map((line) => {
		const [, address, literal = ''] = /^\S+ \S+ (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")/.exec(line) ?? [];
		return address ?? unescaped(literal);
	});
}

/**
 * What the signed text says of this term; of several lines it could not be told which one counts.
 * @param {string} quads @param {string} term @returns {string | undefined}
 */
function statedIn(quads, term) {
	const stated = allStated(quads, term);
	return stated.length === 1 ? stated[0] : undefined;
}

/** @param {string} literal */
const unescaped = (literal) =>
	literal.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) => {
		if (four ?? eight) return String.fromCodePoint(parseInt(four ?? eight, 16));
		return { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' }[/** @type {string} */ (one)] ?? one;
	});

/**
 * Whether a key of the issuer that is not revoked signed these two texts.
 * @param {Quads} quads @param {string} proofValue
 */
async function quadsAreSigned(quads, proofValue) {
	const address = statedIn(quads.proof, 'https://w3id.org/security#verificationMethod');
	const { verificationMethod, assertionMethod } = shared.issuer;
	if (!address || !assertionMethod.includes(address)) return false;
	const method = verificationMethod.find(({ id }) => id === address);
	if (!method) return false;
	// The first two bytes of a Multikey say that it is of Ed25519.
	const key = fromBase58(method.publicKeyMultibase.slice(1)).slice(2);
	const hashes = await Promise.all([sha256(utf8(quads.proof)), sha256(utf8(quads.document))]);
	const data = Uint8Array.from(hashes.flatMap((hash) => [...new Uint8Array(hash)]));
	return signedBy(key, fromBase58(proofValue.slice(1)), data);
}

const terms = { claims: 'urn:pretoire:vocabulary:claims', names: 'urn:pretoire:vocabulary:names' };

/** What was signed, read from the signed text itself. @returns {Claims} */
const signedClaims = () => JSON.parse(statedIn(shared.quads.document, terms.claims) ?? 'null');
/** @returns {Names} */
const signedNames = () => JSON.parse(statedIn(shared.quads.document, terms.names) ?? 'null');

async function checkSignature() {
	const credential = JSON.parse(shared.credential);
	const issuer = statedIn(shared.quads.document, 'https://www.w3.org/2018/credentials#issuer');
	return issuer === shared.issuer.id && (await quadsAreSigned(shared.quads, credential.proof.proofValue));
}

/** Whether the file of the credential says what was signed. */
async function checkContent() {
	const { credentialSubject } = JSON.parse(shared.credential);
	return (
		canonical(credentialSubject.claims) === canonical(signedClaims()) &&
		canonical(credentialSubject.names) === canonical(signedNames())
	);
}

const listTerms = 'https://www.w3.org/ns/credentials/status#';

/**
 * Whether the place that the certificate names is marked in a list, which is one that the certificate names too.
 * @param {'revocation' | 'suspension'} purpose
 */
async function isListed(purpose) {
	const list = shared.lists[purpose];
	if (!list) throw new Error('A list that the certificate names is missing');
	const { text, quads } = list;
	const own = shared.quads.document;
	const [, address = ''] = /^<([^>]+)> <https:\/\/www\.w3\.org\/2018\/credentials#issuer>/m.exec(quads.document) ?? [];
	const named = allStated(own, `${listTerms}statusListCredential`).includes(address);
	const meant = statedIn(quads.document, `${listTerms}statusPurpose`) === purpose;
	const signed = await quadsAreSigned(quads, JSON.parse(text).proof.proofValue);
	if (!named || !meant || !signed) throw new Error('This is no list of this certificate');
	const encoded = statedIn(quads.document, `${listTerms}encodedList`) ?? '';
	const packed = new Blob([fromBase64Url(encoded.slice(1))]).stream().pipeThrough(new DecompressionStream('gzip'));
	const bits = new Uint8Array(await new Response(packed).arrayBuffer());
	const index = Number(allStated(own, `${listTerms}statusListIndex`)[0]);
	return (((bits[index >> 3] ?? 255) >> (7 - (index & 7))) & 1) === 1;
}

/** When the lists were signed: they say nothing of what came after. */
const listedAt = () =>
	statedIn(shared.lists.revocation?.quads.document ?? '', 'https://www.w3.org/2018/credentials#validFrom') ?? shared.at;

/** Until when the lists tell the state of the certificate: a list is good for a day. */
const listedUntil = () =>
	Object.values(shared.lists)
		.map(({ quads }) => statedIn(quads.document, 'https://www.w3.org/2018/credentials#validUntil') ?? shared.at)
		.toSorted()[0] ?? shared.at;

/** What an old list marks stays marked; what it does not mark may have been marked since. */
async function checkStatus() {
	const now = new Date().toISOString();
	const { expires_at } = signedClaims();
	const marked = (await isListed('revocation')) || (await isListed('suspension'));
	if (marked || (expires_at !== null && expires_at <= now)) return false;
	return listedUntil() <= now ? 'stale' : true;
}

/** Each act has its hash, the platform signed that hash, and the act of issue says what the certificate says. */
async function checkJournal() {
	for (const { row, checkpoint } of shared.acts) {
		const { seq, at, actorId, act, subject, leafHash, prevHash, hash, leaf } = row;
		if (leaf.body !== null && (await sha256Hex(canonical([leaf.body, leaf.salt, seq]))) !== leafHash) return false;
		if ((await sha256Hex(canonical([seq, at, actorId, act, subject, leafHash, prevHash]))) !== hash) return false;
		if (checkpoint.seq !== seq || checkpoint.hash !== hash || !(await isSigned(checkpoint))) return false;
	}
	const issued = shared.acts.find(({ row }) => row.act === 'certificate/issued');
	/** @type {{ claims?: string }} */
	const said = JSON.parse(issued?.row.leaf.body ?? '{}');
	return said.claims === (await sha256Hex(canonical(signedClaims()))) && (await isSigned(shared.end));
}

/** @param {Checkpoint} checkpoint */
const isSigned = ({ signature, ...said }) =>
	signedBy(fromBase64Url(said.key), fromBase64Url(signature), utf8(canonical(said)));

/** Each piece is one that the certificate cites, to the letter: by its own hash, or by that of the text and a salt. */
async function checkEvidence() {
	const { evidence, dossier, cited = {} } = signedClaims();
	const hashes = [dossier, ...evidence, ...Object.values(cited)];
	for (const { text, salt } of shared.evidence) {
		const hash = await sha256Hex(salt === undefined ? text : canonical([text, salt]));
		if (!hashes.includes(hash)) return false;
	}
	return true;
}

/** @typedef {() => Promise<boolean | 'stale'>} Check */

/** @type {[string, Check][]} */
const checks = [
	['signature', checkSignature],
	['content', checkContent],
	['status', checkStatus],
	['journal', checkJournal]
];
if (shared.evidence.length > 0) checks.push(['evidence', checkEvidence]);

/** @param {Check} check @returns {Promise<Answer>} */
async function answerOf(check) {
	try {
		const said = await check();
		if (said === 'stale') return said;
		return said ? 'yes' : 'no';
	} catch (fault) {
		return fault instanceof DOMException && fault.name === 'NotSupportedError' ? 'unknown' : 'no';
	}
}

/** @param {string} name @param {string} text @param {string} [kind] */
function element(name, text, kind) {
	const made = document.createElement(name);
	made.textContent = text;
	if (kind) made.className = kind;
	return made;
}

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} at */
const day = (at) =>
	new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone: 'Africa/Casablanca' }).format(new Date(at));

const answers = Promise.all(checks.map(async ([name, check]) => ({ name, answer: await answerOf(check) })));

async function show() {
	for (const node of document.querySelectorAll('[data-say]'))
		node.textContent = say(node.getAttribute('data-say') ?? '', { date: day(shared.at), origin: shared.origin });
	const found = await answers;
	const verdict = verdictOf(found.map(({ answer }) => answer));
	place('verdict').className = verdict === 'good' || verdict === 'stale' ? verdict : 'bad';
	place('verdict').textContent = say(verdict, { date: day(listedUntil()) });
	place('checks').replaceChildren(...found.map(checkItem));
	showClaims(found.find(({ name }) => name === 'signature')?.answer === 'yes');
	showPieces();
}

/** @param {Answer[]} answers */
function verdictOf(answers) {
	if (answers.includes('no')) return answers.includes('unknown') ? 'old' : 'bad';
	if (answers.includes('unknown')) return 'old';
	return answers.includes('stale') ? 'stale' : 'good';
}

/** @param {{ name: string, answer: Answer }} check */
function checkItem({ name, answer }) {
	const item = element('li', '', answer);
	const words =
		answer === 'stale' ? say('status_stale', { date: day(listedUntil()) }) : say(name, { date: day(listedAt()) });
	item.append(element('b', say(answer === 'stale' ? 'unknown' : answer)), ' ', words);
	return item;
}

/** @param {boolean} believed */
function showClaims(believed) {
	place('claims').hidden = !believed;
	if (!believed) return;
	const [claims, names] = [signedClaims(), signedNames()];
	const { test, tests = [], final, trial, hours } = claims;
	const title = (/** @type {Texts} */ texts) => texts[language()];
	const results = [...(test ? [test] : []), ...tests, ...(final ? [final] : [])];
	const rows = [
		['holder', `${names.latin} · ${names.arabic}`],
		['number', claims.code],
		['title', title(claims.title)],
		['course', `${title(claims.course.title)} (${claims.course.version})`],
		['hours', String(hours)],
		['tests', results.map(({ percent }) => `${percent} %`).join(' · ')],
		['trial', `${title(trial.title)} – ${trial.percent} %`],
		['issued', day(claims.issued_at)],
		['expires', claims.expires_at === null ? say('no_end') : day(claims.expires_at)]
	];
	place('rows').replaceChildren(
		...rows.flatMap(([key, value]) => {
			const shown = document.createElement('dd');
			shown.append(element('bdi', value ?? ''));
			return [element('dt', say(key ?? '')), shown];
		})
	);
}

function showPieces() {
	place('pieces').hidden = shared.evidence.length === 0;
	place('texts').replaceChildren(
		...shared.evidence.map(({ kind, title, text }) => {
			const folded = document.createElement('details');
			folded.append(
				element('summary', title === '' ? say(`piece_${kind}`) : `${say(`piece_${kind}`)} – ${title}`),
				element('pre', text)
			);
			return folded;
		})
	);
}

/** Compares a file of the archive with what it was when the archive was made. */
async function compare(/** @type {Event} */ { target }) {
	if (!(target instanceof HTMLInputElement)) return;
	const chosen = [...(target.files ?? [])];
	const lines = chosen.map(async (file) => {
		const hash = hex(await sha256(new Uint8Array(await file.arrayBuffer())));
		const same = shared.files.some((known) => known.hash === hash);
		return element('li', `${file.name} – ${say(same ? 'same' : 'different')}`, same ? 'yes' : 'no');
	});
	place('compared').replaceChildren(...(await Promise.all(lines)));
}

/** @param {string} chosen */
function speak(chosen) {
	document.documentElement.lang = chosen;
	document.documentElement.dir = chosen === 'ar' ? 'rtl' : 'ltr';
	void show();
}

for (const button of document.querySelectorAll('button[lang]'))
	button.addEventListener('click', () => speak(button.getAttribute('lang') ?? 'fr'));
place('file').addEventListener('change', (event) => void compare(event));
speak(language());
