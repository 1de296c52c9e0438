import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { ServiceDiscoveryNamespace } from '../modules/ecs/service-discovery-namespace';
import { resourceName } from '../modules/shared/naming';
import { readFoundationOutputs } from './foundation-outputs';
import { PlatformStack } from './platform-stack';

/** What changes with every deploy: the services and what leads to them. Knows the foundation by its outputs. */
export class Application extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'application');
    const foundation = readFoundationOutputs(this, environment);

    const domain = `${resourceName(environment)}.internal`;
    new ServiceDiscoveryNamespace(this, 'discovery', { domain, vpcId: foundation.vpcId });
    new TerraformOutput(this, 'discovery_domain', {
      staticId: true,
      value: domain,
      description: 'Domain under which services find each other inside the VPC',
    });
  }
}
