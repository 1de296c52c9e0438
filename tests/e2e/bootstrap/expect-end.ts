import assert from 'node:assert/strict';
import { type Finished, tail } from '../processes';

/** Fails unless a command ended as it should and said what it should. */
export function expectEnd(finished: Finished, code: number, texts: readonly (string | RegExp)[]): Finished {
  const { code: found, output } = finished;
  assert.equal(found, code, `The command ended with ${found} instead of ${code}:\n\n${tail(output)}`);
  for (const text of texts) {
    const isThere = typeof text === 'string' ? output.includes(text) : text.test(output);
    assert.ok(isThere, `The command does not say ${text}:\n\n${tail(output)}`);
  }
  return finished;
}
