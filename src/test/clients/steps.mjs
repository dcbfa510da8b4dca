// Runs the steps of a script: one line each, and an end at the first wrong answer.
import { randomUUID } from 'node:crypto';

const [, , address = 'http://127.0.0.1:8080/fhir'] = process.argv;

/** The FHIR base, without a slash at its end. */
export const base = address.replace(/\/+$/, '');

/** Sets this run's data apart from everything else on the server. */
export const run = randomUUID().slice(0, 8);

/** What the server was prepared with: client ids, keys, an account, a patient. */
export const settings = JSON.parse(process.env.CHARTWARDEN_CLIENT_SETTINGS ?? '{}');

let taken = 0;

/** Runs one step and gives back what it found; a wrong answer ends the script with exit code 1. */
export async function step(name, action) {
  const start = performance.now();
  try {
    const found = await action();
    taken += 1;
    console.log(`ok ${String(taken).padStart(2)}  ${name} (${Math.round(performance.now() - start)} ms)`);
    return found;
  } catch (error) {
    console.error(`WRONG  ${name}\n${error.stack ?? error}\n${reason(error)}`);
    process.exit(1);
  }
}

/** What the server said, wherever the client keeps it, or why it was not reached. */
function reason(error) {
  const said = error.response?.data ?? error.outcome;
  if (said) {
    return `The server said: ${JSON.stringify(said, null, 2)}`;
  }
  return error.cause ? `Cause: ${error.cause}` : '';
}

/** The failure of an action that must fail. */
export async function failure(action) {
  let answer;
  try {
    answer = await action();
  } catch (error) {
    return error;
  }
  throw new Error(`this must be refused, but was answered with ${JSON.stringify(answer)}`);
}

/** Ends the script well. */
export function finish(client) {
  console.log(`${client}: ${taken} steps, all as they should be`);
}
