/** subset-font publishes no types: the part of its interface that fonts.ts uses. */
declare module 'subset-font' {
	interface Options {
		targetFormat: 'woff2' | 'sfnt';
		keepFeatures: readonly string[];
		noHinting: boolean;
		variationAxes?: Record<string, number | { min: number; max: number }>;
	}
	function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
	export default subsetFont;
}
