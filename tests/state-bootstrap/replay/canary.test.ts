import { replayCalls } from '../../e2e/roles/replay';
import type { Roles } from '../../e2e/roles/role-policies';
import { formOf, synthesizeRoles } from '../roles/support/roles';
import { sampleCall } from './sample-call';

const caller = 'bmo-learning-prod-application';
const { policies } = synthesizeRoles(formOf('prod'));
const roles: Roles = {
  [caller]: policies.application.map(({ name, document }) => ({ name, policy: document })),
} as never;

const ROLE = 'arn:aws:iam::123456789012:role/bmo-learning-prod-canary';
const CODE = { Bucket: 'bmo-learning-prod-logs-123456789012', Key: 'canary/code/1.zip' };
const tags = { Stack: caller };
const s3 = (action: string, more: object = {}) => sampleCall('s3', action, { ...CODE, ...more }, { caller });
const synthetics = (action: string, more: object = {}, others: object = {}) =>
  sampleCall('synthetics', action, { Name: 'bmo-learning-prod-canary', ...more }, { caller, ...others });
const logGroup = (action: string, name: string) =>
  sampleCall('logs', action, { logGroupName: `/aws/lambda/cwsyn-${name}-1` }, { caller });

describe("the role of production's application", () => {
  it('may do all that a canary takes, on behalf of Synthetics too', async () => {
    const { denied, explicitlyDenied } = await replayCalls(
      [
        ...['PutObject', 'HeadObject', 'GetObjectTagging', 'ListObjectVersions'].map((action) => s3(action)),
        synthetics(
          'CreateCanary',
          { ExecutionRoleArn: ROLE, 'Code.S3Bucket': CODE.Bucket, 'Code.S3Key': CODE.Key },
          { tags },
        ),
        ...['GetCanary', 'StartCanary', 'StopCanary'].map((action) => synthetics(action)),
        synthetics('UpdateCanary', { ExecutionRoleArn: ROLE }),
        logGroup('CreateLogGroup', 'bmo-learning-prod-canary'),
        logGroup('DeleteLogGroup', 'bmo-learning-prod-can'),
        synthetics('DeleteCanary'),
      ],
      roles,
    );
    expect({ denied, explicitlyDenied }).toEqual({ denied: [], explicitlyDenied: [] });
  });

  it('may delete the code of the canary for good, and no other object', async () => {
    const { denied, explicitlyDenied, unguarded } = await replayCalls(
      [s3('DeleteObject'), s3('DeleteObject', { Key: 'cloudwatch/log.gz' })],
      roles,
    );
    const asked = (denials: typeof denied) => denials.map(({ action, resource }) => `${action} ${resource}`);
    const other = 'arn:aws:s3:::bmo-learning-prod-logs-123456789012/cloudwatch/log.gz';
    expect(unguarded).toEqual([]);
    expect(asked(denied)).toEqual([`s3:DeleteObject ${other}`]);
    expect(asked(explicitlyDenied)).toEqual([`s3:DeleteObjectVersion ${other}`]);
  });

  it('may not touch another canary', async () => {
    const { denied } = await replayCalls([synthetics('DeleteCanary', { Name: 'of-others' })], roles);
    expect(denied.map(({ action }) => action)).toEqual(['synthetics:DeleteCanary', 'lambda:DeleteFunction']);
  });
});
