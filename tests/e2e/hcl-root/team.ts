import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Aws, connectTo } from '../aws';
import type { Claim } from '../claims';
import { startEmulator } from '../emulator';
import { ExistingRoot } from '../existing-root';
import { expectations } from '../expectations';
import type { ExpectedEnvironment } from '../expectations/expected';
import { createHostedZone } from '../operator';
import type { Part } from '../part';
import { StateBackend } from '../state-backend';
import { Terraform } from '../terraform';
import { HclRoot, type HclRootProps } from './hcl-root';

/** A team with an account of its own, and the example root in it. */
export class Team {
  private constructor(
    readonly part: Part,
    readonly scenario: string,
    readonly folder: string,
    readonly aws: Aws,
    readonly state: StateBackend,
    readonly terraform: Terraform,
    readonly existing: ExistingRoot,
    readonly root: HclRoot,
    readonly expected: ExpectedEnvironment,
    /** Gives the account up. */
    readonly leave: () => void,
  ) {}

  static async create(part: Part, scenario: string, props: HclRootProps): Promise<Team> {
    const folder = join(part.folder, `hcl ${scenario}`.replaceAll(' ', '-'));
    mkdirSync(folder);
    const { endpoint, stop } = await startEmulator(part.python, folder, []);
    const aws = connectTo(endpoint);
    const state = new StateBackend(aws);
    await state.create();
    await createHostedZone(aws);
    const terraform = await Terraform.find(folder);
    const root = new HclRoot({ terraform, folder, endpoint, state }, props);
    const existing = new ExistingRoot(terraform, folder, endpoint, state);
    const expected = expectations['prod'];
    if (!expected) throw new Error('tests/e2e/expectations has nothing about prod.');
    return new Team(part, scenario, folder, aws, state, terraform, existing, root, expected, stop);
  }

  /** Runs a step of this scenario that proves a claim. */
  prove(claim: Claim, name: string, work: () => Promise<string>): Promise<void> {
    return this.part.steps.prove(claim, `${this.scenario}: ${name}`, async (say) => say(await work()));
  }

  /** Runs a step of this scenario. */
  step(name: string, work: () => Promise<string>): Promise<void> {
    return this.part.steps.step(`${this.scenario}: ${name}`, async (say) => say(await work()));
  }
}
