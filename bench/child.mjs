// The processes of a bench: started by name, asked by message.
import { fork } from 'node:child_process';

export const spawn = (name) => fork(new URL(name, import.meta.url));

/** The next message of a child; an Error where it failed or is gone. */
export const once = (child) =>
  new Promise((resolve, reject) => {
    child.once('message', (message) =>
      message.failed ? reject(new Error(message.failed)) : resolve(message),
    );
    if (child.exitCode !== null) reject(new Error(`a bench process ended with ${child.exitCode}`));
  });

export const ask = (child, message) => {
  const answer = once(child);
  child.send(message);
  return answer;
};
