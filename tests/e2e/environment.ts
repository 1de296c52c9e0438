import assert from 'node:assert/strict';
import type { Aws } from './aws';
import { type ExpectedEnvironment, expectations } from './expectations';
import { expectFlowLog } from './expectations/flow-log';
import { expectGatewayEndpoints } from './expectations/gateway-endpoints';
import { leftovers } from './expectations/leftovers';
import { expectPrivateRoutes, expectPublicRoutes } from './expectations/routes';
import { expectSecurityGroups } from './expectations/security-groups';
import { expectTags } from './expectations/tags';
import type { Stack } from './stack';
import type { StateBackend } from './state-backend';
import type { Steps } from './steps';

/** One environment's stacks, in the order they are applied, and what they must bring about. */
export class EnvironmentRun {
  private readonly expected: ExpectedEnvironment;

  constructor(
    readonly name: string,
    private readonly stacks: readonly Stack[],
    private readonly steps: Steps,
    private readonly aws: Aws,
    private readonly state: StateBackend,
  ) {
    const expected = expectations[name];
    if (!expected) throw new Error(`tests/e2e/expectations has nothing about the environment ${name}.`);
    this.expected = expected;
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
    const check = (name: string, work: () => Promise<string>) =>
      this.steps.step(`${this.name}: ${name}`, async (say) => say(await work()));
    await check('private subnets leave through NAT', () => expectPrivateRoutes(aws, expected));
    await check('public route table', () => expectPublicRoutes(aws, expected));
    await check('gateway endpoints', () => expectGatewayEndpoints(aws, expected));
    await check('flow log', () => expectFlowLog(aws, expected));
    await check('security groups', () => expectSecurityGroups(aws, expected));
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
    const [stack] = this.stacks;
    if (stack) {
      await this.steps.step(`${stack.name}: plan while locked`, async (say) => {
        await stack.expectLockRespected();
        say('refused: Error acquiring the state lock');
      });
    }
  }

  /** Destroys the stacks in reverse order, and asks AWS whether anything is left. */
  async takeDown(): Promise<void> {
    const names = this.stacks.map(({ name }) => name);
    // Otherwise an empty answer after the destroy would prove nothing.
    assert.notDeepEqual(await leftovers(this.aws, this.expected, names), []);
    for (const stack of [...this.stacks].reverse()) {
      if (stack.protected.length > 0) {
        await this.steps.step(`${stack.name}: destroy while protected`, async (say) => {
          await stack.expectDestroyRefused();
          say(`refused: ${stack.protected.join(', ')}`);
        });
      }
      await this.steps.step(`${stack.name}: destroy`, async (say) => say(await stack.destroy()));
    }
    await this.steps.step(`${this.name}: nothing is left`, async () => {
      assert.deepEqual(await leftovers(this.aws, this.expected, names), []);
    });
  }
}
