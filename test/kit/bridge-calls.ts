export interface BridgeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly status_code: number;
    readonly status_message?: string;
    readonly data?: unknown;
    readonly timestamp: string;
  };
}

/** `text` instead of a JSON body goes out as it is. */
export interface Content {
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A partner's view of the bridge: where its modules are, and requests to them. */
export class BridgeCalls {
  private readonly endpoints = new Map<string, string>();
  private counter = 0;

  /** Reads versions and details. */
  async discover(versionsUrl: string, token: string): Promise<void> {
    const versions = await this.request('GET', versionsUrl, token);
    const list = versions.body.data as { version: string; url: string }[];
    const url = list.find(({ version }) => version === '2.2.1')?.url;
    if (url === undefined) throw new Error(`no OCPI 2.2.1 at ${versionsUrl}`);
    const details = await this.request('GET', url, token);
    const { endpoints } = details.body.data as { endpoints: { identifier: string; url: string }[] };
    for (const endpoint of endpoints) this.endpoints.set(endpoint.identifier, endpoint.url);
  }

  /** `tokens/NL/EMS/1` is below the endpoint of that module; a whole URL stands for itself. */
  request(method: string, path: string, token: string, content: Content = {}): Promise<BridgeAnswer> {
    const [module = '', ...rest] = path.split(/(?=[/?])/);
    const url = path.startsWith('http') ? path : `${this.endpoints.get(module) ?? module}${rest.join('')}`;
    return this.send(method, url, token, content);
  }

  private async send(
    method: string,
    url: string,
    token: string,
    { body, text, headers }: Content,
  ): Promise<BridgeAnswer> {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const id = `fake-${++this.counter}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Token ${Buffer.from(token).toString('base64')}`,
        'x-request-id': `${id}-request`,
        'x-correlation-id': `${id}-correlation`,
        ...(content !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    const answer = (await response.json()) as BridgeAnswer['body'];
    return { status: response.status, headers: response.headers, body: answer };
  }
}
