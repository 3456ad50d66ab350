/** The baseline of live rooms: who posts is answered, and everybody who listens is sent as many bytes as a view has. */
import { createServer } from 'node:http';

/** @type {Set<import('node:http').ServerResponse>} */
const listeners = new Set();
const bytes = 'x'.repeat(4500);
let seq = 0;

const server = createServer((request, response) => {
	if (request.method === 'GET') {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write('id: 0\nevent: view\ndata: {}\n\n');
		listeners.add(response);
		response.on('close', () => listeners.delete(response));
		return;
	}
	request.resume();
	request.on('end', () => {
		seq += 1;
		for (const listener of listeners) listener.write(`id: ${seq}\nevent: view\ndata: {"x":"${bytes}"}\n\n`);
		response.end(String(seq));
	});
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('Listening on'));
process.once('SIGTERM', () => process.exit(0));
