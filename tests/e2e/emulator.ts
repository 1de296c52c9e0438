import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { start, tail } from './processes';
import { LAUNCHER } from './requirements';
import { certificateFile, createCertificate } from './subscriber-certificate';

/** The account id that moto gives everybody. */
export const ACCOUNT_ID = '123456789012';
/** Region of the platform and of the state bucket. */
export const REGION = 'us-east-2';

/** A running emulator. It ends with this process: it watches its standard input. */
export interface Emulator {
  /** Address of every AWS service. */
  readonly endpoint: string;
  /** The end of what it wrote to standard error, such as the traceback of an operation that it lacks. */
  readonly complaints: () => string;
  /** Ends it before this process does, and forgets the account. */
  readonly stop: () => void;
}

/**
 * Starts the emulator; `aws-calls.jsonl` in `folder` gets one line per AWS call.
 *
 * @param failOnce calls that are refused once, written `service.Action` or `service.Action:parameter`
 */
export async function startEmulator(
  python: string,
  folder: string,
  failOnce: readonly string[],
): Promise<Emulator> {
  let errors = '';
  const complaints = () => tail(errors, 30);
  // -B: no compiled files beside the sources.
  const faults = failOnce.flatMap((call) => ['--fail-once', call]);
  await createCertificate(python, folder);
  const child = start(python, ['-B', LAUNCHER, '--call-log', join(folder, 'aws-calls.jsonl'), ...faults], {
    // Messages of topics go to servers on this machine, over HTTPS, and past any proxy.
    env: { ...process.env, REQUESTS_CA_BUNDLE: certificateFile(folder), NO_PROXY: '127.0.0.1' },
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });

  const endpoint = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The emulator ended with ${code}:\n\n${complaints()}`)));
    if (child.stdout) {
      createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line).endpoint));
    }
  });
  return { endpoint, complaints, stop: () => child.stdin?.end() };
}
