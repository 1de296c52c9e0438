import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { buildEdge } from './application-edge';
import { publishApplicationOutputs } from './application-outputs';
import { buildServices } from './application-services';
import { ApplicationVariables } from './application-variables';
import { readFoundationOutputs } from './foundation-outputs';
import { PlatformStack } from './platform-stack';

/** What changes with every deploy: the services and what leads to them. Knows the foundation by its outputs. */
export class Application extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'application');
    const variables = new ApplicationVariables(this, environment);
    const foundation = readFoundationOutputs(this, environment);
    const { accountId, usEast1 } = this;
    const edge = buildEdge(this, environment, { foundation, variables, accountId, usEast1 });
    const services = buildServices(this, environment, { foundation, variables, accountId, edge });
    publishApplicationOutputs(this, {
      ...services,
      publicUrl: edge.publicUrl,
      loadBalancerDnsName: edge.loadBalancer.dnsName,
      migration: {
        taskDefinitionArn: services.migrationTaskDefinitionArn,
        subnetIds: Object.values(foundation.privateSubnetIds),
        securityGroupId: foundation.securityGroupIds.rails,
      },
    });
  }
}
