import { isRoleId, type RoleId } from '#lib/trial/index.ts';

/** What an address asks the picture to show: one variant or all; some roles, or all where none is named. */
export function viewAsked({ searchParams }: URL): { variant: string | null; roles: readonly RoleId[] | null } {
	const roles = searchParams.getAll('role').filter(isRoleId);
	return { variant: searchParams.get('variant'), roles: roles.length > 0 ? roles : null };
}
