import { regionalArn } from './arns';
import type { PermissionsTable, Target } from './grant';
import { passRole } from './service-roles';

/** The stream of the log archive has no name besides the prefix. */
const deliveryStreams = (target: Target) => [
  regionalArn(target, 'firehose', `deliverystream/${target.prefix}-log-archive`),
];

/** Amazon Data Firehose. What waits in a stream is encrypted with a key of AWS, which takes no permission. */
export const firehosePermissions: PermissionsTable = {
  aws_kinesis_firehose_delivery_stream: (target) => [
    {
      access: 'read',
      actions: ['firehose:DescribeDeliveryStream', 'firehose:ListTagsForDeliveryStream'],
      resources: deliveryStreams(target),
    },
    {
      access: 'write',
      actions: [
        'firehose:CreateDeliveryStream',
        'firehose:UpdateDestination',
        'firehose:StartDeliveryStreamEncryption',
        'firehose:StopDeliveryStreamEncryption',
        'firehose:DeleteDeliveryStream',
        'firehose:TagDeliveryStream',
        'firehose:UntagDeliveryStream',
      ],
      resources: deliveryStreams(target),
    },
    passRole(target, 'firehose.amazonaws.com', 'log-archive-delivery'),
  ],
};
