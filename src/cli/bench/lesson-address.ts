/** The path of the first lesson that a person's course page leads to. */
export const lessonAddress = async (origin: string, language: string, cookie: string): Promise<string> => {
	const page = await fetch(`${origin}/${language}/course`, { headers: { cookie } });
	const [, address] = /href="([^"]+\/lesson\/[^"#?]+)/.exec(await page.text()) ?? [];
	if (address === undefined) throw new Error(`No lesson is linked from /${language}/course`);
	return new URL(address, page.url).pathname;
};
