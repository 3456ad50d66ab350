/** The database of this device; `device.ts` says what is in it. */
export const databaseName = 'pretoire';

/** What a page tells the frame around it when it has kept something. */
export const keptEvent = 'pretoire:kept';

/** Whether this device keeps something: a module that was taken along, or what was done while the link was cut. */
export async function keepsSomething(): Promise<boolean> {
	if (!('serviceWorker' in navigator) || !('databases' in indexedDB)) return false;
	if (await navigator.serviceWorker.getRegistration()) return true;
	return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}
