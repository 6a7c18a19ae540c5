// A partner as quick as node:http allows: registers by invitation, answers every push with 1000, counts.
// Also runs the limit beside it: a bare axios loop that sends the same requests to itself from its parent.
import { createServer } from 'node:http';

let first = 0;
let last = 0;
let count = 0;
const counted = new Map();
const ok = () => JSON.stringify({ status_code: 1000, timestamp: new Date().toISOString() });
const envelope = (data) => JSON.stringify({ data, status_code: 1000, timestamp: new Date().toISOString() });

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const base = `http://127.0.0.1:${server.address().port}`;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/versions') {
      response.end(envelope([{ version: '2.2.1', url: `${base}/2.2.1` }]));
    } else if (request.url === '/2.2.1') {
      const endpoints = ['locations', 'tariffs', 'sessions', 'cdrs'].map((identifier) => ({
        identifier,
        role: 'RECEIVER',
        url: `${base}/receiver/${identifier}`,
      }));
      const credentials = { identifier: 'credentials', role: 'SENDER', url: `${base}/credentials` };
      response.end(envelope({ version: '2.2.1', endpoints: [credentials, ...endpoints] }));
    } else {
      count++;
      last = performance.now();
      if (first === 0) first = last;
      counted.set(request.url, Buffer.concat(chunks).length);
      response.end(ok());
    }
  });
});

async function register({ versionsUrl, token }) {
  const base = `http://127.0.0.1:${server.address().port}`;
  const authorization = `Token ${Buffer.from(token).toString('base64')}`;
  const get = async (url) => (await (await fetch(url, { headers: { authorization } })).json()).data;
  const versions = await get(versionsUrl);
  const details = await get(versions.find(({ version }) => version === '2.2.1').url);
  const { url } = details.endpoints.find(({ identifier }) => identifier === 'credentials');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      token: 'bench-token-b',
      url: `${base}/versions`,
      roles: [{ role: 'EMSP', country_code: 'NL', party_id: 'BEN', business_details: { name: 'Bench' } }],
    }),
  });
  const body = await answer.json();
  if (body.status_code !== 1000) throw new Error(`registration: ${JSON.stringify(body)}`);
}

process.on('message', (message) => {
  if (message.register) {
    register(message.register).then(
      () => process.send({ registered: true }),
      (error) => process.send({ failed: error.message }),
    );
  } else if (message === 'reset') {
    first = last = count = 0;
    counted.clear();
    process.send({ reset: true });
  } else {
    process.send({ count, distinct: counted.size, seconds: (last - first) / 1000 });
  }
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
