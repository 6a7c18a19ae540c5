import type { Change, PendingCommand } from '../change.ts';
import { BridgeError, messageOf } from '../errors.ts';
import type { ActiveProfile } from '../model/charging-profile.ts';
import type { PartnerId } from '../model/common.ts';
import type { Clock, Ids, Log, Store } from '../ports.ts';
import type { CommandResult, ProfileResult } from './remote-control.ts';

/** Where the result goes, and for how long the station may take. */
export interface CommandOrigin {
  readonly partnerId: PartnerId;
  readonly responseUrl: string;
  readonly correlationId: string;
}

/** What a partner is told in the end. */
export type Outcome =
  | { readonly kind: 'command'; readonly result: CommandResult }
  | { readonly kind: 'profile'; readonly result: ProfileResult; readonly active?: ActiveProfile };

export const commandNames = [
  'CANCEL_RESERVATION',
  'RESERVE_NOW',
  'START_SESSION',
  'STOP_SESSION',
  'UNLOCK_CONNECTOR',
] as const;
/** The requests of the charging profiles module, which has no names for them. */
export const profileNames = [
  'CLEAR_CHARGING_PROFILE',
  'GET_CHARGING_PROFILE',
  'SET_CHARGING_PROFILE',
] as const;
export type CommandName = (typeof commandNames)[number] | (typeof profileNames)[number];

export interface CommandsUnderWayDeps {
  readonly store: Pick<Store, 'commandsDue' | 'commit'>;
  /** Tells the partner; what cannot be told within the command's time is dropped. */
  readonly report: (command: PendingCommand, outcome: Outcome) => Promise<void>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
  readonly log: Log;
  /** What partners are told to wait for the result. */
  readonly commandTimeoutMs: number;
}

/**
 * What partners asked for: answered at once, carried out afterwards, the result reported to the partner's
 * response_url. A command is stored before it is answered, so that a result is owed whatever happens to us.
 */
export class CommandsUnderWay {
  private readonly deps: CommandsUnderWayDeps;
  private readonly running = new Set<Promise<void>>();

  constructor(deps: CommandsUnderWayDeps) {
    this.deps = deps;
  }

  /** Waits for what stations are working on. */
  async drain(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Resolves when the command is stored, together with `change`. */
  async accept(
    name: CommandName,
    origin: CommandOrigin,
    { change = [], work }: { readonly change?: Change; readonly work: () => Promise<Outcome> },
  ): Promise<void> {
    const { clock, ids, store, commandTimeoutMs } = this.deps;
    const deadline = clock.now() + commandTimeoutMs;
    const command = { id: ids.next(), command: name, deadline, ...origin };
    await store.commit([{ type: 'command', command }, ...change]);
    this.alongside(async () => {
      const outcome = await work().catch((error: unknown) => this.failure(command, error));
      await this.finish(command, outcome);
    });
  }

  /** Work that nobody waits for; a failure is logged. */
  alongside(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        this.deps.log.warn({ error: messageOf(error) }, 'what a command led to was not done');
      })
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  /** Commands whose time is up without a result: the process that carried them out is gone. */
  async expire(): Promise<void> {
    for (const command of await this.deps.store.commandsDue(this.deps.clock.now())) {
      await this.finish(command, failed(command, 'TIMEOUT'));
    }
  }

  private failure(command: PendingCommand, error: unknown): Outcome {
    this.deps.log.warn(
      { command: command.command, id: command.id, error: messageOf(error) },
      'a command failed',
    );
    const code = error instanceof BridgeError ? error.code : undefined;
    if (code === 'not-supported') return failed(command, 'NOT_SUPPORTED');
    return failed(command, code === 'timeout' ? 'TIMEOUT' : 'FAILED');
  }

  private async finish(command: PendingCommand, outcome: Outcome): Promise<void> {
    await this.deps.report(command, outcome);
    await this.deps.store.commit([{ type: 'command-done', id: command.id }]);
  }
}

const ofProfiles: ReadonlySet<string> = new Set(profileNames);

/** [OCPI 2.2.1 mod_charging_profiles ChargingProfileResultType] has one word for whatever does not succeed. */
function failed({ command }: PendingCommand, result: CommandResult): Outcome {
  return ofProfiles.has(command) ? { kind: 'profile', result: 'REJECTED' } : { kind: 'command', result };
}
