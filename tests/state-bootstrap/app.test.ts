import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../modules/shared/user-error';
import { account } from '../../terraform-state-bootstrap/account';
import { synthesizeBootstrap } from '../../terraform-state-bootstrap/app';
import { loadAccount } from '../../terraform-state-bootstrap/settings';
import { shipped } from '../support/synthesize';
import { emptyStacks } from './support/empty-stacks';

const environments = [shipped.prod, shipped.staging];
const stacks = emptyStacks(environments);
const loaded = loadAccount(account, environments);
const folder = 'stacks/bmo-learning-terraform-state-bootstrap';

let parent: string;
let outdir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  outdir = join(parent, 'out');
});

afterEach(() => rmSync(parent, { recursive: true }));

describe('Synthesizing the bootstrap', () => {
  it('writes its Terraform JSON and nothing of the other roots', () => {
    synthesizeBootstrap(outdir, loaded, environments, stacks);
    expect(readdirSync(join(outdir, 'stacks'))).toEqual(['bmo-learning-terraform-state-bootstrap']);
    expect(JSON.parse(readFileSync(join(outdir, folder, 'cdk.tf.json'), 'utf8'))).toHaveProperty('terraform');
  });

  it('writes the same bytes each time', () => {
    const written = [0, 1].map((index) => {
      const each = join(parent, String(index));
      synthesizeBootstrap(each, loaded, environments, stacks);
      return readFileSync(join(each, folder, 'cdk.tf.json'), 'utf8');
    });
    expect(written[0]).toBe(written[1]);
  });

  it('writes an example of the variables beside it: what must be given, and what may', () => {
    synthesizeBootstrap(outdir, loaded, environments, stacks);
    expect(readFileSync(join(outdir, folder, 'terraform.tfvars.example'), 'utf8')).toMatchInlineSnapshot(`
      "# Variables of bmo-learning-terraform-state-bootstrap.

      # 12-digit id of the only AWS account that is bootstrapped.
      aws_account_id = ""

      # Id of the owner of github_repository; see github_repository_id.
      # github_owner_id = ""

      # GitHub repository whose workflows may assume the roles, as OWNER/NAME, in the capitals that GitHub shows.
      github_repository = ""

      # Id of github_repository. GitHub has both ids in its tokens if the repository was created, renamed or transferred after 15 July 2026, or uses immutable subject claims; \`gh api repos/OWNER/NAME --jq '.owner.id, .id'\` prints them. Set none for an older repository.
      # github_repository_id = ""

      # ARNs of IAM roles and users, those of people, who may assume the roles besides GitHub.
      # trusted_principal_arns = []
      "
    `);
  });

  it('writes nothing when a stack is missing', () => {
    const { length } = stacks;
    expect(() => synthesizeBootstrap(outdir, loaded, environments, stacks.slice(0, length - 1))).toThrow(
      UserError,
    );
    expect(existsSync(outdir)).toBe(false);
  });
});
