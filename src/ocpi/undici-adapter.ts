import { isNativeError } from 'node:util/types';
import { AxiosError, AxiosHeaders } from 'axios';
import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';

/**
 * Sends axios requests through an undici dispatcher: keep-alive sockets, no redirects, text bodies both ways.
 * Honours method, url, headers, data (a string), signal, timeout, maxContentLength and validateStatus.
 * A failure is an AxiosError: ERR_CANCELED, ETIMEDOUT, ERR_BAD_RESPONSE (too large) or ERR_NETWORK with its cause.
 */
export function undiciAdapter(dispatcher: Dispatcher): AxiosAdapter {
  return async (config) => {
    const watch = watchOver(config);
    try {
      const response = await exchange(dispatcher, config, watch.signal);
      if (config.validateStatus && !config.validateStatus(response.status)) {
        const { status } = response;
        const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
        throw new AxiosError(`Request failed with status code ${status}`, code, config, undefined, response);
      }
      return response;
    } catch (error) {
      if (error instanceof AxiosError) throw error;
      throw watch.explain(error);
    } finally {
      watch.end();
    }
  };
}

async function exchange(
  dispatcher: Dispatcher,
  config: InternalAxiosRequestConfig,
  signal: AbortSignal,
): Promise<AxiosResponse<string>> {
  signal.throwIfAborted();
  const url = new URL(config.url ?? '', config.baseURL);
  const data: unknown = config.data;
  const answer = await dispatcher.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: (config.method ?? 'get').toUpperCase(),
    headers: config.headers.toJSON(true),
    body: typeof data === 'string' ? data : null,
    signal,
  });
  const headers = new AxiosHeaders();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, value);
  return {
    data: await readText(answer.body, config),
    status: answer.statusCode,
    statusText: '',
    headers,
    config,
  };
}

async function readText(body: Dispatcher.ResponseData['body'], config: InternalAxiosRequestConfig) {
  const limit = config.maxContentLength ?? -1;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (limit >= 0 && size > limit) {
      const message = `maxContentLength size of ${limit} exceeded`;
      throw new AxiosError(message, AxiosError.ERR_BAD_RESPONSE, config);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One signal for the caller's and the timeout, that leaves nothing behind when the request is over. */
function watchOver(config: InternalAxiosRequestConfig) {
  const controller = new AbortController();
  const outer = config.signal;
  const cancel = () => controller.abort();
  if (outer?.aborted) cancel();
  outer?.addEventListener?.('abort', cancel);
  let timedOut = false;
  const timer = config.timeout
    ? setTimeout(() => {
        timedOut = true;
        cancel();
      }, config.timeout)
    : undefined;
  return {
    signal: controller.signal,
    explain(cause: unknown): AxiosError {
      if (timedOut)
        return new AxiosError(`timeout of ${config.timeout} ms exceeded`, AxiosError.ETIMEDOUT, config);
      if (outer?.aborted) return new AxiosError('canceled', AxiosError.ERR_CANCELED, config);
      // What the runtime itself throws may be of another realm, where `instanceof Error` is false.
      const broken = isNativeError(cause) ? cause : new Error(String(cause));
      const error = new AxiosError(broken.message, AxiosError.ERR_NETWORK, config);
      error.cause = broken;
      return error;
    },
    end() {
      clearTimeout(timer);
      outer?.removeEventListener?.('abort', cancel);
    },
  };
}
