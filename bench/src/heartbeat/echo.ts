/** What the reports are measured against: a bare Fastify with zod both ways that gives the same body back. */
import { study } from '@yanxiu/contract/study';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';

const body = study.endpoints.report.input;
const server = Fastify();
server.setValidatorCompiler(validatorCompiler);
server.setSerializerCompiler(serializerCompiler);
server.post('/api/study/reports', { schema: { body, response: { 200: body } } }, async (request) => request.body);
await server.listen({ host: '127.0.0.1', port: 0 });
const address = server.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : null });
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() }));

// the bench was ended: nobody waits for an answer any more
process.on('disconnect', () => process.exit());
