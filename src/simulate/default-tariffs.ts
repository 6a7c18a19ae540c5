import type { Payload } from './payload.ts';

/** The tariffs for drivers who have none of their own, per EVSE, as they came [OCPP 2.1 I07]. */
export class DefaultTariffs {
  private readonly byEvse = new Map<number, Payload>();

  set(evseId: number, tariff: Payload): void {
    this.byEvse.set(evseId, tariff);
  }

  of(evseId: number): Payload | undefined {
    return this.byEvse.get(evseId);
  }

  entries(): readonly (readonly [number, Payload])[] {
    return [...this.byEvse];
  }

  delete(evseId: number): void {
    this.byEvse.delete(evseId);
  }
}
