import assert from 'node:assert/strict';
import type { EnvironmentRun } from '../environment';

/** Before an operator has put the keys, the application is not even planned, and the message names each of them. */
export async function planWithoutKey({ application, steps }: EnvironmentRun): Promise<void> {
  await steps.step(`${application.name}: init`, () => application.init());
  await steps.prove('missing key', `${application.name}: plan without a key`, async (say) => {
    const output = await application.planInVain();
    for (const variable of ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY']) {
      assert.match(output, new RegExp(`has\\s+no\\s+value\\s+for\\s+${variable}`));
    }
    assert.match(output, /aws\s+secretsmanager\s+put-secret-value/);
    say('refused: ANTHROPIC_API_KEY and OPENAI_API_KEY have no value');
  });
}
