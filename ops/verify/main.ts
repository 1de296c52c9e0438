import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { UserError } from '../../modules/shared/user-error';
import { applicationOutput } from '../toolbox/application-outputs';
import { inRegion } from '../toolbox/aws/client-config';
import { readEnvironment, runCommand } from '../toolbox/command-line';
import { stateSchema } from '../toolbox/state-json';
import { applicationRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { admitsAllowListOnly, requireHealthy } from './health';
import { expectedServices, regionOf, requireDeployed } from './services';
import { requireHealthyTargets, serviceTargets } from './targets';

const USAGE = `usage: npx bmo verify <environment>

Waits until the deployment of every service is complete, until the load balancer's targets are healthy, and until the
platform answers 200 on /health, and prints a line for each change. Where the firewall admits an allow list only, it does
not ask for /health. Reads the state of the application: \`npx bmo tf <environment> plan application\` prepares it.`;

/** Verifies a deployment from outside of Terraform. */
async function verify(environment: string): Promise<number> {
  const root = applicationRoot(environment);
  const state = await terraformShow(root.folder, stateSchema);
  const publicUrl = applicationOutput(root.name, state, 'public_url');
  const services = expectedServices(state);
  const [first] = services;
  if (!first) throw new UserError(`The state of ${root.name} holds no service. Apply it first.`);
  const config = inRegion(regionOf(first.clusterArn));
  const print = (line: string) => console.log(line);
  try {
    await requireDeployed(services, new ECSClient(config), print);
    await requireHealthyTargets(serviceTargets(state), new ElasticLoadBalancingV2Client(config), print);
    if (admitsAllowListOnly(state)) {
      print(`${publicUrl}: not asked, because the firewall admits the addresses of its allow list only`);
    } else {
      await requireHealthy(publicUrl);
      print(`${publicUrl}: healthy`);
    }
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${error.message}\n\n${nextStep(environment)}`) : error;
  }
  print(`${environment} is deployed and healthy. There is nothing left to do.`);
  return 0;
}

const nextStep = (environment: string): string =>
  'What to do: find the cause in docs/runbooks/deploy.md, "A deployment fails". To go back, write the tags of before into ' +
  `environments/${environment}.application.tfvars, then: npx bmo tf ${environment} plan application, apply, and verify again.`;

runCommand({ usage: USAGE, read: readEnvironment, run: verify });
