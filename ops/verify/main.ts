import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { applicationOutput } from '../toolbox/application-outputs';
import { inRegion } from '../toolbox/aws/client-config';
import { readEnvironment, runCommand } from '../toolbox/command-line';
import { stateSchema } from '../toolbox/state-json';
import { applicationRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { requireHealthy } from './health';
import { expectedServices, regionOf, requireDeployed } from './services';

const USAGE = `usage: npm run verify -- <environment>

Waits until every service runs all its tasks on the revision that Terraform knows, and until the platform answers
200 on /health. Reads the state of the application: \`npm run tf -- <environment> plan application\` prepares it.`;

/** Verifies a deployment from outside of Terraform. */
async function verify(environment: string): Promise<number> {
  const root = applicationRoot(environment);
  const state = await terraformShow(root.folder, stateSchema);
  const publicUrl = applicationOutput(root.name, state, 'public_url');
  const services = expectedServices(state);
  const [first] = services;
  if (!first) throw new UserError(`The state of ${root.name} holds no service. Apply it first.`);
  await requireDeployed(services, new ECSClient(inRegion(regionOf(first.clusterArn))));
  console.log(`${services.map(({ name }) => name).join(', ')}: deployed`);
  await requireHealthy(publicUrl);
  console.log(`${publicUrl}: healthy`);
  return 0;
}

runCommand({ usage: USAGE, read: readEnvironment, run: verify });
