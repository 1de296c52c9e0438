import assert from 'node:assert/strict';
import type { EnvironmentRun } from '../environment';

/** Before an operator has put OPENAI_API_KEY, the application is not even planned, and the message says why. */
export async function planWithoutKey({ application, steps }: EnvironmentRun): Promise<void> {
  await steps.step(`${application.name}: init`, () => application.init());
  await steps.prove('missing key', `${application.name}: plan without a key`, async (say) => {
    const output = await application.planInVain();
    assert.match(output, /has\s+no\s+value\s+for\s+OPENAI_API_KEY/);
    assert.match(output, /aws\s+secretsmanager\s+put-secret-value/);
    say('refused: OPENAI_API_KEY has no value');
  });
}
