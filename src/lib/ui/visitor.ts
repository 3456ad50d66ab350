/** What the frame of a page knows of the person who looks at it. */
export interface Visitor {
	readonly name: string;
	readonly capabilities: readonly string[];
}
