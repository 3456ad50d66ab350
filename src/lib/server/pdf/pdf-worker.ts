/** The thread that sets documents with Typst: a page takes milliseconds that would be missing to everybody else. */
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';

/** A document to be made: which template, and the JSON text that it reads. Nothing of it is ever read as markup. */
export interface PdfJob {
	readonly id: number;
	readonly template: string;
	readonly data: string;
}

/** The document; `null` where the template and the data do not make one. */
export interface PdfDone {
	readonly id: number;
	readonly pdf: Uint8Array | null;
}

const beside = (name: string): string => path.join(import.meta.dirname, name);

const compiler = NodeCompiler.create({
	workspace: beside('templates'),
	fontArgs: [{ fontPaths: [beside('fonts')] }]
});

/** After so many documents, what was set before and not used since is forgotten. */
const rememberedFor = 10;

function make({ id, template, data }: PdfJob): PdfDone {
	const { result } = compiler.compile({ mainFilePath: beside(`templates/${template}.typ`), inputs: { data } });
	const pdf = result && readable(result);
	compiler.evictCache(rememberedFor);
	return { id, pdf };
}

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

parentPort?.on('message', (job: PdfJob) => parentPort?.postMessage(make(job)));
