import { quotaReport } from '../../../../ops/tf/quotas/report';
import { shipped } from '../../../support/synthesize';
import { awsError, connectionError } from '../../support/aws-answers';
import { type Answers, accountWith, quotasOf } from './account';

const { prod } = shipped;
const reportOf = (answers: Answers) => quotaReport(prod, accountWith(answers));

/** Quotas of a new account. */
const NEW_ACCOUNT = { 'L-3032A538': 6, 'L-36FBB829': 6, 'L-0263D0A3': 5, 'L-FE5A380F': 5 };

describe('the report about the quotas', () => {
  it('says nothing when all are large enough; AWS has a default where the account has no value', async () => {
    expect(await reportOf(quotasOf({}))).toEqual([]);
    expect(await reportOf(quotasOf({ 'L-3032A538': 33, 'L-36FBB829': 7, 'L-0263D0A3': 3 }))).toEqual([]);
  });

  it('names what does not fit into a new account, and the command that asks for more', async () => {
    expect(await reportOf(quotasOf(NEW_ACCOUNT))).toEqual([
      `2 quotas are too small in us-east-2. This does not stop Terraform, but an apply or a deployment that reaches a quota fails. AWS may take days to increase one.

quota Fargate On-Demand vCPU resource count
  got:     6 vCPU, of which others use 0
  allowed: at least 7 vCPU for deploying all services at tasks.min, 33 vCPU for deploying all services at tasks.max
  fix:     aws service-quotas request-service-quota-increase --region us-east-2 --service-code fargate --quota-code L-3032A538 --desired-value 33

quota Fargate Spot vCPU resource count
  got:     6 vCPU, of which others use 0
  allowed: at least 7 vCPU for deploying all services at tasks.max
  fix:     aws service-quotas request-service-quota-increase --region us-east-2 --service-code fargate --quota-code L-36FBB829 --desired-value 7`,
    ]);
  });

  it('counts what others use', async () => {
    const addresses = { DescribeAddresses: { Addresses: [{}, {}, {}] } };
    expect(await reportOf({ ...quotasOf({ 'L-0263D0A3': 5 }), ...addresses })).toEqual([
      `1 quota is too small in us-east-2. This does not stop Terraform, but an apply or a deployment that reaches a quota fails. AWS may take days to increase one.

quota EC2-VPC Elastic IPs
  got:     5, of which others use 3
  allowed: at least 3 for the NAT gateways, beside what others use
  fix:     aws service-quotas request-service-quota-increase --region us-east-2 --service-code ec2 --quota-code L-0263D0A3 --desired-value 6`,
    ]);
  });

  it('counts what the environment has already once', async () => {
    const own = { Tags: [{ Key: 'Stack', Value: 'bmo-learning-prod-foundation' }] };
    const addresses = { DescribeAddresses: { Addresses: [own, own, own, {}, {}] } };
    expect(await reportOf({ ...quotasOf({ 'L-0263D0A3': 5 }), ...addresses })).toEqual([]);
  });

  it('asks for whole numbers', async () => {
    const tasks = {
      ListClusters: { clusterArns: ['a'] },
      ListTasks: { taskArns: ['b'] },
      DescribeTasks: { tasks: [{ launchType: 'FARGATE', cpu: '256', group: 'service:other' }] },
    };
    const [report] = await reportOf({ ...quotasOf({ 'L-3032A538': 6 }), ...tasks });
    expect(report).toContain('got:     6 vCPU, of which others use 0.25\n');
    expect(report).toContain('--quota-code L-3032A538 --desired-value 34');
  });

  it('says which permission is missing, and goes on with the other quotas', async () => {
    const DescribeAddresses = awsError('UnauthorizedOperation', 'You are not authorized to do this.', 403);
    const DescribeDBInstances = awsError('AccessDenied', 'not authorized: rds:DescribeDBInstances', 403);
    const report = await reportOf({ ...quotasOf(NEW_ACCOUNT), DescribeAddresses, DescribeDBInstances });
    expect(report[0]).toContain('2 quotas are too small');
    expect(report.slice(1)).toEqual([
      'These quotas were not checked: EC2-VPC Elastic IPs. Reason: UnauthorizedOperation, You are not authorized to do this. docs/runbooks/terraform.md, "Quotas", lists the permissions.',
      'These quotas were not checked: DB instances, Total storage for all DB instances. Reason: AccessDenied, not authorized: rds:DescribeDBInstances. docs/runbooks/terraform.md, "Quotas", lists the permissions.',
    ]);
  });

  it('is one sentence where Service Quotas cannot be reached', async () => {
    const all =
      'Fargate On-Demand vCPU resource count, Fargate Spot vCPU resource count, EC2-VPC Elastic IPs, ' +
      'NAT gateways per Availability Zone, DB instances, Total storage for all DB instances';
    expect(await reportOf({ GetServiceQuota: connectionError('ENOTFOUND') })).toEqual([
      `These quotas were not checked: ${all}. Reason: connection to AWS, no answer (ENOTFOUND). docs/runbooks/terraform.md, "Quotas", lists the permissions.`,
    ]);
  });

  it('takes a quota without a value for unknown', async () => {
    const [report] = await reportOf({ GetServiceQuota: { Quota: {} } });
    expect(report).toContain('Reason: Error, Service Quotas has no value for L-3032A538.');
  });
});
