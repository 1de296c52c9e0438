import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { readFoundationOutputs } from '../contract';
import { PlatformStack } from '../platform-stack';
import { createApplicationAlarms } from './alarms';
import { createCanary } from './canary';
import { createCostAlerts } from './cost';
import { createDashboard } from './dashboard';
import { createIngress } from './ingress';
import { createApplicationLogs } from './logs';
import { publishApplicationOutputs } from './outputs';
import { createServices } from './services';
import { ApplicationVariables } from './variables';

/** What changes with every deploy: services and ingress. It knows the foundation by its outputs only. */
export class Application extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'application');
    const variables = new ApplicationVariables(this, environment);
    const foundation = readFoundationOutputs(this, environment);
    const { accountId, usEast1 } = this;
    const ingress = createIngress(this, environment, { foundation, variables, accountId, usEast1 });
    const { services, ...rest } = createServices(this, environment, {
      foundation,
      variables,
      accountId,
      ingress,
    });
    const { cluster, migration, discoveryDomain } = rest;
    const canaryName = createCanary(this, environment, {
      accountId,
      foundation,
      publicUrl: ingress.publicUrl,
    });
    const watched = { ingress, cluster, services, foundation, usEast1, ...(canaryName && { canaryName }) };
    const usersAffected = createApplicationAlarms(this, environment, watched);
    createDashboard(this, environment, { ...watched, accountId, usersAffected });
    createCostAlerts(this, environment, foundation, usEast1);
    const { ai, rails, sidekiq } = services;
    const tasks = {
      ai: ai.logGroupName,
      rails: rails.logGroupName,
      sidekiq: sidekiq.logGroupName,
      migration: migration.logGroupName,
    };
    const firewall = ingress.firewallLogGroupName;
    createApplicationLogs(this, environment, { tasks, firewall }, { foundation, usEast1 });
    publishApplicationOutputs(this, {
      discoveryDomain,
      clusterName: cluster.clusterName,
      serviceNames: { ai: ai.serviceName, rails: rails.serviceName, sidekiq: sidekiq.serviceName },
      publicUrl: ingress.publicUrl,
      loadBalancerDnsName: ingress.loadBalancer.dnsName,
      migration: {
        taskDefinitionArn: migration.taskDefinitionArn,
        subnetIds: Object.values(foundation.privateSubnetIds),
        securityGroupId: foundation.securityGroupIds.rails,
      },
    });
  }
}
