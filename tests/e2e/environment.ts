import assert from 'node:assert/strict';
import type { Aws } from './aws';
import { expectations } from './expectations';
import { checks } from './expectations/checks';
import type { ExpectedEnvironment } from './expectations/expected';
import { leftovers } from './expectations/leftovers';
import {
  expectDatabaseDeletionRefused,
  expectLoadBalancerDeletionRefused,
  expectWhatRemains,
  pushImages,
  uploadDocument,
} from './expectations/protection';
import { expectTags } from './expectations/tags';
import { putApiKeys } from './operator';
import type { Stack } from './stack';
import type { StateBackend } from './state-backend';
import type { Steps } from './steps';

/** One environment's two stacks, in the order they are applied, and what they must bring about. */
export class EnvironmentRun {
  readonly expected: ExpectedEnvironment;
  /** The stack that holds data. */
  readonly foundation: Stack;
  /** The stack that runs the services. */
  readonly application: Stack;

  constructor(
    readonly name: string,
    readonly stacks: readonly Stack[],
    readonly steps: Steps,
    readonly aws: Aws,
    private readonly state: StateBackend,
  ) {
    const expected = expectations[name];
    const [foundation, application] = stacks;
    if (!expected) throw new Error(`tests/e2e/expectations has nothing about the environment ${name}.`);
    if (!foundation || !application) throw new Error(`The environment ${name} has not got its two stacks.`);
    this.expected = expected;
    this.foundation = foundation;
    this.application = application;
  }

  /** Plans and applies one stack with the real backend. */
  async bringUp(stack: Stack): Promise<void> {
    const { name } = stack;
    await this.steps.step(`${name}: init`, () => stack.init());
    await this.steps.step(`${name}: plan`, async (say) => say(await stack.plan()));
    await this.steps.prove('apply', `${name}: apply`, async (say) => say(await stack.apply()));
  }

  /** Puts the keys that Terraform does not have, without which the application is not even planned. */
  async putKeys(): Promise<void> {
    const { aws, expected, name, steps } = this;
    await steps.step(`${name}: API keys put`, () => putApiKeys(aws, expected));
  }

  /** Sender AWS, not Terraform, whether everything is there. */
  async expectEverything(): Promise<void> {
    const { aws, expected } = this;
    for (const [claim, check] of checks) {
      await this.steps.prove(claim, `${this.name}: ${claim}`, async (say) => say(await check(aws, expected)));
    }
    for (const { name, stateKey } of this.stacks) {
      await this.steps.prove('tags', `${name}: tags`, async (say) => {
        const tags = { ...expected.tags, Stack: name };
        say(await expectTags(aws, await this.state.resources(stateKey), tags));
      });
    }
  }

  /** A second plan of every stack is empty. */
  async expectNoChanges(): Promise<void> {
    for (const stack of this.stacks) {
      await this.steps.prove('second plan', `${stack.name}: second plan`, async (say) =>
        say(await stack.expectNoChanges()),
      );
    }
  }

  /** A held lock stops a plan of the first stack. */
  async expectLockRespected(): Promise<void> {
    const { foundation } = this;
    await this.steps.prove('lock', `${foundation.name}: plan while locked`, async (say) => {
      await foundation.expectLockRespected();
      say('refused: Error acquiring the state lock');
    });
  }

  /** Destroys the stacks in reverse order, and asks AWS whether anything is left. */
  async takeDown(): Promise<void> {
    const { aws, expected } = this;
    const names = this.stacks.map(({ name }) => name);
    await uploadDocument(aws, expected);
    await pushImages(aws, expected);
    // Otherwise an empty answer after the destroy would prove nothing.
    assert.notDeepEqual(await leftovers(aws, expected, names), []);
    // Mostly waiting, so side by side.
    await this.steps.together(...this.stacks.map((stack) => () => this.liftProtection(stack)));
    for (const stack of [...this.stacks].reverse()) {
      await this.steps.prove('destroy', `${stack.name}: destroy`, async (say) => say(await stack.destroy()));
    }
    await this.steps.prove('nothing is left', `${this.name}: nothing is left`, async () => {
      assert.deepEqual(await leftovers(aws, expected, names), []);
    });
    await this.steps.prove('what remains', `${this.name}: what remains`, async (say) =>
      say(await expectWhatRemains(aws, expected)),
    );
  }

  /** Terraform and AWS refuse to destroy, until an operator lifts the protection on purpose. */
  private async liftProtection(stack: Stack): Promise<void> {
    const { aws, expected, name, steps } = this;
    if (stack.protected.length === 0) return;
    await steps.prove(
      'destroy refused by Terraform',
      `${stack.name}: destroy while protected`,
      async (say) => {
        await stack.expectDestroyRefused();
        say(`refused: ${stack.protected.length} resources`);
      },
    );
    const [claim, expectRefused] =
      stack === this.foundation
        ? (['deletion refused by RDS', expectDatabaseDeletionRefused] as const)
        : (['deletion refused by Elastic Load Balancing', expectLoadBalancerDeletionRefused] as const);
    await steps.prove(claim, `${name}: ${claim}`, async (say) => {
      await expectRefused(aws, expected);
      say('deletion protection');
    });
    await steps.step(`${stack.name}: protection lifted`, async (say) => say(await stack.unprotect()));
  }
}
