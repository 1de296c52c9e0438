import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { ConfigurationError, loadEnvironments } from '../../modules/config/load';
import { UserError } from '../../modules/shared/user-error';
import { refusal } from '../support/refusal';
import { changed, problemsInProd } from './support/problems-of';

describe('Several mistakes', () => {
  test('in two environments are reported together', async () => {
    const inputs = {
      prod: changed(prod, {
        region: 'us-east-1',
        'network.cidrBlock': '10.0.0.0/33',
        'database.allocatedStorageGiB': undefined,
        'services.rails.prot': 3000,
      }),
      staging: changed(staging, {
        'network.cidrBlock': '10.1.0.5/16',
        'redis.multiAZ': true,
        'redis.nodes': '1',
      }),
    };
    expect(() => loadEnvironments(inputs, 'stagign')).toThrow(ConfigurationError);
    expect(
      await refusal(() => loadEnvironments(inputs, 'stagign')),
    ).toBe(`The configuration in environments/ is invalid; docs/configuration.md explains every setting.

BMO_ENVIRONMENT
  got:     'stagign'
  allowed: 'prod', 'staging', or unset for all of them
  fix:     Did you mean 'staging'?

prod: network.cidrBlock
  got:     '10.0.0.0/33'
  allowed: an IPv4 CIDR block from /16 to /28 without host bits, such as 10.0.0.0/16
  fix:     Set an allowed value.

prod: services.rails.prot
  got:     the unknown key 'prot'
  allowed: cpu, memoryMiB, tasks, capacity, deployment, autoscaling, stopTimeoutSeconds, healthCheck, readonlyRootFileSystem, variables, databaseConnections, port, healthCheckPath, healthCheckGracePeriodSeconds, longestRequestSeconds, answersWhileBusy, routes, uploadPaths
  fix:     Remove it.

prod: database.allocatedStorageGiB
  got:     nothing
  allowed: an integer from 20 to 65536
  fix:     Add it.

prod: network.availabilityZones.us-east-2a
  got:     'us-east-2a', which is not an Availability Zone of us-east-1
  allowed: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f
  fix:     Correct the name of the zone, or the region.

prod: network.availabilityZones.us-east-2b
  got:     'us-east-2b', which is not an Availability Zone of us-east-1
  allowed: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f
  fix:     Correct the name of the zone, or the region.

prod: network.availabilityZones.us-east-2c
  got:     'us-east-2c', which is not an Availability Zone of us-east-1
  allowed: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f
  fix:     Correct the name of the zone, or the region.

staging: network.cidrBlock
  got:     '10.1.0.5/16'
  allowed: an IPv4 CIDR block from /16 to /28 without host bits, such as 10.0.0.0/16
  fix:     Set an allowed value.

staging: redis.nodes
  got:     '1'
  allowed: an integer from 1 to 6
  fix:     Set an allowed value.

staging: redis.multiAZ
  got:     the unknown key 'multiAZ'
  allowed: nodeType, nodes, automaticFailover, engine, engineVersion, snapshotRetentionDays, snapshotWindow, maintenanceWindow, port
  fix:     Remove it.

10 problems. Nothing was written.`);
  });

  test('against the schema do not hide those against a rule', () => {
    const problems = problemsInProd({
      'network.availabilityZones.us-east-2a.publicSubnet.cidrBlock': '10.0.0.0',
      'network.availabilityZones.us-east-2c.publicSubnet.cidrBlock': '10.0.1.0/25',
      'services.ai.cpu': 'much',
      'services.rails.memoryMiB': 512,
    });
    expect(problems.map(({ at }) => at)).toEqual([
      'prod: network.availabilityZones.us-east-2a.publicSubnet.cidrBlock',
      'prod: services.ai.cpu',
      'prod: network.availabilityZones.us-east-2c.publicSubnet.cidrBlock',
      'prod: services.rails.memoryMiB',
    ]);
  });

  test('are reported as an error of the user, without a stack trace', () => {
    expect(new ConfigurationError([])).toBeInstanceOf(UserError);
  });
});
