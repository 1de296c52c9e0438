import assert from 'node:assert/strict';
import type { Claim } from '../claims';
import { ACCOUNT_ID } from '../emulator';
import { STATE_KEY } from '../existing-root';
import { checks } from '../expectations/checks';
import { leftovers } from '../expectations/leftovers';
import { putApiKeys } from '../operator';
import type { Part } from '../part';
import { SecretSearch } from '../secret-search';
import { FIRST_TAG, valuesOf } from '../variables';
import { COPIES, EXAMPLE, TWICE } from './files';
import type { HclRoot, HclRootProps } from './hcl-root';
import { Team } from './team';
import { refuseWrongValues } from './wrong-values';

/** What the example has no module for: endpoints come with the stacks' network. */
const WITHOUT: readonly Claim[] = ['gateway endpoints'];
const IMAGES = { ai_service_image_tag: FIRST_TAG, rails_api_image_tag: FIRST_TAG };

/** The example that the project ships. */
const example = (): HclRootProps => {
  const { domain_name, hosted_zone_name } = valuesOf('prod');
  return {
    configuration: EXAMPLE,
    stateKey: STATE_KEY,
    aliases: ['us_east_1'],
    values: { domain_name, hosted_zone_name },
  };
};

/** The same modules two times. */
const twoOfEach: HclRootProps = {
  configuration: TWICE,
  stateKey: 'twice/terraform.tfstate',
  aliases: [],
  values: {},
};

/** Where copies of backups go: here the same account, in another region. */
const copies: HclRootProps = {
  configuration: COPIES,
  stateKey: 'backup-copies/prod/terraform.tfstate',
  aliases: [],
  values: { account_id: ACCOUNT_ID, source_account_id: ACCOUNT_ID },
};

/**
 * Roots that call the modules from HCL: from nothing, onto what the team has in its state, two of each, and copies of
 * backups in another region.
 */
export async function applyHclRoots(part: Part): Promise<void> {
  await part.steps.together(
    async () => fromNothing(await Team.create(part, 'from nothing', example())),
    async () => {
      await ontoExisting(await Team.create(part, 'onto existing', example()));
      await twice(await Team.create(part, 'twice', twoOfEach));
      await copiesElsewhere(await Team.create(part, 'copies', copies));
    },
  );
}

async function fromNothing(team: Team): Promise<void> {
  const { root, aws, expected } = team;
  await team.step('modules', () => root.write());
  await team.prove('apply', 'apply', () => firstApply(root));
  await team.prove('services added later', 'apply with images', () => applyServices(team));
  for (const [claim, check] of checks.filter(([it]) => !WITHOUT.includes(it))) {
    await team.prove(claim, claim, () => check(aws, expected));
  }
  await team.prove('second plan', 'second plan', () => root.expectNoChanges());
  await team.prove('no secret in HCL roots', 'no secret value in what was written', () =>
    searchForSecrets(team),
  );
  await team.prove('wrong values', 'wrong values', () => refuseWrongValues(root));
  await takeDown(team);
  await expectNothingLeft(team);
  team.leave();
}

async function searchForSecrets(team: Team): Promise<string> {
  const { folder, part, terraform, aws, state, root, expected } = team;
  const search = new SecretSearch({ folder, python: part.python, terraform, aws, state });
  await search.collect({ expected, roots: [root] });
  return search.expectNothingFound();
}

/**
 * The team's root is applied long before; the example then takes its place, with the same state. What happens to the
 * platform after that is shown from nothing.
 */
async function ontoExisting(team: Team): Promise<void> {
  const { root, existing } = team;
  await team.step('existing root: apply', () => existing.apply());
  await team.step('modules', () => root.write());
  await team.prove('onto existing', 'apply', async () => {
    await root.init();
    const { changes, summary } = await root.planAndApply();
    const others = changes.filter(({ action }) => action !== 'create');
    assert.deepEqual(others, [], 'what exists is changed');
    assert.match(summary, / 0 changed, 0 destroyed/);
    return summary;
  });
  await team.step('second plan', () => root.expectNoChanges());
  team.leave();
}

/** `for_each` over the modules, with ids that an apply only tells. */
async function twice(team: Team): Promise<void> {
  const { root } = team;
  await team.step('modules', () => root.write());
  await team.prove('two of each module', 'apply', () => firstApply(root));
  await team.step('second plan', () => root.expectNoChanges());
  await takeDown(team);
  team.leave();
}

async function firstApply(root: HclRoot): Promise<string> {
  await root.init();
  return (await root.planAndApply()).summary;
}

async function copiesElsewhere(team: Team): Promise<void> {
  const { root } = team;
  await team.step('modules', () => root.write());
  await team.prove('copies elsewhere', 'apply', () => firstApply(root));
  await team.step('second plan', () => root.expectNoChanges());
  await destroyProtected(team);
  team.leave();
}

/** Images are pushed and the keys are put, so there can be services. */
async function applyServices({ root, aws, expected }: Team): Promise<string> {
  await putApiKeys(aws, expected);
  root.setVariables(IMAGES);
  const { changes, summary } = await root.planAndApply();
  const others = changes.filter(
    ({ action, address }) => action !== 'create' && !address.startsWith('output.'),
  );
  assert.deepEqual(others, [], 'the services change what was there');
  return summary;
}

async function takeDown(team: Team): Promise<void> {
  const { root } = team;
  await team.prove('destroy refused by Terraform', 'destroy while protected', async () => {
    const refused = await root.expectDestroyRefused();
    const data = refused.filter((address) =>
      /aws_(db_instance|elasticache_replication_group)\./.test(address),
    );
    assert.notDeepEqual(data, [], `only these refuse: ${refused.join(', ')}`);
    return `refused: ${refused.length} resources`;
  });
  await destroyProtected(team);
}

/** Lifts the protection in every module, then destroys. */
async function destroyProtected(team: Team): Promise<void> {
  await team.step('protection lifted', () => team.root.unprotect());
  await team.prove('destroy', 'destroy', () => team.root.destroy());
}

/** AWS, not the state, has nothing of the platform any more. */
const expectNothingLeft = (team: Team): Promise<void> =>
  team.prove('nothing is left', 'nothing is left', async () => {
    assert.deepEqual(await leftovers(team.aws, team.expected, []), []);
    return '';
  });
