/** The thread that sets documents with Typst: a page takes milliseconds that would be missing to everybody else. */
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';

/** What a document is made as. */
export type SetAs = 'pdf' | 'svg' | 'png';

/** A document to be made: which template, and the JSON text that it reads. Nothing of it is ever read as markup. */
export interface PdfJob {
	readonly id: number;
	readonly template: string;
	readonly data: string;
	readonly as: SetAs;
}

/** The document; `null` where the template and the data do not make one. */
export interface PdfDone {
	readonly id: number;
	readonly file: Uint8Array | null;
}

const beside = (name: string): string => path.join(import.meta.dirname, name);

const compiler = NodeCompiler.create({
	workspace: beside('templates'),
	fontArgs: [{ fontPaths: [beside('fonts')] }]
});

/** After so many documents, what was set before and not used since is forgotten. */
const rememberedFor = 10;

async function make({ id, template, data, as }: PdfJob): Promise<PdfDone> {
	const { result } = compiler.compile({ mainFilePath: beside(`templates/${template}.typ`), inputs: { data } });
	const file = result && (await files[as](result));
	compiler.evictCache(rememberedFor);
	return { id, file };
}

const files: Readonly<Record<SetAs, (document: NodeTypstDocument) => Uint8Array | Promise<Uint8Array>>> = {
	pdf: readable,
	svg: (document) => new TextEncoder().encode(compiler.plainSvg(document)),
	png: picture
};

/**
 * As PDF/A-3: readable for decades, with all that a screen reader needs, and allowed to carry a file. That norm refuses
 * letters that no font of ours has; a name with one still gets its sheet, in a plain PDF with a box for the letter.
 */
function readable(document: NodeTypstDocument): Uint8Array {
	try {
		return new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-3a' }));
	} catch {
		return new Uint8Array(compiler.pdf(document));
	}
}

/** Points across: sharp on a screen at three times the size that badges are shown in. */
const pictureWidth = 600;
let painter: Promise<void> | undefined;

async function picture(document: NodeTypstDocument): Promise<Uint8Array> {
	const painting = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
	await (painter ??= initWasm(readFile(painting)));
	return new Resvg(compiler.plainSvg(document), { fitTo: { mode: 'width', value: pictureWidth } }).render().asPng();
}

const answer = async (job: PdfJob): Promise<void> => parentPort?.postMessage(await make(job));

parentPort?.on('message', (job: PdfJob) => void answer(job));
