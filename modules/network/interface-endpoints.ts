import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';
import type { ByZone } from './zones';

/** AWS services that a Fargate task calls: image, logs, secrets, ECS Exec sessions. */
const services = ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ssmmessages'] as const;

export interface InterfaceEndpointsProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** 12-digit id of the account whose principals may use the endpoints. */
  readonly accountId: string;
  /** Private subnet of each zone. Adding a zone adds a network interface to each endpoint in place. */
  readonly subnetIds: ByZone;
  /** Security group that admits the tasks on port 443. */
  readonly securityGroupId: string;
}

/**
 * Interface endpoints with private DNS: AWS calls of tasks stay inside the VPC.
 *
 * About $7.30 a month per endpoint and zone (five in three zones: $110) plus $0.01 per GB, instead of $0.045
 * per GB through a NAT gateway. Off unless `network.interfaceEndpoints.enabled`.
 *
 * @see AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint"
 */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const policy = policyDocument({
      Sid: 'OwnPrincipalsOnly',
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': props.accountId } },
    });
    for (const service of services) {
      // Terraform names cannot contain a dot.
      new VpcEndpoint(this, service.replace('.', '-'), {
        vpcId: props.vpcId,
        vpcEndpointType: 'Interface',
        serviceName: `com.amazonaws.${props.region}.${service}`,
        subnetIds: Object.values(props.subnetIds),
        securityGroupIds: [props.securityGroupId],
        privateDnsEnabled: true,
        policy,
        tags: { Name: `${props.name}-${service}` },
      });
    }
  }
}
