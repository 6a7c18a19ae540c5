export interface EnergyMeterOptions {
  readonly maxPowerW: number;
  readonly current: 'AC' | 'DC';
  /** Simulated seconds per real second: the register runs that much faster, timestamps stay real. */
  readonly speed: number;
  readonly registerWh: number;
  /** What may be drawn at a time, in W; without it, what the connector can. */
  readonly limitW?: (at: number) => number;
}

export interface Vehicle {
  readonly batteryWh: number;
  readonly socPercent: number;
}

export interface Reading {
  /** The meter's register, whole Wh. */
  readonly registerWh: number;
  readonly powerW: number;
  readonly socPercent: number;
}

const rampMs = 20_000;
const stepMs = 5_000;

/**
 * A connector's energy meter with a vehicle behind it. The register only ever grows; power ramps up at the
 * start, and a DC vehicle takes less from 60 % on. With `speed` above 1 the meter runs in time-lapse: the
 * power shown is the true one, the register advances by power x time x speed.
 */
export class EnergyMeter {
  private readonly options: EnergyMeterOptions;
  private energyWh: number;
  private vehicle: Vehicle = { batteryWh: 60_000, socPercent: 20 };
  private soc = 20;
  private simulatedMs = 0;
  private lastAt: number | undefined;

  constructor(options: EnergyMeterOptions) {
    this.options = options;
    this.energyWh = options.registerWh;
  }

  begin(at: number, vehicle: Vehicle): void {
    this.vehicle = vehicle;
    this.soc = vehicle.socPercent;
    this.simulatedMs = 0;
    this.lastAt = at;
  }

  /** Energy stops flowing; `read` still answers. */
  end(at: number): void {
    this.advance(at);
    this.lastAt = undefined;
  }

  read(at: number): Reading {
    this.advance(at);
    const flowing = this.lastAt !== undefined;
    return {
      registerWh: Math.floor(this.energyWh),
      powerW: flowing ? Math.round(this.powerW(at)) : 0,
      socPercent: Math.floor(this.soc),
    };
  }

  private advance(at: number): void {
    if (this.lastAt === undefined) return;
    const { speed } = this.options;
    let now = this.lastAt;
    let left = Math.max(0, at - this.lastAt) * speed;
    this.lastAt = Math.max(at, this.lastAt);
    for (; left > 0; left -= stepMs) {
      const ms = Math.min(left, stepMs);
      const addedWh = (this.powerW(now) * ms) / 3_600_000;
      now += ms / speed;
      this.energyWh += addedWh;
      this.soc = Math.min(100, this.soc + (addedWh / this.vehicle.batteryWh) * 100);
      this.simulatedMs += ms;
    }
  }

  private powerW(at: number): number {
    const { maxPowerW, current, limitW } = this.options;
    if (this.soc >= 100) return 0;
    const ramp = Math.min(1, 0.2 + (0.8 * this.simulatedMs) / rampMs);
    const from = current === 'DC' ? 60 : 95;
    const taper = this.soc <= from ? 1 : 1 - 0.8 * ((this.soc - from) / (100 - from));
    return Math.min(maxPowerW * ramp * taper, limitW?.(at) ?? Infinity);
  }
}
