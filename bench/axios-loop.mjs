// The limit that pushes are measured against: axios with its default adapter, keep-alive, 50 in flight.
import { Agent } from 'node:http';
import axios from 'axios';

process.on('message', async ({ url, requests, body }) => {
  const client = axios.create({ httpAgent: new Agent({ keepAlive: true, maxSockets: 50 }), proxy: false });
  let next = 0;
  const lane = async () => {
    while (next < requests) {
      const n = next++;
      await client.put(`${url}/receiver/locations/DE/BEN/LOC${n}`, body, {
        headers: {
          authorization: 'Token YmVuY2g=',
          'x-request-id': String(n),
          'x-correlation-id': String(n),
        },
      });
    }
  };
  await Promise.all(Array.from({ length: 50 }, lane));
  process.send({ done: true });
});
