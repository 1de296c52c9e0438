import type { Metric } from '../../modules/shared/metric';

/** Metrics of one namespace, each with the sets of dimensions that it is published with. */
interface Published {
  /** Title of the page in AWS's documentation, and its guide. */
  readonly source: string;
  readonly metrics: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Those without a value while there is nothing to count, and the reason. @default none */
  readonly sparse?: { readonly names: readonly string[]; readonly because: string };
}

const each = (names: readonly string[], ...sets: readonly (readonly string[])[]) =>
  Object.fromEntries(names.map((name) => [name, sets]));

const LOAD_BALANCER = [['LoadBalancer'], ['AvailabilityZone', 'LoadBalancer']] as const;
const TARGETS = [
  ['LoadBalancer', 'TargetGroup'],
  ['AvailabilityZone', 'LoadBalancer', 'TargetGroup'],
] as const;
const SERVICE = ['ClusterName', 'ServiceName'];
const VAULT = [['BackupVaultName'], ['BackupVaultName', 'ResourceType']] as const;
const NODE = [['CacheClusterId'], ['CacheClusterId', 'CacheNodeId']] as const;

/**
 * Metrics that AWS publishes for this platform. "Supported metrics for resource tags for telemetry" in the Amazon
 * CloudWatch User Guide lists the sets of dimensions of nearly all namespaces; the page given here explains the
 * metrics. Each set of dimensions is a separate metric: a metric with one dimension more or less has no data.
 */
export const PUBLISHED_METRICS: Readonly<Record<string, Published>> = {
  'AWS/ApplicationELB': {
    source:
      'User Guide for Application Load Balancers, "CloudWatch metrics for your Application Load Balancer"',
    sparse: {
      names: [
        ...['HTTPCode_ELB_5XX_Count', 'HTTPCode_Target_5XX_Count', 'RejectedConnectionCount'],
        ...['HTTPCode_ELB_502_Count', 'RequestCount', 'TargetResponseTime'],
      ],
      because: 'Reporting criteria: there is a nonzero value.',
    },
    metrics: {
      ...each(
        [
          'HTTPCode_Target_2XX_Count',
          'HTTPCode_Target_3XX_Count',
          'HTTPCode_Target_4XX_Count',
          'HTTPCode_Target_5XX_Count',
          'RequestCount',
          'TargetConnectionErrorCount',
          'TargetResponseTime',
        ],
        ...LOAD_BALANCER,
        ...TARGETS,
      ),
      ...each(['HealthyHostCount', 'UnHealthyHostCount'], ...TARGETS),
      ...each(
        [
          'ActiveConnectionCount',
          'HTTPCode_ELB_4XX_Count',
          'HTTPCode_ELB_5XX_Count',
          'HTTPCode_ELB_502_Count',
          'HTTPCode_ELB_503_Count',
          'HTTPCode_ELB_504_Count',
          'NewConnectionCount',
          'ProcessedBytes',
          'RejectedConnectionCount',
        ],
        ...LOAD_BALANCER,
      ),
    },
  },
  'AWS/Backup': {
    source: 'AWS Backup Developer Guide, "AWS Backup metrics with Amazon CloudWatch"',
    sparse: {
      names: [
        ...['NumberOfBackupJobsCompleted', 'NumberOfBackupJobsExpired', 'NumberOfBackupJobsFailed'],
        'NumberOfRestoreJobsFailed',
      ],
      because: 'They count jobs, and there is a value only for jobs.',
    },
    metrics: each(
      [
        'NumberOfBackupJobsCompleted',
        'NumberOfBackupJobsCreated',
        'NumberOfBackupJobsExpired',
        'NumberOfBackupJobsFailed',
        'NumberOfCopyJobsFailed',
        'NumberOfRestoreJobsCompleted',
        'NumberOfRestoreJobsFailed',
      ],
      ...VAULT,
    ),
  },
  'AWS/Billing': {
    source: 'AWS Billing User Guide, "Creating a billing alarm to monitor your estimated AWS charges"',
    metrics: each(['EstimatedCharges'], ['Currency'], ['Currency', 'ServiceName']),
  },
  'AWS/CertificateManager': {
    source: 'AWS Certificate Manager User Guide, "Supported CloudWatch metrics"',
    metrics: each(['DaysToExpiry'], ['CertificateArn']),
  },
  'AWS/CloudFront': {
    source: 'Amazon CloudFront Developer Guide, "Types of metrics for CloudFront"',
    // Not confirmed: whether a distribution without requests publishes zeros.
    sparse: { names: ['5xxErrorRate', 'Requests'], because: 'They count requests of viewers.' },
    metrics: each(
      ['4xxErrorRate', '5xxErrorRate', 'BytesDownloaded', 'BytesUploaded', 'Requests', 'TotalErrorRate'],
      ['DistributionId', 'Region'],
    ),
  },
  'AWS/ECS': {
    source: 'Amazon ECS Developer Guide, "Amazon ECS CloudWatch metrics"',
    metrics: each(['CPUUtilization', 'MemoryUtilization'], ['ClusterName'], SERVICE),
  },
  'AWS/EFS': {
    source: 'Amazon EFS User Guide, "CloudWatch metrics for Amazon EFS"',
    // Not confirmed: whether a file system without a client publishes its share of the limit.
    sparse: { names: ['PercentIOLimit'], because: 'It is a share of operations that clients make.' },
    metrics: {
      ...each(
        [
          'BurstCreditBalance',
          'ClientConnections',
          'MeteredIOBytes',
          'PercentIOLimit',
          'PermittedThroughput',
        ],
        ['FileSystemId'],
      ),
      StorageBytes: [['FileSystemId', 'StorageClass']],
    },
  },
  'AWS/ElastiCache': {
    source: 'Amazon ElastiCache User Guide, "Metrics for Valkey and Redis OSS" and "Host-Level Metrics"',
    sparse: { names: ['ReplicationLag'], because: 'Only replicas publish it.' },
    metrics: each(
      [
        'CPUCreditBalance',
        'CPUUtilization',
        'CacheHits',
        'CacheMisses',
        'CurrConnections',
        'CurrItems',
        'DatabaseMemoryUsagePercentage',
        'EngineCPUUtilization',
        'Evictions',
        'FreeableMemory',
        'NewConnections',
        'ReplicationLag',
        'SwapUsage',
      ],
      ...NODE,
    ),
  },
  'AWS/NATGateway': {
    source: 'Amazon VPC User Guide, "NAT gateway metrics and dimensions"',
    metrics: each(
      [
        'ActiveConnectionCount',
        'BytesInFromDestination',
        'BytesInFromSource',
        'BytesOutToDestination',
        'BytesOutToSource',
        'ConnectionAttemptCount',
        'ConnectionEstablishedCount',
        'ErrorPortAllocation',
        'PacketsDropCount',
        'PacketsInFromDestination',
        'PacketsInFromSource',
        'PacketsOutToDestination',
        'PacketsOutToSource',
      ],
      ['NatGatewayId'],
    ),
  },
  'AWS/RDS': {
    source: 'Amazon RDS User Guide, "Amazon CloudWatch metrics for Amazon RDS"',
    sparse: {
      names: ['OldestReplicationSlotLag', 'ReplicationSlotDiskUsage'],
      because: 'There is no value without a replication slot.',
    },
    metrics: each(
      [
        'CPUCreditBalance',
        'CPUUtilization',
        'DatabaseConnections',
        'DiskQueueDepth',
        'FreeStorageSpace',
        'FreeableMemory',
        'MaximumUsedTransactionIDs',
        'OldestReplicationSlotLag',
        'ReadIOPS',
        'ReadLatency',
        'ReplicaLag',
        'ReplicationSlotDiskUsage',
        'SwapUsage',
        'TransactionLogsDiskUsage',
        'WriteIOPS',
        'WriteLatency',
      ],
      ['DBInstanceIdentifier'],
    ),
  },
  'AWS/SNS': {
    source: 'Amazon SNS Developer Guide, "Monitoring Amazon SNS topics using CloudWatch"',
    metrics: each(['NumberOfMessagesPublished', 'NumberOfNotificationsFailed'], ['TopicName']),
  },
  'AWS/WAFV2': {
    source: 'AWS WAF Developer Guide, "AWS WAF metrics and dimensions"',
    sparse: {
      names: ['AllowedRequests', 'BlockedRequests', 'CountedRequests', 'PassedRequests'],
      because: 'Reporting criteria: there is a nonzero value.',
    },
    // With the region for load balancers, without it for CloudFront.
    metrics: each(
      ['AllowedRequests', 'BlockedRequests', 'CountedRequests', 'PassedRequests'],
      ['Region', 'Rule', 'WebACL'],
      ['Rule', 'WebACL'],
    ),
  },
  CloudWatchSynthetics: {
    source: 'Amazon CloudWatch User Guide, "CloudWatch metrics published by canaries"',
    metrics: each(['Duration', 'SuccessPercent'], ['CanaryName'], ['CanaryName', 'StepName']),
  },
  'ECS/ContainerInsights': {
    source: 'Amazon CloudWatch User Guide, "Amazon ECS Container Insights metrics"',
    metrics: each(
      [
        'CpuReserved',
        'CpuUtilized',
        'DeploymentCount',
        'DesiredTaskCount',
        'EphemeralStorageUtilized',
        'MemoryReserved',
        'MemoryUtilized',
        'PendingTaskCount',
        'RunningTaskCount',
      ],
      SERVICE,
    ),
  },
  Sidekiq: {
    source: 'stacks/application/sidekiq-scripts.ts, which publishes them by itself',
    metrics: each(['JobsPerTask', 'QueueLatency', 'RunningJobs', 'WaitingJobs'], ['ServiceName']),
  },
};

/** The problem with a metric, if any: AWS does not publish this name, or not with these dimensions. */
export function unpublished({ namespace, name, dimensions }: Metric): string | undefined {
  const published = PUBLISHED_METRICS[namespace];
  if (!published) return `${namespace} is not among ${Object.keys(PUBLISHED_METRICS).join(', ')}`;
  const sets = published.metrics[name];
  if (!sets) return `${published.source} has no ${name}`;
  const key = (names: readonly string[]) => [...names].sort().join(', ');
  const got = key(Object.keys(dimensions));
  if (sets.some((set) => key(set) === got)) return undefined;
  return `${namespace} ${name} is published with ${sets.map(key).join(' or ')}, not with ${got}`;
}

/** Whether AWS publishes no value of a metric while there is nothing to count. */
export const isSparse = ({ namespace, name }: Metric): boolean =>
  PUBLISHED_METRICS[namespace]?.sparse?.names.includes(name) ?? false;
