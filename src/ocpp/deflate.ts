import type { PerMessageDeflateOptions } from 'ws';

/**
 * [OCPP 2.0.1 part 4 5.1] compression for stations that ask for it. Without context takeover nothing of it stays between
 * messages: with it, a connection takes 242 KiB. What a message may become is bounded by `maxPayload`.
 */
export const deflate: PerMessageDeflateOptions = {
  threshold: 1024,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  concurrencyLimit: 4,
  zlibDeflateOptions: { level: 3, memLevel: 6 },
};
