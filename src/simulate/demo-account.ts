const colours: Readonly<Record<string, number>> = {
  bridge: 36,
  partner: 35,
  operator: 33,
  driver: 32,
  station: 34,
};

/** The running account on the terminal: when, who to whom, what. */
export class DemoAccount {
  private readonly startedAt = performance.now();
  private readonly out: (line: string) => void;
  private readonly coloured: boolean;

  constructor(out: (line: string) => void, coloured: boolean) {
    this.out = out;
    this.coloured = coloured;
  }

  get elapsedS(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  scene(title: string): void {
    this.out('');
    this.out(this.paint(1, title));
  }

  say(who: string, whom: string, what: string): void {
    const at = this.paint(2, `${this.elapsedS.toFixed(2).padStart(6)}s`);
    this.out(`${at}  ${this.actor(who)} ${whom === '' ? '  ' : '->'} ${this.actor(whom)}  ${what}`);
  }

  good(what: string): void {
    this.out(`         ${this.paint(32, 'ok')} ${what}`);
  }

  bad(what: string): void {
    this.out(`         ${this.paint(31, 'FAILED')} ${what}`);
  }

  plain(line = ''): void {
    this.out(line);
  }

  private actor(name: string): string {
    const kind = /^[A-Z]/.test(name) ? 'station' : name;
    return this.paint(colours[kind] ?? 0, name.padEnd(8));
  }

  private paint(code: number, text: string): string {
    return this.coloured ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
