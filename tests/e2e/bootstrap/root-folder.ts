import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_ID } from '../emulator';
import { emulatorOverride, type TerraformJson, writeOverride } from '../overrides';

/** Name of the bootstrap root. */
const STACK = 'bmo-learning-terraform-state-bootstrap';

/** What an operator writes into the file of the variables. */
export const variables = (accountId: string): string =>
  `aws_account_id    = "${accountId}"\ngithub_repository = "octo-org/infrastructure"\n`;

/** The bootstrap root in a working folder of the command. */
export class RootFolder {
  readonly path: string;
  /** Path of its synthesized JSON. */
  readonly json: string;

  /** @param directory working folder of the command */
  constructor(directory: string) {
    this.path = join(directory, 'root', 'stacks', STACK);
    this.json = join(this.path, 'cdk.tf.json');
  }

  get configuration(): TerraformJson {
    return JSON.parse(readFileSync(this.json, 'utf8'));
  }

  /** After the first run, which synthesizes it: gives the variables values, and leads it to the emulator. */
  prepare(endpoint: string): void {
    writeFileSync(join(this.path, 'terraform.tfvars'), variables(ACCOUNT_ID));
    writeOverride(this.path, emulatorOverride(this.configuration, endpoint, 'bootstrap'));
  }
}
