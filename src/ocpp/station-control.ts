import type { CommandResult, RemoteControl } from '../core/commands.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Connection } from './connection.ts';
import type { Call } from './dialect.ts';

/** Partners' commands in the words of whatever version the station speaks. */
export class StationControl implements RemoteControl {
  private readonly stations: ConnectedStations;

  constructor(stations: ConnectedStations) {
    this.stations = stations;
  }

  startSession(at: { stationId: string; evseId: number; idTag: string }): Promise<CommandResult> {
    return this.through(at.stationId, ({ opened, view }, call) =>
      opened.dialect.startSession(call, { ...(view && { view }), evseId: at.evseId, idTag: at.idTag }),
    );
  }

  stopSession(at: { stationId: string; transactionId: string }): Promise<CommandResult> {
    return this.through(at.stationId, ({ opened }, call) => opened.dialect.stopSession(call, at));
  }

  unlock(at: { stationId: string; evseId: number }): Promise<CommandResult> {
    return this.through(at.stationId, ({ opened }, call) => opened.dialect.unlock(call, at));
  }

  private async through(
    stationId: string,
    command: (connection: Connection, call: Call) => Promise<CommandResult>,
  ): Promise<CommandResult> {
    const connection = this.stations.connected(stationId);
    return command(connection, (action, payload) => connection.call(action, payload));
  }
}
