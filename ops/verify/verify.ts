import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { UserError } from '../../modules/shared/user-error';
import { applicationOutput } from '../toolbox/application-outputs';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import { applicationRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { admitsAllowListOnly, requireHealthy } from './health';
import { expectedServices, regionOf, requireDeployed } from './services';
import { requireHealthyTargets, serviceTargets } from './targets';

/** What was verified. */
export interface Verified {
  readonly environment: string;
  /** Names of the services whose deployment is complete. */
  readonly services: readonly string[];
  readonly publicUrl: string;
  /** `not asked` where the firewall admits an allow list only. */
  readonly health: 'healthy' | 'not asked';
}

/**
 * Verifies a deployment from outside of Terraform.
 * @param print prints a line for each change
 * @throws UserError that says what is not as it should be
 */
export async function verify(environment: string, print: (line: string) => void): Promise<Verified> {
  const root = applicationRoot(environment);
  await requireAccountOf(root);
  const state = await terraformShow(root.folder, stateSchema);
  const publicUrl = applicationOutput(root.name, state, 'public_url');
  const services = expectedServices(state);
  const [first] = services;
  if (!first) throw new UserError(`The state of ${root.name} holds no service. Apply it first.`);
  const region = regionOf(first.clusterArn);
  const isPrivate = admitsAllowListOnly(state);
  try {
    await requireDeployed(services, awsClient(ECSClient, region), print);
    await requireHealthyTargets(
      serviceTargets(state),
      awsClient(ElasticLoadBalancingV2Client, region),
      print,
    );
    if (isPrivate) {
      print(`${publicUrl}: not asked, because the firewall admits the addresses of its allow list only`);
    } else {
      await requireHealthy(publicUrl, print);
    }
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${error.message}\n\n${nextStep(environment)}`) : error;
  }
  print(`${environment} is deployed and healthy. There is nothing left to do.`);
  return {
    environment,
    services: services.map(({ name }) => name),
    publicUrl,
    health: isPrivate ? 'not asked' : 'healthy',
  };
}

const nextStep = (environment: string): string =>
  'What to do: find the cause in docs/runbooks/deploy.md, "A deployment fails". To go back to what was deployed before: ' +
  `npx bmo rollback ${environment}`;
