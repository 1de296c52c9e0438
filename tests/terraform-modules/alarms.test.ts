import { alarmSettings } from '../../modules/config/alarm-settings';
import { INSTANCE_MEMORY_GIB, usableConnections } from '../../modules/rds/instance-classes';
import { alarms } from '../../terraform-modules/definitions/alarms';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const { prod, staging } = shipped;

describe('the module alarms', () => {
  const module = synthesizeModule(alarms);

  itTakesEverySetting({ definition: alarms, schema: alarmSettings, value: prod.alarms });

  it('calculates in Terraform what follows from a size', () => {
    expect(module.at('aws_cloudwatch_metric_alarm.data_alarm_database-free-storage')['threshold']).toBe(
      '${floor((((var.database_free_storage_percent * var.database_allocated_storage_gib) * 1073741824) / 100))}',
    );
    expect(module.at('aws_cloudwatch_metric_alarm.data_alarm_database-connections')['threshold']).toBe(
      '${floor(((var.database_connections_percent * local.data_database-connections) / 100))}',
    );
  });

  it('knows the connections of every class', () => {
    const table: string = module.json['locals']['data_database-connections'];
    expect(table).toMatch(/\[var\.database_instance_class\]\}$/);
    for (const [instanceClass, memoryGiB] of INSTANCE_MEMORY_GIB) {
      expect(table).toContain(`"${instanceClass}" = ${usableConnections(memoryGiB)}`);
    }
  });

  it('refuses a class that is not in the table', () => {
    expect(module.refusals('database_instance_class')).toContain(
      'database_instance_class must be a class of db.t3, db.t4g, db.m6g, db.m6i, db.m7g, db.m7i, db.m8g, db.r6g, db.r6i, db.r7g, db.r7i, db.r8g, ' +
        'of a size that is known; got ${var.database_instance_class}.',
    );
  });

  it.each([
    ['database-cpu-credits', 'var.database_instance_class', 'db.t'],
    ['redis-001-cpu-credits', 'var.redis_node_type', 'cache.t'],
  ])('watches %s where the class has any', (name, variable, beginning) => {
    expect(module.at(`aws_cloudwatch_metric_alarm.data_alarm_${name}`)['count']).toBe(
      `\${startswith(${variable}, "${beginning}") ? 1 : 0}`,
    );
  });

  it('pages for users and for data', () => {
    expect(Object.keys(module.resources('aws_cloudwatch_composite_alarm'))).toEqual([
      'application_users-affected',
      'data_data-at-risk',
    ]);
  });

  it('watches the NAT gateways that there are', () => {
    const keysOf = (words: string) => ({
      description: expect.stringMatching(new RegExp(`Keys: ${words}\\.$`)),
    });
    expect(module.variables()['nat_gateway_ids']).toMatchObject(keysOf('a, b, c'));
    expect(synthesizeModule(alarms, staging).variables()['nat_gateway_ids']).toMatchObject(keysOf('a'));
  });

  it('watches CloudFront, its certificate and its firewall in us-east-1', () => {
    const behind = synthesizeModule(alarms, everySwitchOnBehindCloudFront);
    expect(
      behind.at('aws_cloudwatch_metric_alarm.application_alarm-us-east-1_cloudfront-certificate'),
    ).toMatchObject({
      provider: 'aws.us_east_1',
      dimensions: { CertificateArn: '${var.cloudfront_certificate_arn}' },
    });
    expect(behind.variables()).not.toHaveProperty('region');
  });
});
