import type { RequestListener } from 'node:http';
import { identityIn } from './login/identity.ts';

/**
 * Answers what comes to a charge point's address and is no WebSocket handshake, from a browser or through a
 * proxy that drops the upgrade: 426 [RFC 9110 15.5.22], and what the handshake answers where the address is wrong.
 */
export const answerPlainHttp: RequestListener = ({ url = '' }, response) => {
  const address = identityIn(url);
  const wrong = address.status !== undefined;
  const text = wrong
    ? address.text
    : 'charge points connect here with a WebSocket (OCPP-J), and this request asks for none; a proxy on the way must pass on Upgrade and Connection';
  response.writeHead(wrong ? address.status : 426, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(!wrong && { Upgrade: 'websocket', Connection: 'Upgrade' }),
  });
  response.end(`${text}\n`);
};
