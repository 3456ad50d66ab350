/** What the frame of a page knows of the person who looks at it. */
export interface Visitor {
	readonly id: string;
	readonly name: string;
	readonly capabilities: readonly string[];
}
