import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { readFoundationOutputs } from '../contract';
import { PlatformStack } from '../platform-stack';
import { createApplicationAlarms } from './alarms';
import { watchCost } from './cost';
import { createDashboard } from './dashboard';
import { buildEdge } from './edge';
import { keepApplicationLogs } from './logs';
import { publishApplicationOutputs } from './outputs';
import { buildServices } from './services';
import { ApplicationVariables } from './variables';

/** What changes with every deploy: the services and what leads to them. Knows the foundation by its outputs. */
export class Application extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'application');
    const variables = new ApplicationVariables(this, environment);
    const foundation = readFoundationOutputs(this, environment);
    const { accountId, usEast1 } = this;
    const edge = buildEdge(this, environment, { foundation, variables, accountId, usEast1 });
    const { services, ...rest } = buildServices(this, environment, {
      foundation,
      variables,
      accountId,
      edge,
    });
    const { cluster, migration, discoveryDomain } = rest;
    const watched = { edge, cluster, services, foundation, usEast1 };
    const usersAffected = createApplicationAlarms(this, environment, watched);
    createDashboard(this, environment, { ...watched, accountId, usersAffected });
    watchCost(this, environment, foundation, usEast1);
    const { ai, rails, sidekiq } = services;
    const processes = {
      ai: ai.logGroupName,
      rails: rails.logGroupName,
      sidekiq: sidekiq.logGroupName,
      migration: migration.logGroupName,
    };
    const firewall = edge.entrance.firewallLogGroupName;
    keepApplicationLogs(this, environment, { processes, firewall }, { foundation, usEast1 });
    publishApplicationOutputs(this, {
      discoveryDomain,
      clusterName: cluster.clusterName,
      serviceNames: { ai: ai.serviceName, rails: rails.serviceName, sidekiq: sidekiq.serviceName },
      publicUrl: edge.publicUrl,
      loadBalancerDnsName: edge.loadBalancer.dnsName,
      migration: {
        taskDefinitionArn: migration.taskDefinitionArn,
        subnetIds: Object.values(foundation.privateSubnetIds),
        securityGroupId: foundation.securityGroupIds.rails,
      },
    });
  }
}
