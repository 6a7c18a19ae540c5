import { CallErrorFrame } from '../../kit/station.ts';
import type { Responder } from '../../kit/station.ts';

interface Set {
  readonly evseId: number;
  readonly tariff: { readonly tariffId: string };
}

/** The default tariffs of a station with two EVSEs that keeps them as [OCPP 2.1 I07, I09, I10] says. */
export class TariffShelf {
  readonly byEvse = new Map<number, string>();
  /** What is answered to a tariff in place of taking it. */
  refusal: string | undefined;
  readonly answers: Record<string, Responder> = {
    GetTariffs: () => this.get(),
    SetDefaultTariff: (payload: Set) => this.set(payload),
    ClearTariffs: (payload: { readonly tariffIds: readonly string[] }) => this.clear(payload),
  };

  private get() {
    const ids = [...new Set(this.byEvse.values())];
    if (ids.length === 0) return { status: 'NoTariff' };
    const tariffAssignments = ids.map((tariffId) => ({
      tariffId,
      tariffKind: 'DefaultTariff',
      evseIds: [...this.byEvse].flatMap(([evseId, id]) => (id === tariffId ? [evseId] : [])),
    }));
    return { status: 'Accepted', tariffAssignments };
  }

  private set({ evseId, tariff: { tariffId } }: Set) {
    if (this.refusal === 'CALLERROR') throw new CallErrorFrame('FormatViolation', 'too deep');
    if (this.refusal !== undefined) return { status: this.refusal };
    if ([...this.byEvse.values()].includes(tariffId)) return { status: 'DuplicateTariffId' };
    for (const target of evseId === 0 ? [1, 2] : [evseId]) this.byEvse.set(target, tariffId);
    return { status: 'Accepted' };
  }

  private clear({ tariffIds }: { readonly tariffIds: readonly string[] }) {
    for (const [evseId, id] of this.byEvse) if (tariffIds.includes(id)) this.byEvse.delete(evseId);
    return { clearTariffsResult: tariffIds.map((tariffId) => ({ status: 'Accepted', tariffId })) };
  }
}
