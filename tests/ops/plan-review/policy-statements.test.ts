import { policyChanges } from '../../../ops/plan-review/policy-statements';
import { changeOf, planOf } from '../support/plans';

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/*' };

function changesOf(before: string | undefined, after: string | undefined, more: object = {}) {
  const [resource] = planOf([
    changeOf('aws_iam_role_policy.ai', ['update'], {
      before: before === undefined ? null : { policy: before },
      after: after === undefined ? null : { policy: after },
      ...more,
    }),
  ]).resource_changes;
  return resource ? policyChanges(resource.change) : undefined;
}

describe('The statements of a policy', () => {
  it('are compared one by one, whatever their order and form', () => {
    const list = { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['arn:aws:s3:::documents'] };
    expect(changesOf(policy(read, list), policy({ ...list, Action: 's3:ListBucket' }, read))).toEqual([]);
  });

  it('are added and removed', () => {
    const write = { ...read, Action: ['s3:PutObject', 's3:DeleteObject'] };
    expect(changesOf(policy(read), policy(write))).toEqual([
      '- Allow s3:GetObject on arn:aws:s3:::documents/*',
      '+ Allow s3:DeleteObject, s3:PutObject on arn:aws:s3:::documents/*',
    ]);
  });

  it('with the same Sid are one that changes', () => {
    const before = { ...read, Sid: 'Documents', Action: ['s3:GetObject', 's3:ListBucket'] };
    const after = { ...read, Sid: 'Documents', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
    expect(changesOf(policy(before), policy(after))).toEqual([
      '~ Documents: Action + s3:PutObject, - s3:ListBucket; Resource + *, - arn:aws:s3:::documents/*',
    ]);
  });

  it('that lose their condition, or gain one, change', () => {
    const condition = {
      StringEquals: { 'aws:SourceAccount': ['2', '1'] },
      Bool: { 'aws:SecureTransport': true },
    };
    expect(
      changesOf(policy({ ...read, Sid: 'A', Condition: condition }), policy({ ...read, Sid: 'A' })),
    ).toEqual(['~ A: Condition - Bool aws:SecureTransport=true, - StringEquals aws:SourceAccount=1|2']);
  });

  it('of a new resource are all added, with principals, exceptions and conditions', () => {
    const statement = {
      Effect: 'Deny',
      Principal: { AWS: ['arn:b', 'arn:a'], Service: 'ecs.amazonaws.com' },
      NotAction: 'iam:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    expect(changesOf(undefined, policy(statement))).toEqual([
      '+ Deny everything but iam:* on * to AWS:arn:a, AWS:arn:b, Service:ecs.amazonaws.com ' +
        'if Bool aws:SecureTransport=false',
    ]);
  });

  it('of a resource that is deleted are all removed', () => {
    expect(changesOf(policy({ ...read, Principal: '*' }), undefined)).toEqual([
      '- Allow s3:GetObject on arn:aws:s3:::documents/* to *',
    ]);
  });

  it('may be one that is no list', () => {
    expect(changesOf(JSON.stringify({ Statement: read }), policy(read))).toEqual([]);
  });

  it('that AWS decides are not known', () => {
    expect(changesOf(policy(read), undefined, { unknown: { policy: true } })).toEqual([
      'policy: known after the apply',
    ]);
  });

  it('that are sensitive are not shown', () => {
    expect(
      changesOf(policy(read), policy({ ...read, Action: '*' }), { sensitive: { policy: true } }),
    ).toEqual([]);
  });

  it('of something that is no JSON are none', () => {
    expect(changesOf('rego', 'other')).toEqual([]);
  });
});
