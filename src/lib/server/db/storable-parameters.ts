import {
	OperationNodeTransformer,
	type KyselyPlugin,
	type PluginTransformQueryArgs,
	type PluginTransformResultArgs,
	type PrimitiveValueListNode,
	type QueryResult,
	type RootOperationNode,
	type UnknownRow,
	type ValueNode
} from 'kysely';
import { storableText } from './storable-text.ts';

const storable = <T>(value: T) => (typeof value === 'string' ? storableText(value) : value);

class Storing extends OperationNodeTransformer {
	protected override transformValue(node: ValueNode): ValueNode {
		return { ...node, value: storable(node.value) };
	}

	protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
		return { ...node, values: node.values.map(storable) };
	}
}

/**
 * Takes from every text of a query what PostgreSQL refuses: a NUL in an id, a key or a mail address that somebody
 * forged would otherwise be a fault of the server.
 */
export class StorableParameters implements KyselyPlugin {
	readonly #storing = new Storing();

	transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
		return this.#storing.transformNode(node, queryId);
	}

	async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
		return result;
	}
}
