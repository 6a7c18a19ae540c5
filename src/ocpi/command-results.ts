import { setTimeout as delay } from 'node:timers/promises';
import type { PendingCommand } from '../core/change.ts';
import type { Outcome } from '../core/partner/commands-under-way.ts';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { dialectOf } from './dialects.ts';
import type { PartnerClient } from './partner-client.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Partners } from './partners.ts';

export interface CommandResultsDeps {
  readonly partners: Pick<Partners, 'get'>;
  readonly client: PartnerClient;
  readonly log: Log;
  /** Waits before the second and the third attempt. */
  readonly retryDelaysMs?: readonly number[];
}

/**
 * Tells a partner at its response_url how a command ended [OCPI 2.2.1 13.2.2, 14.4.2.1]. OCPI asks for no retries; a few
 * within seconds bridge a restart, and what then cannot be told is logged and dropped.
 */
export class CommandResults {
  private readonly deps: CommandResultsDeps;

  constructor(deps: CommandResultsDeps) {
    this.deps = deps;
  }

  /** Never rejects. */
  async report(command: PendingCommand, outcome: Outcome): Promise<void> {
    const { log, retryDelaysMs = [500, 2_000] } = this.deps;
    const fields = {
      command: command.command,
      id: command.id,
      partner: command.partnerId,
      result: outcome.result,
    };
    for (const wait of [...retryDelaysMs, null]) {
      try {
        await this.post(command, outcome);
        return;
      } catch (error) {
        const hopeless = error instanceof PartnerFailure ? error.verdict === 'park' : true;
        if (hopeless || wait === null) {
          log.warn(
            { ...fields, error: messageOf(error) },
            'a partner was not told the result of its command',
          );
          return;
        }
        await delay(wait);
      }
    }
  }

  private async post(command: PendingCommand, outcome: Outcome): Promise<void> {
    const partner = this.deps.partners.get(command.partnerId);
    const dialect = dialectOf(partner.version);
    const body =
      outcome.kind === 'command'
        ? dialect.encodeCommandResult(outcome.result)
        : dialect.encodeProfileResult(outcome);
    const { responseUrl, correlationId } = command;
    await this.deps.client.sendTo(partner, responseUrl, { method: 'POST', body, correlationId });
  }
}
