/** Sends a call to one station. @throws BridgeError `not-connected`, `timeout` or `station-error` */
export type Call = (action: string, payload: object) => Promise<unknown>;
