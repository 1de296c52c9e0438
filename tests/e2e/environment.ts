import assert from 'node:assert/strict';
import type { Aws } from './aws';
import { expectations } from './expectations';
import { checks } from './expectations/checks';
import type { ExpectedEnvironment } from './expectations/expected';
import { leftovers } from './expectations/leftovers';
import { expectDeletionRefused, expectWhatRemains, uploadDocument } from './expectations/protection';
import { expectTags } from './expectations/tags';
import type { Stack } from './stack';
import type { StateBackend } from './state-backend';
import type { Steps } from './steps';

/** One environment's stacks, in the order they are applied, and what they must bring about. */
export class EnvironmentRun {
  readonly expected: ExpectedEnvironment;
  /** The stack that holds data. */
  readonly foundation: Stack;

  constructor(
    readonly name: string,
    readonly stacks: readonly Stack[],
    readonly steps: Steps,
    readonly aws: Aws,
    private readonly state: StateBackend,
  ) {
    const expected = expectations[name];
    const [foundation] = stacks;
    if (!expected) throw new Error(`tests/e2e/expectations has nothing about the environment ${name}.`);
    if (!foundation) throw new Error(`The environment ${name} was synthesized without stacks.`);
    this.expected = expected;
    this.foundation = foundation;
  }

  /** Plans and applies each stack with the real backend. */
  async bringUp(): Promise<void> {
    for (const stack of this.stacks) {
      const { name } = stack;
      await this.steps.step(`${name}: init`, () => stack.init());
      await this.steps.step(`${name}: plan`, async (say) => say(await stack.plan()));
      await this.steps.step(`${name}: apply`, async (say) => say(await stack.apply()));
    }
  }

  /** Asks AWS, not Terraform, whether everything is there. */
  async expectEverything(): Promise<void> {
    const { aws, expected } = this;
    for (const [name, check] of Object.entries(checks)) {
      await this.steps.step(`${this.name}: ${name}`, async (say) => say(await check(aws, expected)));
    }
    for (const { name, stateKey } of this.stacks) {
      await this.steps.step(`${name}: tags`, async (say) => {
        const tags = { ...expected.tags, Stack: name };
        say(await expectTags(aws, await this.state.resources(stateKey), tags));
      });
    }
  }

  /** A second plan of every stack is empty. */
  async expectNoChanges(): Promise<void> {
    for (const stack of this.stacks) {
      await this.steps.step(`${stack.name}: second plan`, async (say) => say(await stack.expectNoChanges()));
    }
  }

  /** A held lock stops a plan of the first stack. */
  async expectLockRespected(): Promise<void> {
    const { foundation } = this;
    await this.steps.step(`${foundation.name}: plan while locked`, async (say) => {
      await foundation.expectLockRespected();
      say('refused: Error acquiring the state lock');
    });
  }

  /** Destroys the stacks in reverse order, and asks AWS whether anything is left. */
  async takeDown(): Promise<void> {
    const { aws, expected } = this;
    const names = this.stacks.map(({ name }) => name);
    await uploadDocument(aws, expected);
    // Otherwise an empty answer after the destroy would prove nothing.
    assert.notDeepEqual(await leftovers(aws, expected, names), []);
    for (const stack of [...this.stacks].reverse()) {
      if (stack.protected.length > 0) await this.liftProtection(stack);
      await this.steps.step(`${stack.name}: destroy`, async (say) => say(await stack.destroy()));
    }
    await this.steps.step(`${this.name}: nothing is left`, async () => {
      assert.deepEqual(await leftovers(aws, expected, names), []);
    });
    await this.steps.step(`${this.name}: what can be had back`, async (say) =>
      say(await expectWhatRemains(aws, expected)),
    );
  }

  /** Terraform and AWS refuse to destroy, until an operator lifts the protection on purpose. */
  private async liftProtection(stack: Stack): Promise<void> {
    await this.steps.step(`${stack.name}: destroy while protected`, async (say) => {
      await stack.expectDestroyRefused();
      say(`refused: ${stack.protected.length} resources`);
    });
    if (stack === this.foundation) {
      await this.steps.step(`${this.name}: deletion of the database in RDS`, async (say) => {
        await expectDeletionRefused(this.aws, this.expected);
        say('refused: deletion protection');
      });
    }
    await this.steps.step(`${stack.name}: protection lifted`, async (say) => say(await stack.unprotect()));
  }
}
