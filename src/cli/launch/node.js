import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.js';
import { inHouse } from './paths.js';

const oldestNode = 22;

/**
 * The Node that runs everything: the one pinned in the lock file, else the one that started us if it is new enough.
 * @returns {string} an absolute path
 */
export const findNode = () => {
	const pinned = pinnedNode();
	if (existsSync(pinned) && works(pinned)) return pinned;
	if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath;
	throw new Failure(
		`Node ${process.versions.node} is too old and none is pinned for ${process.platform}-${process.arch}: ` +
			`please install Node ${oldestNode} or later (24 is best).`
	);
};

const pinnedNode = () => {
	const windows = process.platform === 'win32';
	const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
	return inHouse('node_modules', name, 'bin', windows ? 'node.exe' : 'node');
};

/** @param {string} node */
const works = (node) => spawnSync(node, ['--version']).status === 0;

/**
 * The environment in which that Node, and the tools of the house, are found first.
 * @param {string} node
 */
export const withNode = (node) => ({
	...process.env,
	PATH: [path.dirname(node), inHouse('node_modules', '.bin'), process.env['PATH']].join(path.delimiter)
});
