import { BridgeError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type {
  CertificateAuthority,
  IssuedCertificate,
  SigningRequest,
} from '../core/security/station-certificates.ts';
import { issuedChain } from './issued-chain.ts';
import { checkedRequest } from './signing-request.ts';

export interface ExternalCaDeps {
  readonly url: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

const longestAnswer = 64 * 1024;

/** An authority behind HTTP: POST `{stationId, csr, certificateType}`, answered by `{certificateChain}`. */
export class ExternalCa implements CertificateAuthority {
  private readonly deps: ExternalCaDeps;

  constructor(deps: ExternalCaDeps) {
    this.deps = deps;
  }

  async check(request: SigningRequest): Promise<void> {
    await checkedRequest(request);
  }

  async issue(request: SigningRequest): Promise<IssuedCertificate> {
    const { key } = await checkedRequest(request);
    return issuedChain(await this.ask(request), key, this.deps.clock.now());
  }

  /** @throws BridgeError `timeout`, `partner-unreachable` or `partner-refused` */
  private async ask({ stationId, csr, certificateType }: SigningRequest): Promise<string> {
    const { url, token, timeoutMs } = this.deps;
    let status: number;
    let text: string;
    try {
      const response = await fetch(url, {
        method: 'POST',
        // a redirect would take the request, and the token, somewhere else
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ stationId, csr, certificateType }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      status = response.status;
      text = await limited(response);
    } catch (error) {
      throw failure(error, timeoutMs);
    }
    if (status !== 200 && status !== 201) throw unfit(`it answered HTTP ${status}`);
    return chainIn(text);
  }
}

async function limited({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    // the stream of a response has bytes, whatever its type says
    const part = next.value as Uint8Array;
    parts.push(part);
    size += part.length;
    if (size > longestAnswer) {
      await reader?.cancel();
      throw unfit(`it answered more than ${longestAnswer} bytes`);
    }
  }
  return Buffer.concat(parts).toString();
}

function failure(error: unknown, timeoutMs: number): BridgeError {
  if (error instanceof BridgeError) return error;
  const { name, cause, message } = thrown(error);
  if (name === 'TimeoutError') {
    const text = `the certificate authority did not answer within ${timeoutMs} ms`;
    return new BridgeError('timeout', text, { cause: error });
  }
  const reason = cause === undefined ? message : thrown(cause).message;
  const text = `the certificate authority cannot be reached: ${reason}`;
  return new BridgeError('partner-unreachable', text, { cause: error });
}

/** What fetch throws is an error, and what is behind it one more. */
function thrown(error: unknown): { name?: unknown; cause?: unknown; message: string } {
  const { name, cause, message } = error as Partial<Error>;
  return { name, cause, message: message ?? String(error) };
}

function chainIn(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unfit('it answered no JSON');
  }
  const chain =
    typeof json === 'object' && json !== null && 'certificateChain' in json && json.certificateChain;
  if (typeof chain !== 'string') throw unfit('there is no text `certificateChain` in its answer');
  return chain;
}

function unfit(reason: string): BridgeError {
  return new BridgeError('partner-refused', `the certificate authority's answer does not do: ${reason}`);
}
