/** What a simulated charge point can speak; apart, so that the command line need not load the rest. */
export const stationVersions = ['1.6', '2.0.1', '2.1'] as const;
export type StationVersion = (typeof stationVersions)[number];
