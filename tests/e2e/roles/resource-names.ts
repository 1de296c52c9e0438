/**
 * Parameters that name a resource, where they are not called as the variable of its ARN: service, variable,
 * parameters in the order in which they are tried.
 */
export const PARAMETERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  cloudfront: { DistributionId: ['DistributionId', 'Id'] },
  ec2: {
    NaclId: ['NetworkAclId'],
    SecurityGroupId: ['GroupId', 'SecurityGroupId'],
    VpcFlowLogId: ['FlowLogId'],
    // What a flow log watches.
    VpcId: ['VpcId', 'ResourceId'],
  },
  ecs: {
    ClusterName: ['cluster', 'clusterName'],
    ServiceName: ['service', 'serviceName'],
    TaskDefinitionFamilyName: ['family'],
  },
  elasticloadbalancing: { TargetGroupName: ['Name'] },
  iam: { PolicyNameWithPath: ['PolicyName'], RoleNameWithPath: ['RoleName'] },
  kms: { Alias: ['AliasName'], KeyId: ['KeyId', 'TargetKeyId'] },
  rds: {
    DbInstanceName: ['DBInstanceIdentifier'],
    ParameterGroupName: ['DBParameterGroupName'],
    SnapshotName: ['DBSnapshotIdentifier'],
    SubnetGroupName: ['DBSubnetGroupName'],
  },
  s3: { BucketName: ['Bucket'], ObjectName: ['Key'] },
  secretsmanager: { SecretId: ['SecretId', 'Name'] },
  servicediscovery: { NamespaceId: ['NamespaceId', 'Id'], ServiceId: ['ServiceId', 'Id'] },
  sns: { TopicName: ['Name'] },
};

/** What stands for an id that AWS gives only in its answer. */
export const NOT_KNOWN_BEFORE = 'not-known-before-the-call';
/** What stands for the name in a question about all resources of a type: only a pattern of all of them allows it. */
export const ANY = 'any-at-all';
