import { prod } from '../../../environments/prod';
import { staging } from '../../../environments/staging';
import { type Changes, changed, problemsIn } from '../support/problems-of';

const problemsTogether = (changes: Changes) => problemsIn({ prod, staging: changed(staging, changes) });

describe('Several environments', () => {
  test('VPCs that overlap are reported', () => {
    const problems = problemsTogether({ 'network.cidrBlock': '10.0.0.0/16' });
    expect(problems).toContainEqual({
      at: 'staging: network.cidrBlock',
      got: '10.0.0.0/16, which overlaps 10.0.0.0/16 of prod',
      allowed: 'a block that does not overlap the VPC of another environment',
      fix: 'Change the block and the subnets of one of the two environments.',
    });
  });

  test('a cluster of the same name is reported', () => {
    expect(problemsTogether({ 'cluster.name': 'bmo-learning-prod' })).toEqual([
      {
        at: 'staging: cluster.name',
        got: "'bmo-learning-prod', the same cluster as in prod: cluster.name",
        allowed: 'a name that no other cluster in us-east-2 uses',
        fix: 'Change one of the two names.',
      },
    ]);
  });

  test('a VPC of the same name is reported', () => {
    expect(problemsTogether({ 'network.vpcName': 'bmo-learning-prod-vpc' }).map(({ at }) => at)).toEqual([
      'staging: network.vpcName',
    ]);
  });

  test('a repository of the same name is reported for any image', () => {
    expect(
      problemsTogether({ 'images.repositories.railsApi': 'bmo-learning/ai-service' }).map(({ got }) => got),
    ).toEqual(["'bmo-learning/ai-service', the same repository as in prod: images.repositories.aiService"]);
  });

  test('the same names in another region are accepted', () => {
    const { 'us-east-2a': first, 'us-east-2b': second } = staging.network.availabilityZones;
    expect(
      problemsTogether({
        region: 'us-west-2',
        'cluster.name': 'bmo-learning-prod',
        'network.vpcName': 'bmo-learning-prod-vpc',
        'network.availabilityZones': { 'us-west-2a': first, 'us-west-2b': second },
        'network.nat.availabilityZone': 'us-west-2b',
        'images.repositories': prod.images.repositories,
      }),
    ).toEqual([]);
  });
});

describe('The billing alarm', () => {
  test('is allowed in one environment only', () => {
    const billingAlarm = { enabled: true, thresholdUsd: 900 };
    const inputs = { prod, staging: changed(staging, { 'budget.billingAlarm': billingAlarm }) };
    expect(problemsIn(inputs)).toEqual([
      {
        at: 'staging: budget.billingAlarm',
        got: 'a second billing alarm for the account, beside that of prod',
        allowed: 'a billing alarm in one environment only',
        fix: 'Set it to { enabled: false } in all but one, or load environments of different accounts separately.',
      },
    ]);
  });
});
