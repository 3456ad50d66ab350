/**
 * The libraries that sign and verify, with all that they bring for linked data: as much as everything else that a
 * start loads, so they come when a certificate is first signed or checked.
 */
export async function proofLibraries() {
	const [{ DataIntegrityProof }, { cryptosuite }, { issue, verifyCredential }] = await Promise.all([
		import('@digitalbazaar/data-integrity'),
		import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
		import('@digitalbazaar/vc')
	]);
	return { DataIntegrityProof, cryptosuite, issue, verifyCredential };
}
