import type { Command } from 'commander';

/** `help station put` is `station put --help`; the one that commander brings looks at the first word only. */
export function helpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command('help [command...]')
    .description('show how a command is used')
    .action((words: string[]) => {
      let found = program;
      for (const word of words) {
        const next = found.commands.find((one) => one.name() === word || one.aliases().includes(word));
        if (!next) found.error(`error: unknown command '${word}'`);
        else found = next;
      }
      found.outputHelp();
    });
}
