/** A Redis command, or a step of `commit-script.ts`: on one key, with the arguments that follow the key. */
export interface Step {
  readonly name: string;
  readonly key: string;
  readonly args: readonly string[];
}

/** What a change asks of the store. */
export interface Order {
  /** Six arguments each, see `commit-script.ts`; none for most changes. */
  readonly guards: readonly string[];
  readonly steps: readonly Step[];
  /** The last step has something to say. */
  readonly answers: boolean;
}

export function step(name: string, key: string, ...args: readonly string[]): Step {
  return { name, key, args };
}

/** Steps of this name on one key become one, with the arguments of all: a call costs more than an argument. */
const lists = new Set([
  'HSET',
  'HDEL',
  'ZADD',
  'ZREM',
  'RPUSH',
  'put',
  'evse-status',
  'owe',
  'record',
  'touch',
  'token-log',
]);
/** Lua's `unpack` takes no more than 8000, and `put` makes half as many of its own. */
const maxArgs = 4000;

interface Group {
  readonly name: string;
  readonly key: string;
  readonly args: string[];
}

/** Steps of many changes, in an order that no key can tell from the original one. */
export class StepGroups {
  private readonly groups: Group[] = [];
  private readonly lastOf = new Map<string, Group>();

  add({ name, key, args }: Step): void {
    const last = this.lastOf.get(key);
    if (last?.name === name && lists.has(name) && last.args.length < maxArgs) {
      for (const arg of args) last.args.push(arg);
      return;
    }
    const group = { name, key, args: [...args] };
    this.groups.push(group);
    this.lastOf.set(key, group);
  }

  /** Appends each as the script reads it: argument count, name, key, arguments. */
  appendTo(target: string[]): void {
    for (const { name, key, args } of this.groups) {
      target.push(String(args.length + 2), name, key);
      for (const arg of args) target.push(arg);
    }
  }
}
