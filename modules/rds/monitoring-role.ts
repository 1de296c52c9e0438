import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { serviceTrustPolicy } from '../shared/policy-document';

export interface MonitoringRoleProps {
  /** Prefix of the role's name. */
  readonly name: string;
  /** ARN of the DB instance as a literal, because the instance needs the role first. */
  readonly dbInstanceArn: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
}

/**
 * Role of Enhanced Monitoring: RDS uses it to publish metrics of the operating system.
 * @see Amazon RDS User Guide, "Setting up and enabling Enhanced Monitoring"
 */
export class MonitoringRole extends Construct {
  /** Known after the policy is attached: RDS checks the role when it creates the instance. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: MonitoringRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'this', {
      name: `${props.name}-rds-monitoring`,
      description: 'Lets RDS publish Enhanced Monitoring metrics',
      assumeRolePolicy: serviceTrustPolicy('monitoring.rds.amazonaws.com', {
        accountId: props.accountId,
        // During a blue/green deployment the instance is named <identifier>-green-<six characters>, and a restored one
        // <identifier>-restored until it takes the place of the old one.
        arnPattern: [
          props.dbInstanceArn,
          `${props.dbInstanceArn}-green-*`,
          `${props.dbInstanceArn}-restored`,
        ],
      }),
    });
    const attachment = new IamRolePolicyAttachment(this, 'policy', {
      role: role.name,
      // AWS managed policy: only the log group RDSOSMetrics and its streams.
      policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
    });
    this.roleArn = `arn:aws:iam::${props.accountId}:role/${attachment.role}`;
  }
}
