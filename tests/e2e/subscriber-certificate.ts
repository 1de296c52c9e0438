import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes';

const PROGRAM = join(__dirname, 'emulator', 'certificate.py');

/** Where the certificate of {@link createCertificate} is. */
export const certificateFile = (folder: string): string => join(folder, 'subscriber.pem');

/**
 * Makes a certificate for a server on 127.0.0.1 that the emulator sends messages to. It is written with the
 * emulator's Python, which has what it takes.
 */
export async function createCertificate(python: string, folder: string): Promise<void> {
  const { code, output } = await run(python, ['-B', PROGRAM, folder]);
  assert.equal(code, 0, `The certificate could not be made:\n\n${output}`);
}

/** The certificate and its key. */
export async function readCertificate(folder: string) {
  return {
    cert: await readFile(certificateFile(folder)),
    key: await readFile(join(folder, 'subscriber-key.pem')),
  };
}
