import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Existing } from './existing/find-existing';

/** Files of the working folder. Terraform reads those in `root` in this order; overrides come last. */
export class RootFolder {
  /** Folder of the Terraform root. */
  readonly root: string;
  /** State until it is in the bucket. */
  readonly localState: string;

  constructor(
    directory: string,
    /** Name of the root. */
    readonly stack: string,
  ) {
    this.root = join(directory, 'root', 'stacks', stack);
    this.localState = join(directory, 'terraform.tfstate');
  }

  /** Saved plan. */
  get plan(): string {
    return join(this.root, 'bootstrap.tfplan');
  }

  /** The last plan as text. It stays, to be read after the command. */
  get planText(): string {
    return join(this.root, 'plan.txt');
  }

  /** Puts the local state in the place of the bucket, which the synthesized JSON names. */
  useLocalState(): void {
    const path = relative(this.root, this.localState);
    writeJson(this.override, { terraform: { backend: { local: { path } } } });
  }

  /** Leaves the backend to the synthesized JSON. */
  useBucketState(): void {
    rmSync(this.override, { force: true });
  }

  /** Makes the next plan import what exists. */
  setImports(existing: readonly Existing[]): void {
    if (existing.length === 0) {
      rmSync(this.imports, { force: true });
      return;
    }
    const blocks = existing.map(({ resource, importId }) => ({ to: resource.address, id: importId }));
    writeJson(this.imports, { import: blocks });
  }

  /** Removes what the state left here once it is in the bucket. */
  removeLocalState(): void {
    for (const path of [this.localState, `${this.localState}.backup`]) rmSync(path, { force: true });
  }

  /** Removes the plan, which has been applied or refused. */
  removePlan(): void {
    rmSync(this.plan, { force: true });
  }

  /** The last of the overrides by name, so that it wins over any other one's backend. */
  private get override(): string {
    return join(this.root, 'local_state_override.tf.json');
  }

  private get imports(): string {
    return join(this.root, 'imports.tf.json');
  }
}

const writeJson = (path: string, value: object): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
