import type { Certification, CertifiedCourse } from './catalogue.ts';

/** The course that an address asks for with `?course=`, else the first that leads to a certificate. */
export function courseAsked({ catalogue }: Certification, url: URL): CertifiedCourse | undefined {
	const asked = url.searchParams.get('course');
	return catalogue.courses.find(({ id }) => id === asked) ?? catalogue.courses[0];
}
