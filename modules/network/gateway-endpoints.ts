import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcEndpointRouteTableAssociation } from '@cdktf/provider-aws/lib/vpc-endpoint-route-table-association';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';
import type { ByZone } from './zones';

export interface GatewayEndpointsProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** 12-digit id of the account whose buckets and tables are reachable. */
  readonly accountId: string;
  /** Private route table of each zone. AWS adds the endpoints' routes to these only. */
  readonly routeTableIds: ByZone;
}

/**
 * Gateway endpoints for S3 and DynamoDB: free, and without charges for NAT data processing.
 *
 * Their policies admit this account's buckets and tables only, so that nobody can copy data to another account's
 * bucket. Image layers are the exception: ECR serves them from a bucket of AWS.
 *
 * @see AWS PrivateLink Guide, "Gateway endpoints"
 * @see Amazon ECR User Guide, "Create the Amazon S3 gateway endpoint"
 */
export class GatewayEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: GatewayEndpointsProps) {
    super(scope, id);
    const ownAccountOnly = (action: string): PolicyStatement => ({
      Sid: 'OwnAccountOnly',
      Effect: 'Allow',
      Principal: '*',
      Action: action,
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceAccount': props.accountId } },
    });
    const imageLayers: PolicyStatement = {
      Sid: 'EcrImageLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::prod-${props.region}-starport-layer-bucket/*`,
    };
    this.createEndpoint('s3', [ownAccountOnly('s3:*'), imageLayers], props);
    this.createEndpoint('dynamodb', [ownAccountOnly('dynamodb:*')], props);
  }

  private createEndpoint(
    service: string,
    policy: readonly PolicyStatement[],
    { name, vpcId, region, routeTableIds }: GatewayEndpointsProps,
  ): void {
    const endpoint = new VpcEndpoint(this, service, {
      vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.${service}`,
      policy: policyDocument(...policy),
      tags: { Name: `${name}-${service}` },
    });
    // Separate associations instead of a list of route tables: adding a zone does not change the endpoint.
    for (const [letter, routeTableId] of Object.entries(routeTableIds)) {
      new VpcEndpointRouteTableAssociation(this, `${service}-${letter}`, {
        vpcEndpointId: endpoint.id,
        routeTableId,
      });
    }
  }
}
