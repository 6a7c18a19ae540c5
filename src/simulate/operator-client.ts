import axios from 'axios';
import type { AxiosInstance } from 'axios';
import { isRecord } from './partner-wire.ts';

/** The operator's side of the bridge: the calls that the demo makes at its API. */
export class OperatorClient {
  private readonly http: AxiosInstance;

  constructor(url: string, token: string) {
    this.http = axios.create({
      baseURL: `${url}/admin/v1`,
      timeout: 10_000,
      proxy: false,
      headers: { Authorization: `Bearer ${token}` },
      validateStatus: () => true,
    });
  }

  /** @throws Error with the problem that the bridge reported */
  async call(method: 'DELETE' | 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown> {
    const { status, data } = await this.http.request<unknown>({
      method,
      url: path,
      ...(body && { data: body }),
    });
    if (status < 300) return data;
    throw new Error(`${method} ${path}: HTTP ${status} ${JSON.stringify(data).slice(0, 500)}`);
  }

  /** Takes partners of this name away, which an earlier run on the same data may have left. */
  async forgetPartners(name: string): Promise<void> {
    const partners = await this.call('GET', '/partners');
    for (const partner of Array.isArray(partners) ? partners.filter(isRecord) : []) {
      if (partner['name'] !== name || typeof partner['id'] !== 'string') continue;
      await this.call('DELETE', `/partners/${encodeURIComponent(partner['id'])}`);
    }
  }

  async invite(name: string): Promise<{ versionsUrl: string; token: string }> {
    const invitation = await this.call('POST', '/partners/invitations', { name });
    if (!isRecord(invitation)) throw new Error('the invitation is no object');
    const { versionsUrl, token } = invitation;
    if (typeof versionsUrl !== 'string' || typeof token !== 'string') {
      throw new Error('the invitation names no versionsUrl or token');
    }
    return { versionsUrl, token };
  }
}
